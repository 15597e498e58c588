"""The projects of one unit: the largest of them, the rest behind 另有几个."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_number

SHOWN, MOST = 6, 300
_DECIMALS = 2


def place_projects(projects: pl.DataFrame, facts: Facts) -> str:
    """`projects` is follow_through/projects of one unit; sums are of the projects shown and folded together."""
    say = facts.sentences
    total = sum(amount for amount in projects["contract"] if amount is not None)
    told = say["place_projects"].format(count=projects.height, total=show_number(total, _DECIMALS))
    largest = projects.sort("contract", "signed_on", descending=True, nulls_last=True).rows(named=True)
    rest = largest[SHOWN:MOST]
    more = f"<details><summary>{text(say['listed_rest'].format(count=len(rest)))}</summary>{_table(rest)}</details>"
    left = len(largest) - MOST
    note = f'<p class="note">{text(say["listed_more"].format(count=left))}</p>' if left > 0 else ""
    return f'<p class="say">{text(told)}</p>{_table(largest[:SHOWN])}{more if rest else ""}{note}'


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
