"""What the command line does: take in, withdraw, demo; each answers with its exit code."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import settings
from domain.dates import read_moment, show_period
from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.text import decoded
from loaders.clock import now
from loaders.commands.options import split_words, words_said
from loaders.demonstration.filling import fill, state_of
from loaders.intake import take_in
from loaders.reading.limits import load_limits
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.records.withdrawing import withdraw
from queries.store import Store

WITHDRAW = "python -m loaders withdraw 回执号 --reason 原因 [--at 时刻] [--by 姓名]"
_DEFAULT_SENDER = "命令行"
_MEGABYTE = 1024 * 1024


def take_in_command(words: Sequence[str]) -> int:
    """take-in FILE… [--received-at ISO] [--by NAME] [--json]: 0 where no file was rejected, else 1."""
    names, options = split_words(words, valued=("received-at", "by"), flags=("json",))
    facts = load_facts(settings.DATA)
    paths = _files(names, load_limits(facts.folder).inflated_bytes)
    moment = read_moment(options["received-at"]) if "received-at" in options else now()
    receipts = []
    by, files = options.get("by", _DEFAULT_SENDER), [(decoded(path.name), path) for path in paths]
    with Readers(facts).begin() as readers, closing(Store(settings.STORE, facts)) as store:
        try:
            for receipt in take_in(store, facts, files, received_at=moment, by=by, readers=readers):
                receipts.append(receipt)
                if "json" not in options:
                    print(_told(receipt, facts), flush=True)
        finally:
            if "json" in options:
                print(json.dumps([receipt.as_json() for receipt in receipts], ensure_ascii=False, indent=2))
    return int(any(receipt.status == "rejected" for receipt in receipts))


def withdraw_command(words: Sequence[str]) -> int:
    """withdraw RECEIPT --reason WHY [--at ISO] [--by NAME]: takes an accepted return back; 0."""
    plain, options = words_said(words, ("reason",), WITHDRAW, plain=1, also=("by", "at"))
    moment = read_moment(options["at"]) if "at" in options else now()
    author = options.get("by", _DEFAULT_SENDER)
    with closing(Store(settings.STORE, load_facts(settings.DATA))) as store:
        withdraw(store, plain[0], reason=options["reason"], author=author, made_at=moment)
    print(f"已撤回 {plain[0]}，不再计入；记录和原因保留在台账中。")
    return 0


def demo_command(words: Sequence[str]) -> int:
    """demo [--seed N] [--if-empty]: fills an empty store with the demonstration year; 0."""
    plain, options = split_words(words, valued=("seed",), flags=("if-empty",))
    if plain or not options.get("seed", "0").isdecimal():
        raise UsageError("写法：python -m loaders demo [--seed 整数] [--if-empty]")
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        state = state_of(store)
        if state == "real" and "if-empty" in options:
            return 0
        if state == "filled":
            print("演示数据早已装好，没有改动。")
            return 0
        filling = fill(store, facts, seed=int(options["seed"]) if "seed" in options else None)
        print("正在装入演示数据（均为虚构）……", flush=True)
        receipts = list(filling)
    rejected = sum(receipt.status == "rejected" for receipt in receipts)
    print(f"演示数据已装入：{len(receipts)} 份报表，其中 {rejected} 份按演示需要拒收。")
    return 0


def _files(names: Sequence[str], most_bytes: int) -> list[Path]:
    """The files of these names; one that is more than a workbook may hold unpacked is not even archived."""
    if not names:
        raise UsageError("写法：python -m loaders take-in 文件… [--received-at 时刻] [--by 姓名] [--json]")
    for path in map(Path, names):
        if path.is_dir():
            raise UsageError(f"“{path}”是文件夹，请逐个写明文件。")
        if not path.is_file():
            raise UsageError(f"找不到文件：{path}。")
        if path.stat().st_size > most_bytes:
            raise UsageError(f"文件超过 {most_bytes // _MEGABYTE} MB，没有接收：{path}。")
    return list(map(Path, names))


def _told(receipt: Receipt, facts: Facts) -> str:
    form = facts.forms[receipt.form].label if receipt.form in facts.forms else None
    period = show_period(receipt.period) if receipt.period else None
    known = (receipt.file, receipt.sheet, receipt.place, form, period)
    parts = (facts.sentences[f"verdict_{receipt.status}"], f"回执号 {receipt.receipt}", *known)
    lines = ["　".join(part for part in parts if part)]
    found = (f"　　{facts.sentences[f'level_{one.level}']}：{one.message}" for one in receipt.findings)
    return "\n".join([*lines, *found])
