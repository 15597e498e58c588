"""The command line of scoring schemes: take a copy, try it on the weeks so far, put it in force; 0 where it is done."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import settings
from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.schemes.scheme import Scheme
from domain.schemes.text import scheme_toml
from loaders.clock import now
from loaders.commands.options import Options, day_of, split_words
from loaders.records.enacting import Enactment, enact, read_scheme
from queries.ask import ask
from queries.printing import as_csv
from queries.store import Store
from queries.worked.scheme_trials import scheme_kept, trial

USAGE = """写法：
  python -m loaders scheme show 方案 [--version 版本]                            打印全文，可另存修改
  python -m loaders scheme try 文件.toml [--as-of 日期]                          试算已过各期的名次，与现行并列
  python -m loaders scheme put 文件.toml [--from 日期] --reason 理由 --by 姓名   施行，用 end 登记编号 结束"""


def scheme_command(words: Sequence[str]) -> int:
    """scheme show, try or put, each as its line of USAGE says."""
    plain, said = split_words(words, valued=("version", "as-of", "from", "reason", "by"), flags=())
    doing = {"show": _show, "try": _try, "put": _put}
    if len(plain) != 2 or plain[0] not in doing:
        raise UsageError(USAGE)
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        return doing[plain[0]](store, facts, plain[1], said)


def _show(store: Store, facts: Facts, name: str, said: Options) -> int:
    known = [row for season in facts.seasons for row in ask(store, "rankings/schemes", season=season).rows(named=True)]
    mine = [row for row in known if name in (row["scheme"], row["label"])]
    wanted = [row for row in mine if said.get("version", row["version"]) == row["version"]]
    if not wanted:
        told = "、".join(f"{row['scheme']} 第{row['version']}版" for row in mine or known)
        raise UsageError(f"没有“{name}”的这个版本；可用：{told}。")
    row = next((row for row in wanted if row["in_force"]), wanted[0])
    print(scheme_toml(scheme_kept(store, row["scheme"], row["version"])), end="")
    return 0


def _try(store: Store, facts: Facts, name: str, said: Options) -> int:
    asked = {"as_of": said["as-of"]} if "as-of" in said else {}
    print(as_csv(trial(store, _read(name), **asked)), end="")
    return 0


def _put(store: Store, facts: Facts, name: str, said: Options) -> int:
    if not {"reason", "by"} <= set(said):
        raise UsageError(USAGE)
    scheme = _read(name)
    if "from" in said:
        scheme = scheme.model_copy(update={"valid_from": day_of(said["from"])})
    enact(store, facts, Enactment(scheme, said["reason"], said["by"], now()))
    print(f"已施行：{scheme.label}第{scheme.version}版，自{scheme.valid_from}起。")
    return 0


def _read(name: str) -> Scheme:
    path = Path(name)
    try:
        return read_scheme(path.read_text("utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{name} 不存在或不是 UTF-8 文本。") from fault
