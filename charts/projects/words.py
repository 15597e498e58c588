"""What is said of the projects found: how many and how much, how many stand still, where they come from."""

from collections.abc import Iterable

import polars as pl

from charts.markup import Row, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number

_DECIMALS = 2


def found_sentence(totals: Row, facts: Facts) -> str:
    """projects/totals in one sentence, with those that stand still where there are any."""
    say = facts.sentences
    if not totals["projects"]:
        return say["projects_none"]
    told = say["projects_found"].format(count=f"{totals['projects']:,}")
    for name in ("contract", "funds"):
        if totals[name] is not None:
            told += say[f"projects_found_{name}"].format(money=show_number(totals[name], _DECIMALS))
    if totals["stalled_projects"]:
        told += say["projects_found_stalled"].format(count=f"{totals['stalled_projects']:,}")
    return f"{told}。"


def stalled_sentence(counted: pl.DataFrame, facts: Facts) -> str:
    """projects/stalled_by_place in one sentence: how many stand still, by rule, and the unit with most of them."""
    say = facts.sentences
    by_rule = counted.group_by("stalled", "days", maintain_order=True).agg(pl.col("stalled_projects").sum()).rows()
    total = sum(count for _, _, count in by_rule)
    if not total:
        return say["stalled_none"] + _unknown(counted, facts)
    parts = stalled_parts([one for one in by_rule if one[2]], facts)
    units = counted.group_by("place", maintain_order=True).agg(pl.col("stalled_projects").sum())
    most = units["stalled_projects"].max()
    names = "、".join(units.filter(stalled_projects=most)["place"])
    return say["stalled_told"].format(total=total, parts=parts, places=names, most=most) + _unknown(counted, facts)


def stalled_parts(by_rule: Iterable[tuple[str, int, int]], facts: Facts) -> str:
    """How many stand still by each rule, from (label, days, how many)."""
    part = facts.sentences["stalled_part"]
    return "，".join(part.format(rule=rule, days=days, count=count) for rule, days, count in by_rule)


def _unknown(counted: pl.DataFrame, facts: Facts) -> str:
    unknown = counted["unknown_days"].sum()
    return facts.sentences["stalled_unknown"].format(count=unknown) if unknown else ""


def stalled_table(counted: pl.DataFrame, facts: Facts) -> str:
    """Units by rules of stalling; a number opens "stalled:RULE:PLACE", and the contracts stand behind it."""
    rules = counted.unique("stalled_key", maintain_order=True).rows(named=True)
    columns = [Column("单位", "name"), *(Column(_head(rule, facts), label=text(rule["stalled"])) for rule in rules)]
    lines = [
        Line([text(place), *(_cell(row) for row in rows.iter_rows(named=True))])
        for (place,), rows in counted.group_by("place", maintain_order=True)
    ]
    return table(facts.sentences["stalled_caption"], columns, lines, "plain stalls")


def _head(rule: Row, facts: Facts) -> str:
    return f"{text(rule['stalled'])}<small>{text(facts.sentences['stalled_after'].format(days=rule['days']))}</small>"


def _cell(row: Row) -> str:
    if not row["stalled_projects"]:
        return f'<span class="zero">0</span>{_of(row)}'
    told = f"{row['place']}{row['stalled']} {row['stalled_projects']} 个"
    opener = f'<button class="opener" data-act="stalled:{text(row["stalled_key"])}:{text(row["place_key"])}"'
    money = f"<small>{show_number(row['contract'], _DECIMALS)} 亿元</small>"
    return f'{opener} aria-label="{text(told)}"><b>{row["stalled_projects"]}</b></button>{_of(row)}{money}'


def _of(row: Row) -> str:
    return f"<small>/ {row['waiting']} 个</small>"
