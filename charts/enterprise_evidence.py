"""Where a number of key enterprises came from: the firms it counts with their lines, or the cell that said it."""

import polars as pl

from charts.enterprise_words import whole
from charts.enterprises import enterprises_list
from charts.evidence import definition_list
from charts.markup import Row, given, text
from domain.dates import show_moment, show_period
from domain.facts import Facts


def named_card(row: Row, named: pl.DataFrame, facts: Facts) -> str:
    """`row` is one of enterprises/by_place, `named` the unit's of enterprises/as_of: those of the row's kind."""
    words = _words(row, facts)
    held = named.filter(pl.col("categories").str.split("、").list.eval(pl.element().is_in(words)).list.any())
    lines = [
        ("数量", text(f"{whole(row['enterprises'])} {row['unit']}")),
        ("取自", text(f"{show_period(row['period'])}的名单，回执号 {row['receipt']}")),
        ("口径", text(_meaning(row, facts))),
    ]
    return definition_list(lines) + (enterprises_list(held, facts) if held.height else "")


def counted_card(row: Row, received: list[Row], facts: Facts) -> str:
    """`row` is one of enterprises/by_place read from counts, `received` its return of returns/received."""
    lines = [("数量", text(f"{whole(row['enterprises'])} {row['unit']}"))]
    for one in received:
        lines += [
            ("取自文件", given(one["file"])),
            ("报送人", given(one["received_by"])),
            ("收到时间", text(show_moment(one["received_at"]))),
        ]
    where = [("工作表", given(row["sheet"] or "")), ("单元格", text(row["cell"]))]
    lines += [*where, ("所属期", text(show_period(row["period"]))), ("回执号", text(row["receipt"]))]
    return definition_list([*lines, ("口径", text(_meaning(row, facts)))])


def _words(row: Row, facts: Facts) -> list[str]:
    known = facts.key_enterprises
    held = [one.label for one in known.category if row["kind_key"] in (one.key, one.topic)]
    return held or list(known.labels)


def _meaning(row: Row, facts: Facts) -> str:
    """What the kind is, from its category, or from those of its topic, and where that stands."""
    known = facts.key_enterprises
    held = [one for one in known.category if row["kind_key"] in (one.key, one.topic)]
    sources = "；".join(dict.fromkeys(facts.cite(one.source) for one in held))
    told = "".join(one.definition for one in held)
    return f"{told}（{sources}）" if held else facts.indicators[known.all_indicator].definition
