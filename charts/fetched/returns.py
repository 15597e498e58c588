"""The tables of 报送 to hand over: the returns received, the board of the period."""

import polars as pl

from charts.markup import Row
from charts.slots import Slot
from domain.dates import show_period
from domain.facts import Facts
from domain.seasons import Season
from domain.tables import Head, Table

_RECEIVED = (
    Head("回执号"),
    Head("单位"),
    Head("报表"),
    Head("所属期"),
    Head("结果"),
    Head("收到时间", "moment"),
    Head("报送人"),
    Head("拒收", "count", "条"),
    Head("需说明", "count", "条"),
    Head("提示", "count", "条"),
    Head("文件"),
    Head("补录"),
)


def received_table(received: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """returns/received, the latest first."""
    rows = [_received(row, facts) for row in received.iter_rows(named=True)]
    return Table(f"{season.short}收到的报表", _RECEIVED, rows)


def _received(row: Row, facts: Facts) -> list[object]:
    period = show_period(row["period"]) if row["period"] else None
    told = [row["receipt"], row["place"], row["form"], period, facts.sentences[f"standing_{row['standing']}"]]
    counts = [row[level] for level in ("rejects", "explains", "hints")]
    return [*told, row["received_at"], row["received_by"], *counts, row["file"], "补录" if row["backfilled"] else None]


def board_table(board: pl.DataFrame, season: Season) -> Table:
    """returns/this_period: who has handed in, and when."""
    heads = [Head("单位"), Head("状态"), Head("所属期"), Head("收到时间", "moment"), Head("回执号")]
    rows = [
        [row["place"], row["state"], row["period"] and show_period(row["period"]), row["received_at"], row["receipt"]]
        for row in board.iter_rows(named=True)
    ]
    slot = f"（{Slot.of(board.row(0, named=True)).name}）" if board.height else ""
    return Table(f"{season.short}本期报送情况{slot}", heads, rows)
