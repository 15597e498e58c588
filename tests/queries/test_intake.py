"""Who handed in and when: every state of the board, as of a day and a moment, and what timeliness makes of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from domain.calendar import Exemption
from domain.due import forms_due
from domain.facts import Facts
from domain.seasons import Span
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.queries.conftest import Opening

WEEK = {"season": "3", "form": "season-3/basic"}
FRIDAY = "2023-06-09"
MINUTES = 60


def _cell(store: Store, as_of: str, place: str = "quxian", ordinal: int = 3) -> dict[str, Any]:
    board = ask(store, "intake/board", as_of=as_of, **WEEK)
    return board.filter(place_key=place, ordinal=ordinal).row(0, named=True)


def _rate(store: Store, as_of: str, place: str = "quxian") -> dict[str, Any]:
    rates = ask(store, "intake/timeliness", season="3", form="season-3/basic", as_of=as_of)
    return rates.filter(place_key=place).row(0, named=True)


def _sent(received_at: str, place: str = "quxian", period: str = FRIDAY, status: str = "accepted") -> Row:
    return Row(place, period, season="3", received_at=received_at, status=status, form="season-3/basic")


def _take_back(store: Store, submission: str, made_at: str) -> None:
    store.write(
        lambda cursor: cursor.execute(
            "insert into withdrawal (submission, reason, author, made_at)"
            " values ($submission, '示例', '示例', $made_at)",
            {"submission": submission, "made_at": made_at},
        )
    )


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2023-06-04", "not_due"),
        ("2023-06-05", "awaited"),
        ("2023-06-09T17:59", "awaited"),
        ("2023-06-09T18:00", "absent"),
        ("2023-06-12", "absent"),
    ],
)
def test_a_silent_unit_is_awaited_until_the_hour_and_absent_after(store: Store, as_of: str, state: str) -> None:
    assert _cell(store, as_of)["state"] == state


@pytest.mark.parametrize(
    ("received_at", "state", "late_by"),
    [
        ("2023-06-05T09:00", "filed", None),
        ("2023-06-09T18:00", "filed", None),
        ("2023-06-09T18:05", "late", 5),
        ("2023-06-10T19:30", "late", 25 * MINUTES + 30),
    ],
)
def test_a_return_is_on_time_until_the_hour_it_is_due(
    store: Store, received_at: str, state: str, late_by: int | None
) -> None:
    put(store, _sent(received_at, period="2023-06-05"))
    cell = _cell(store, "2023-06-12")
    assert (cell["state"], cell["late_by"], cell["receipt"]) == (state, late_by, "示例0001")


def test_what_came_later_was_not_known_before(store: Store) -> None:
    put(store, _sent("2023-06-10T09:00"))
    assert [_cell(store, day)["state"] for day in ("2023-06-09", "2023-06-10")] == ["absent", "late"]


def test_a_better_return_sent_later_makes_nobody_late(store: Store) -> None:
    put(store, _sent("2023-06-09T10:00"), _sent("2023-06-12T10:00"))
    cell = _cell(store, "2023-06-12")
    assert (cell["state"], cell["receipt"]) == ("filed", "示例0001")


def test_a_return_sent_back_waits_until_it_is_handed_in_again(store: Store) -> None:
    put(store, _sent("2023-06-08T10:00", status="rejected"))
    assert _cell(store, "2023-06-08")["state"] == "returned"
    overdue = _cell(store, "2023-06-10T18:00")
    assert (overdue["state"], overdue["late_by"]) == ("returned", 24 * MINUTES)
    put(store, _sent("2023-06-10T19:00"))
    assert _cell(store, "2023-06-12")["state"] == "late"


def test_a_return_taken_back_no_longer_counts(store: Store) -> None:
    [submission] = put(store, _sent("2023-06-08T10:00"))
    _take_back(store, submission, "2023-06-09 01:00:00")
    assert [_cell(store, day)["state"] for day in ("2023-06-08", "2023-06-09")] == ["filed", "absent"]


def test_history_entered_later_is_filed_and_says_nothing_of_timeliness(store: Store) -> None:
    put(store, _sent("2024-03-01T10:00"))
    cell = _cell(store, "2023-06-12")
    assert (cell["state"], cell["backfilled"], cell["late_by"]) == ("filed", True, None)
    assert _cell(store, "2023-06-08")["state"] == "awaited"
    rate = _rate(store, "2023-06-12")
    assert (rate["due"], rate["on_time"], rate["absent"], rate["backfilled"]) == (2, 0, 2, 1)


def _exempted(facts: Facts, opened: Opening) -> Store:
    exemption = Exemption(
        key="示例", place="quxian", form="season-3/basic", reason="示例：台风停工", author="示例经办人",
        days=Span(first=date(2023, 6, 9), last=date(2023, 6, 16)), granted=date(2023, 6, 12),
    )  # fmt: skip
    return opened(replace(facts, calendar=facts.calendar.model_copy(update={"exemptions": (exemption,)})))


def test_an_exempted_unit_need_not_report_the_weeks_due_in_that_time(facts: Facts, opened: Opening) -> None:
    store = _exempted(facts, opened)
    states = [_cell(store, "2023-06-30", ordinal=week)["state"] for week in (2, 3, 4, 5)]
    assert states == ["absent", "exempt", "exempt", "absent"]
    assert _cell(store, "2023-06-30")["reason"] == "示例：台风停工"
    assert _cell(store, "2023-06-30", place="dazhu")["state"] == "absent"
    rate = _rate(store, "2023-06-18")
    assert (rate["due"], rate["exempt"], rate["absent"]) == (2, 2, 2)


def test_an_exemption_is_known_from_the_day_it_was_granted(facts: Facts, opened: Opening) -> None:
    store = _exempted(facts, opened)
    assert [_cell(store, day)["state"] for day in ("2023-06-11", "2023-06-12")] == ["absent", "exempt"]


def test_a_unit_that_reports_though_exempted_has_filed(facts: Facts, opened: Opening) -> None:
    store = _exempted(facts, opened)
    put(store, _sent("2023-06-20T10:00"))
    assert _cell(store, "2023-06-30")["state"] == "filed"


def test_timeliness_is_what_came_on_time_of_what_has_fallen_due(store: Store) -> None:
    put(
        store,
        _sent("2023-05-26T10:00", period="2023-05-26"),
        _sent("2023-06-02T20:00", period="2023-06-02"),
        _sent("2023-06-12T10:00", period="2023-06-12"),
    )
    rate = _rate(store, "2023-06-12")
    told = {name: rate[name] for name in ("due", "on_time", "late", "absent", "returned")}
    assert told == {"due": 3, "on_time": 1, "late": 1, "absent": 1, "returned": 0}
    assert Decimal("0.333333333333333333") == rate["rate"]


def test_before_anything_is_due_there_is_no_rate(store: Store) -> None:
    rate = _rate(store, "2023-05-24")
    assert (rate["due"], rate["rate"]) == (0, None)


def test_the_returns_of_a_slot_are_all_told_those_sent_back_and_taken_back_too(store: Store) -> None:
    put(store, _sent("2023-06-08T10:00", status="rejected"))
    [_, submission] = put(store, _sent("2023-06-08T11:00"), _sent("2023-06-09T12:00"))
    _take_back(store, submission, "2023-06-10 01:00:00")
    told = ask(store, "intake/returns", as_of="2023-06-12", **WEEK)
    assert told["ordinal"].to_list() == [3, 3, 3]
    assert told["status"].to_list() == ["accepted", "accepted", "rejected"]
    assert [moment is None for moment in told["withdrawn_at"]] == [False, True, True]


def test_a_late_return_of_an_earlier_day_does_not_stand_for_the_one_in_force(store: Store) -> None:
    put(store, _sent("2023-06-09T10:00"), _sent("2023-06-10T10:00", period="2023-06-07"))
    told = ask(store, "returns/this_period", season="3", form="season-3/basic", as_of="2023-06-11")
    assert told.filter(place_key="quxian")["period"].to_list() == [FRIDAY]


def test_a_week_nobody_has_to_report_is_not_asked_for_because_one_unit_did(store: Store) -> None:
    put(store, _sent("2023-09-05T10:00", period="2023-09-05"))
    told = ask(store, "returns/this_period", season="3", form="season-3/basic", as_of="2023-09-05")
    owed = ask(store, "intake/board", as_of="2023-09-05", **WEEK)["ordinal"].max()
    assert set(told["ordinal"]) == {owed}


LEDGER = {"season": "3", "form": "ledger"}


def _ledger_sent(received_at: str, period: str = FRIDAY, status: str = "accepted") -> Row:
    return Row("quxian", period, season="standing", received_at=received_at, status=status, form="ledger")


def _ledger_cell(store: Store, as_of: str, ordinal: int = 3) -> dict[str, Any]:
    board = ask(store, "intake/board", as_of=as_of, **LEDGER)
    return board.filter(place_key="quxian", ordinal=ordinal).row(0, named=True)


def test_a_ledger_of_no_season_answers_the_week_it_speaks_of(store: Store) -> None:
    put(store, _ledger_sent("2023-06-09T10:00"), _ledger_sent("2023-06-17T10:00", period="2023-06-16"))
    states = [_ledger_cell(store, "2023-06-30", week)["state"] for week in (2, 3, 4, 5)]
    assert states == ["absent", "filed", "late", "absent"]
    assert _cell(store, "2023-06-30")["state"] == "absent"
    told = ask(store, "intake/returns", as_of="2023-06-30", **LEDGER)
    assert told["ordinal"].to_list() == [4, 3]
    rates = ask(store, "intake/timeliness", as_of="2023-06-30T19:00", **LEDGER).filter(place_key="quxian")
    assert rates.select("due", "on_time", "late", "absent").row(0) == (6, 1, 1, 4)


def test_of_the_ledgers_of_the_last_week_it_is_told_who_sent_one(store: Store) -> None:
    put(store, _ledger_sent("2023-06-09T10:00"))
    told = ask(store, "returns/this_period", as_of="2023-06-09T12:00", **LEDGER)
    assert set(told["ordinal"]) == {3}
    assert told.filter(place_key="quxian")["state"].to_list() == ["已报"]
    assert set(told.filter(pl.col("place_key") != "quxian")["state"]) == {"待报"}


def test_a_ledger_entered_after_the_season_closed_is_history_in_it(store: Store) -> None:
    put(store, _ledger_sent("2024-03-01T10:00"))
    cell = _ledger_cell(store, "2023-06-12")
    assert (cell["state"], cell["backfilled"]) == ("filed", True)


def test_a_ledger_taken_back_leaves_its_week_absent(store: Store) -> None:
    [submission] = put(store, _ledger_sent("2023-06-08T10:00"))
    _take_back(store, submission, "2023-06-10 01:00:00")
    assert [_ledger_cell(store, day)["state"] for day in ("2023-06-09", "2023-06-12")] == ["filed", "absent"]


def test_no_ledger_is_due_in_a_season_before_it_was_asked_for(store: Store) -> None:
    put(store, _ledger_sent("2022-06-10T10:00", period="2022-06-10"))
    assert all(ask(store, "intake/board", season=key, form="ledger").is_empty() for key in ("2", "2022"))


def test_a_silent_unit_misses_every_form_due_that_week(store: Store) -> None:
    missed = ask(store, "intake/timeliness", season="3", as_of="2023-05-28").filter(place_key="quxian")["absent"]
    due = [form for form in forms_due(store.facts, store.facts.seasons["3"]) if form.reporter == "place"]
    assert missed.to_list() == [len(due)]
