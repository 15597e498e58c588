"""Returns: the board of the period, the list of what was received."""

import polars as pl

from charts.markup import Row, given, text
from charts.returns.versions import standing_light
from charts.slots import Slot
from charts.table import Column, Line, table
from domain.dates import is_year, office_day, show_moment, show_period
from domain.facts import Facts
from domain.numbers import DASH

STATE_TONES = {"state_accepted": "on_pace", "state_rejected": "behind", "state_awaited": "none"}


def returns_board(board: pl.DataFrame, facts: Facts) -> str:
    """Every unit of this period: 已报, 待报 or 退回, and when; `board` is returns/this_period."""
    return f'<div class="board">{"".join(_state(row, facts) for row in board.iter_rows(named=True))}</div>'


def _state(row: Row, facts: Facts) -> str:
    shape = next(tone for state, tone in STATE_TONES.items() if facts.sentences[state] == row["state"])
    word = text(row["state"])
    when = text(show_moment(row["received_at"])) if row["received_at"] else "尚未收到"
    return (
        f'<div class="unit {shape}"><b>{text(facts.reporters.keyed(row["place_key"]).short)}</b>'
        f'<span class="light {shape}">{word}</span><small>{when}</small></div>'
    )


def board_title(board: pl.DataFrame) -> str:
    """本期报送情况 with the month or week it is about."""
    return f"本期报送情况：{Slot.of(board.row(0, named=True)).title}"


def received_list(received: pl.DataFrame, slot: Slot | None, facts: Facts) -> str:
    """The returns of the slot, and what came since and is of none; all earlier ones behind 另有几份."""
    fresh = [
        slot is None
        or slot.holds(row["period"])
        or ((row["period"] is None or is_year(row["period"])) and office_day(row["received_at"]) >= slot.first)
        for row in received.iter_rows(named=True)
    ]
    shown, earlier = received.filter(fresh), received.filter([not one for one in fresh])
    more = (
        f"<details><summary>另有 {earlier.height} 份</summary>{received_table(earlier, facts)}</details>"
        if earlier.height
        else ""
    )
    return (received_table(shown, facts) if shown.height else "") + more


def received_table(received: pl.DataFrame, facts: Facts) -> str:
    """What was received, newest first; a click opens the findings. `received` is returns/received."""
    columns = [
        Column("回执号", "name"),
        Column("单位", "left wrap"),
        Column("报表", "left", wide=True),
        Column("所属期", "left"),
        Column("结果", "left"),
        Column("收到时间", "left", wide=True),
        Column("拒收", wide=True),
        Column("需说明", wide=True),
        Column("提示", wide=True),
        Column("文件", "left wrap", wide=True),
    ]
    return table("收到的报表", columns, (_received(row, facts) for row in received.iter_rows(named=True)), "received")


def _received(row: Row, facts: Facts) -> Line:
    note = " <small>补录</small>" if row["backfilled"] else ""
    cells = [
        text(row["receipt"]),
        text(row["place"]),
        text(row["form"]),
        text(show_period(row["period"]) if row["period"] else DASH),
        standing_light(row["standing"], facts) + note,
        text(show_moment(row["received_at"])),
        text(row["rejects"]),
        text(row["explains"]),
        text(row["hints"]),
        given(row["file"]),
    ]
    return Line(cells, f"return:{row['submission']}")
