"""The ranking of an indicator without targets: by the figure itself, bars against the greatest."""

from decimal import Decimal

import polars as pl

from charts.evidence.figured import opening, row_figure
from charts.markup import Axis, Row, status_word, text
from charts.overview.spark import spark
from charts.rankings.completion import Gains, gained, rank_cell, rank_moved
from charts.slots import Slot
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.indicators import Indicator


def value_ranking(ranking: pl.DataFrame, gains: Gains, indicator: Indicator, slot: Slot, facts: Facts) -> str:
    """completion/ranking by the actual, for an indicator without targets; bars compare with the greatest."""
    rows = ranking.rows(named=True)
    most = max((row["actual"] for row in rows if row["actual"] is not None), default=Decimal(0)) or Decimal(1)
    columns = [
        Column("名次", "middle"),
        Column("升降", "middle", wide=True),
        Column("单位", "name"),
        Column("累计"),
        Column("", "left plot"),
        Column("增量"),
        Column("近期增量", wide=True),
    ]
    lines = [
        Line(
            [
                rank_cell(row, opening("actual_rank", indicator.key, row["place_key"])),
                rank_moved(row, opening("actual_rank_change", indicator.key, row["place_key"])),
                text(row["place"]) + slot.since(row["period"]),
                _actual(row, indicator, facts),
                _bar(row, most),
                gained(row, slot, indicator, facts),
                spark(gains.get(row["place_key"], [])),
            ],
            opening("actual", indicator.key, row["place_key"]),
        )
        for row in rows
    ]
    return table(f"{indicator.label}排名，按完成数，单位：{indicator.unit}", columns, lines, "ranking")


def _actual(row: Row, indicator: Indicator, facts: Facts) -> str:
    if row["actual"] is None:
        return f'<span class="missing">{status_word(row["status"], facts)}</span>'
    return f"<b>{row_figure(row, 'actual', indicator, facts)}</b>"


def _bar(row: Row, most: Decimal) -> str:
    if row["actual"] is None:
        return '<div class="bar hatched" aria-hidden="true"></div>'
    width = Axis(most).at(row["actual"])
    return f'<div class="bar" aria-hidden="true"><span class="fill" style="width:{width}"></span></div>'
