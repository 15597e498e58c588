"""Projects one by one, as a click opens them: size, day, state, and the cell each stands in."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_number, show_rate

_MOST = 300
_DECIMALS = 2


def projects_table(
    projects: pl.DataFrame, facts: Facts, act: str = "", below: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Rows of bands/, follow_through/ or chains/projects or of projects/undated, at most 300; the rest is counted.

    With `act` a row tells "ACT:SUBMISSION:ROW"; `below` is HTML that stands under the row so called.
    """
    columns = [
        Column("项目", "name"),
        Column("单位", "left"),
        Column("合同总投资<small>（亿元）</small>", label="合同总投资（亿元）"),
        Column("签约日期", "left"),
        Column("状态", "left"),
        Column("取自", "left wrap"),
    ]
    lines = [_line(row, facts, act, below) for row in projects.head(_MOST).iter_rows(named=True)]
    body = table("项目", columns, lines, "listed stacked")
    more = projects.height - _MOST
    return body + (f'<p class="note">{text(facts.sentences["listed_more"].format(count=more))}</p>' if more > 0 else "")


def _line(row: Row, facts: Facts, act: str, below: Mapping[str, str]) -> Line:
    signed = text(show_day(row["signed_on"])) if row["signed_on"] else DASH
    called = f"{act}:{row['submission']}:{row['row_number']}"
    stood = f"{given(row['file'])}<br><small>{given(row['sheet'])} {text(row['cell'])} · {text(row['receipt'])}</small>"
    return Line(
        [
            f"{given(row['project'])}{_part(row, facts)}",
            text(facts.place(row["place"]).short),
            show_number(row["contract"], _DECIMALS),
            signed,
            given(row["state"]),
            stood,
        ],
        called if act else None,
        below=below.get(called, ""),
    )


def _part(row: Row, facts: Facts) -> str:
    """The share of a project that is counted here, where it is split."""
    share: Decimal | None = row.get("share")
    if share is None or share == 1:
        return ""
    return f"<small>{text(facts.sentences['part_of_project'].format(share=show_rate(share)))}</small>"
