"""The command line: python -m queries list | ask NAME [--PARAM VALUE …] [--format table|csv|json]."""

import sys

from domain.errors import GongjianError, StoreBusyError, UsageError
from domain.facts import load_facts
from domain.text import decoded
from queries.ask import ask, question_named
from queries.catalogue import questions
from queries.ending import answered
from queries.parameters import wanted
from queries.printing import FORMATS, as_csv, as_json, as_list, as_table
from queries.store import Store
from settings import DATA, STORE

USAGE = """用法：
  python -m queries list                                      列出全部查询
  python -m queries ask 查询 [--参数 值 …] [--format table|csv|json]
例：
  python -m queries ask completion/by_place --year 年度 --indicator 指标 --as_of 日期
"""


def main(arguments: list[str]) -> int:
    """Answer on standard output; 0 answered, 1 facts or ledger unusable, 2 wrong usage, 3 ledger held elsewhere."""
    try:
        print(_answer([decoded(word) for word in arguments]), end="")
    except UsageError as fault:
        print(fault, file=sys.stderr)
        return 2
    except GongjianError as fault:
        print(fault, file=sys.stderr)
        return 3 if isinstance(fault, StoreBusyError) else 1
    return 0


def _answer(arguments: list[str]) -> str:
    match arguments:
        case ["list"]:
            return as_list(questions())
        case ["--help" | "-h"] | ["ask", "--help" | "-h"]:
            return USAGE
        case ["ask", name, *options] if {"--help", "-h"} & set(options):
            return wanted(question_named(name)) + "\n"
        case ["ask", name, *options]:
            return _asked(name, _options(options))
    raise UsageError(USAGE.rstrip())


def _asked(name: str, given: dict[str, str]) -> str:
    form = given.pop("format", FORMATS[0])
    if form not in FORMATS:
        raise UsageError(f"--format 只能是 {'、'.join(FORMATS)}，不能是“{form}”。")
    question_named(name)
    facts = load_facts(DATA)
    store = Store(STORE, facts)
    try:
        frame = ask(store, name, **given)
    finally:
        store.close()
    return as_table(frame, facts, name) if form == "table" else as_csv(frame) if form == "csv" else as_json(frame)


def _options(words: list[str]) -> dict[str, str]:
    """--name value or --name=value; a dash inside a name is an underscore."""
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise UsageError(f"多出了“{word}”，参数应写成 --名称 值。")
        if not equals and (value := next(rest, "--")).startswith("--"):
            raise UsageError(f"参数 --{name} 后面缺少值。")
        if name.replace("-", "_") in given:
            raise UsageError(f"参数 --{name} 写了两次。")
        given[name.replace("-", "_")] = value
    return given


if __name__ == "__main__":
    sys.exit(answered(main, sys.argv[1:]))
