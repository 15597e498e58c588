"""The intake board and what is said over and under it: who is late, who is silent, what is said to whom."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from charts.intake.board import intake_board, returns_of_slot
from charts.intake.by_unit import slots_by_unit
from charts.intake.words import intake_sentence, next_due, reminder_file, reminders, show_minutes
from charts.markup import Row
from domain.facts import Facts
from domain.findings import Finding
from tests.charts.frames import NASTY

FIRST = date(2023, 7, 31)
WEEKS = 4
NOW = "2023年8月12日"
SENT = datetime(2023, 8, 11, 1, 30)


def _row(place: Any, week: int, state: str) -> Row:
    """Week 11 and 12 have fallen due, 13 and 14 have not."""
    first = FIRST + timedelta(weeks=week - 11)
    return {
        "place": place.label, "ordinal": week, "period_start": first, "period_end": first + timedelta(days=6),
        "due_at": datetime(2023, 8, 4, 10) + timedelta(weeks=week - 11), "state": state,
        "received_at": SENT if state in {"filed", "late", "returned"} else None,
        "receipt": "20230811-0001" if state in {"filed", "late", "returned"} else None,
        "late_by": 1530 if state == "late" else None, "has_fallen_due": week < 13, "backfilled": False,
        "reason": "示例：停工" if state == "exempt" else None, "place_key": place.key,
    }  # fmt: skip


def _board(facts: Facts, **states: str) -> pl.DataFrame:
    """intake/board: everything filed and then not due, but in week 12 (or 13 for awaited) as `states` say by place."""
    rows = []
    for place in facts.places.place:
        given = states.get(place.key, "filed")
        week_12, week_13 = ("filed", given) if given == "awaited" else (given, "not_due")
        rows += [_row(place, 11, "filed"), _row(place, 12, week_12), _row(place, 13, week_13)]
        rows.append(_row(place, 14, "not_due"))
    return pl.DataFrame(rows, infer_schema_length=None)


def _rates(board: pl.DataFrame) -> pl.DataFrame:
    """intake/timeliness of such a board, without the rate's digits."""
    over = board.filter("has_fallen_due")
    counts = {
        name: (pl.col("state") == state).sum()
        for name, state in (("on_time", "filed"), ("late", "late"), ("absent", "absent"), ("returned", "returned"))
    }
    return over.group_by("place", "place_key", maintain_order=True).agg(
        due=(pl.col("state") != "exempt").sum(), rate=pl.lit("0.5").cast(pl.Decimal(38, 18)).first(), **counts
    )


def _said(facts: Facts, **states: str) -> str:
    board = _board(facts, **states)
    return intake_sentence(board, _rates(board), NOW, facts.seasons["3"], facts)


def test_the_sentence_names_who_is_silent_and_who_was_late(facts: Facts) -> None:
    assert _said(facts, quxian="absent", kaijiang="absent", wanyuan="late") == (
        "截至2023年8月12日，第12周已报6家，迟报1家（万源市），缺报2家（渠县、开江县）。"
        "各期累计迟报1次（万源市1次），缺报2次（渠县1次、开江县1次）。"
    )


def test_the_sentence_says_so_where_all_was_on_time(facts: Facts) -> None:
    assert _said(facts) == "截至2023年8月12日，第12周9家全部按时报送。各期没有迟报和缺报。"


def test_the_sentence_tells_how_the_open_week_stands(facts: Facts) -> None:
    assert "第13周8月18日18:00截止，待报1家（渠县）。" in _said(facts, quxian="awaited")


def test_what_was_sent_back_counts_as_silent_in_the_sum(facts: Facts) -> None:
    said = _said(facts, quxian="returned", dazhu="exempt")
    assert "退回待改1家（渠县），免报1家（大竹县）" in said
    assert said.endswith("各期累计缺报1次（渠县1次）。")


def test_before_the_first_due_day_the_sentence_says_when_it_is(facts: Facts) -> None:
    board = _board(facts).with_columns(has_fallen_due=pl.lit(value=False))
    said = intake_sentence(board, _rates(_board(facts)), NOW, facts.seasons["3"], facts)
    assert said == "第三季还没有开始报送，第一次截止时间为8月4日18:00。"


def test_the_next_due_moment_is_the_first_not_yet_gone(facts: Facts) -> None:
    assert next_due(_board(facts), facts) == "下一次截止：2023年8月18日 18:00（第13周）"
    over = _board(facts).with_columns(has_fallen_due=pl.lit(value=True))
    assert next_due(over, facts) == "各期截止时间都已过"


def test_a_reminder_says_which_week_was_due_when(facts: Facts) -> None:
    form = facts.forms["season-3/basic"]
    told = reminders(
        _board(facts, quxian="absent", dazhu="returned", wanyuan="awaited", kaijiang="exempt"), form, facts
    )
    assert told == {
        "万源市": "万源市：第三季基本情况统计表 第13周（8月14日—8月20日）请于8月18日18:00前报送，尚未收到。",
        "大竹县": "大竹县：第三季基本情况统计表 第12周（8月7日—8月13日）应于8月11日18:00前报送，"
        "8月11日09:30收到的一份已退回（回执号20230811-0001），请改好后重新报送。",
        "渠县": "渠县：第三季基本情况统计表 第12周（8月7日—8月13日）应于8月11日18:00前报送，尚未收到。",
    }


def test_a_unit_that_owes_several_weeks_gets_a_line_for_those_one_after_the_other(facts: Facts) -> None:
    owes = (pl.col("place_key") == "quxian") & (pl.col("ordinal") != 12)
    board = _board(facts).with_columns(state=pl.when(owes).then(pl.lit("absent")).otherwise("state"))
    told = reminders(board, facts.forms["season-3/basic"], facts)
    assert list(told) == ["渠县"]
    assert told["渠县"].splitlines() == [
        "渠县：第三季基本情况统计表 第11周（7月31日—8月6日）应于8月4日18:00前报送，尚未收到。",
        "渠县：第三季基本情况统计表 第13周（8月14日—8月20日）至第14周（8月21日—8月27日）共2期都已到期，尚未收到"
        "（最早一期应于8月18日18:00前报送）。",
    ]


def test_the_reminders_as_a_file_open_in_any_editor() -> None:
    assert reminder_file(["甲\n乙", "丙"]).decode("utf-8-sig") == "甲\r\n乙\r\n\r\n丙\r\n"


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "1分钟"), (59, "59分钟"), (60, "1小时"), (1530, "1天1小时"), (2880, "2天"), (125, "2小时")],
)
def test_a_delay_is_said_in_days_and_hours(minutes: int, shown: str) -> None:
    assert show_minutes(minutes) == shown


def test_every_state_is_shape_and_word_and_silence_is_hatched(facts: Facts) -> None:
    board = _board(facts, quxian="absent", dazhu="late", wanyuan="exempt", kaijiang="returned", gaoxin="awaited")
    html = intake_board(board, _rates(board), facts)
    cells = re.findall(r'<td class="(\w+) [^"]*"[^>]*>.*?<span class="light (\w+)">(\S+?)</span>', html)
    assert {("absent", "behind", "缺报"), ("late", "near", "迟报"), ("exempt", "excused", "免报")} <= set(cells)
    assert {("returned", "turned", "退回"), ("awaited", "plain", "待报"), ("not_due", "none", "未到期")} <= set(cells)
    assert "免报：示例：停工" in html
    assert "迟1天1小时" in html


def test_only_what_has_begun_can_be_opened(facts: Facts) -> None:
    board = _board(facts)
    opened = re.findall(r'data-act="(slot:\w+:\d+)"', intake_board(board, _rates(board), facts))
    assert len(opened) == 2 * board["place_key"].n_unique()


def test_a_phone_shows_the_weeks_up_to_the_running_one(facts: Facts) -> None:
    board = _board(facts, quxian="awaited")
    html = intake_board(board, _rates(board), facts)
    assert re.findall(r'<th scope="col" class="(\w*)">(第\d+周)', html) == [
        ("", "第11周"),
        ("", "第12周"),
        ("", "第13周"),
        ("far", "第14周"),
    ]


def test_what_came_with_a_file_is_escaped(nasty_facts: Facts) -> None:
    board = _board(nasty_facts)
    row = board.row(1, named=True)
    sent = {
        "file": NASTY, "status": "rejected", "withdrawn_at": None, "period": "2023-08-11", "received_at": SENT,
        "received_by": NASTY, "receipt": "20230811-0001",
    }  # fmt: skip
    finding = Finding(code="X", level="reject", sheet=NASTY, cell="B6", read=NASTY, wanted="", message=f"B6 {NASTY}")
    html = returns_of_slot(row, [(sent, {finding: ""})], nasty_facts) + intake_board(board, _rates(board), nasty_facts)
    assert "<img" not in html
    assert "20230811-0001" in html


def test_on_a_phone_the_weeks_without_room_are_reached_unit_by_unit(facts: Facts) -> None:
    early = [
        _row(place, week, "late" if week == 6 else "filed") for place in facts.places.place for week in range(5, 11)
    ]
    board = pl.concat([pl.DataFrame(early, infer_schema_length=None), _board(facts)], how="vertical_relaxed")
    html = slots_by_unit(board, facts)
    first = facts.places.place[0]
    assert html.count("<details>") == len(facts.places.place)
    assert f"{first.short}<small>已报" in html
    assert "迟报1期" in html
    assert f'data-act="slot:{first.key}:6" aria-label="{first.label}第6周迟报，打开报表"' in html
    assert f'data-act="slot:{first.key}:12"' not in html
    assert slots_by_unit(_board(facts).filter(pl.col("ordinal") < 13), facts) == ""
