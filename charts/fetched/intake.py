"""The tables of 收报 to hand over: every unit and slot with its state, and how timely every unit is."""

import polars as pl

from charts.slots import Slot
from domain.facts import Facts
from domain.forms import Form
from domain.seasons import Season
from domain.tables import Head, Table

_BOARD = (
    Head("单位"),
    Head("期次"),
    Head("期初", "day"),
    Head("期末", "day"),
    Head("截止时间", "moment"),
    Head("状态"),
    Head("收到时间", "moment"),
    Head("迟报或逾期", "count", "分钟"),
    Head("回执号"),
    Head("免报缘由"),
)
_TIMELINESS = {
    "place": Head("单位"),
    "due": Head("应报", "count", "次"),
    "on_time": Head("按时", "count", "次"),
    "late": Head("迟报", "count", "次"),
    "absent": Head("缺报", "count", "次"),
    "returned": Head("退回", "count", "次"),
    "exempt": Head("免报", "count", "次"),
    "backfilled": Head("补录", "count", "次"),
    "rate": Head("及时率", "share"),
}


def intake_table(board: pl.DataFrame, form: Form, season: Season, facts: Facts) -> Table:
    """intake/board, unit by unit."""
    rows = [
        [
            row["place"],
            Slot.of(row).name,
            row["period_start"],
            row["period_end"],
            row["due_at"],
            facts.sentences[f"state_{row['state']}"],
            row["received_at"],
            row["late_by"],
            row["receipt"],
            row["reason"],
        ]
        for row in board.iter_rows(named=True)
    ]
    return Table(f"{season.short}各期报送情况", _BOARD, rows, source=facts.cite(form.source))


def timeliness_table(rates: pl.DataFrame, form: Form, season: Season) -> Table:
    """intake/timeliness: how often each unit was due and on time."""
    rows = rates.select(list(_TIMELINESS)).rows()
    named = form.label if season.short in form.label else f"{season.short}{form.label}"
    return Table(f"{named}报送及时率", tuple(_TIMELINESS.values()), rows)
