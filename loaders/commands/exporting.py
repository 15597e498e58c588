"""The command line of what leaves the house: the city's own return, the whole ledger; 0 where it was written."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import settings
from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import load_facts
from loaders.clock import now
from loaders.commands.options import split_words
from loaders.exporting.ledger import export_ledger
from loaders.rolling_up.workbook import rolled_up
from queries.store import Store


def roll_up_command(words: Sequence[str]) -> int:
    """roll-up FORM --period P [--as-of D] -o FILE: writes the city's own return and names the units missing; 0."""
    plain, options = split_words(words, valued=("period", "as-of", "o", "output"), flags=())
    output = options.get("o", options.get("output"))
    if len(plain) != 1 or output is None or "period" not in options:
        raise UsageError("写法：python -m loaders roll-up 表式 --period 所属期 [--as-of 日期或时刻] -o 文件.xlsx")
    facts = load_facts(settings.DATA)
    known = read_moment(options["as-of"]) if "as-of" in options else now()
    with closing(Store(settings.STORE, facts)) as store:
        made = rolled_up(store, facts, facts.form(plain[0]), options["period"], known)
    try:
        Path(output).write_bytes(made.content)
    except OSError as fault:
        raise UsageError(f"文件写不进去：{output}。") from fault
    print(f"已生成{facts.places.city.label}汇总表：{output}")
    if made.missing:
        print(facts.sentences["rollup_missing"].format(places="、".join(made.missing)))
    return 0


def export_command(words: Sequence[str]) -> int:
    """export FOLDER: writes every table of the ledger as Parquet, with the data dictionary; 0."""
    plain, _ = split_words(words, valued=(), flags=())
    if len(plain) != 1:
        raise UsageError("写法：python -m loaders export 文件夹")
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        counts = export_ledger(store, facts, Path(plain[0]))
    print(f"已导出 {len(counts)} 张表、{sum(counts.values())} 行，数据字典在同一文件夹：{plain[0]}")
    return 0
