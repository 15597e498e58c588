"""The projects of one unit: the largest of them, the rest behind 另有几个."""

import polars as pl

from charts.markup import Row, given, saying, text
from charts.projects.words import stalled_parts
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_number
from domain.saying import fill, said

SHOWN, MOST = 6, 300
_DECIMALS = 2


def place_projects(projects: pl.DataFrame, place: str, stalled: pl.DataFrame, facts: Facts) -> str:
    """`projects` is follow_through/projects of the unit `place`; sums are of the projects shown and folded together.

    `stalled` is projects/stalled_by_place of the unit; how many stand still opens "projects:PLACE".
    """
    say = facts.sentences
    known = projects["contract"].drop_nulls().to_list()
    total = sum(known) if known else None
    count = said(projects.height, "pace_signed", "signed", place)
    money = said(show_number(total, _DECIMALS), "pace_money", "signed", place)
    sentence = fill(say["place_projects"], count=count, total=money)
    largest = projects.sort("contract", "signed_on", descending=True, nulls_last=True).rows(named=True)
    rest = largest[SHOWN:MOST]
    more = f"<details><summary>{text(say['listed_rest'].format(count=len(rest)))}</summary>{_table(rest)}</details>"
    left = len(largest) - MOST
    note = f'<p class="note">{text(say["listed_more"].format(count=left))}</p>' if left > 0 else ""
    return f"{saying(sentence)}{_stalled(stalled, facts)}{_table(largest[:SHOWN])}{more if rest else ''}{note}"


def _stalled(stalled: pl.DataFrame, facts: Facts) -> str:
    """How many stand still by each rule, nothing where none does."""
    rows = stalled.filter(pl.col("stalled_projects") > 0).rows(named=True)
    if not rows:
        return ""
    told = stalled_parts([(row["stalled"], row["days"], row["stalled_projects"]) for row in rows], facts)
    sentence = facts.sentences["place_stalled"].format(count=sum(row["stalled_projects"] for row in rows), parts=told)
    opener = f'<button class="opener" data-act="projects:{text(rows[0]["place_key"])}">{text(sentence)}</button>'
    return f'<p class="note">{opener}</p>'


def _table(rows: list[Row]) -> str:
    columns = [
        Column("项目", "name"),
        Column("合同总投资<br><small>亿元</small>"),
        Column("签约日期", "left"),
        Column("状态", "left"),
    ]
    lines = [
        Line(
            [
                given(row["project"]),
                show_number(row["contract"], _DECIMALS),
                text(show_day(row["signed_on"])) if row["signed_on"] else DASH,
                given(row["state"]),
            ]
        )
        for row in rows
    ]
    return table("项目", columns, lines, "plain")
