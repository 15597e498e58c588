"""Reasons, waivers and corrections: each one line in the ledger with its event, never without a reason."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.explaining import Correction, Waiver, correct, explain, waive
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw, plain_values
from tests.ledger_rows import Row, put
from tests.loaders.conftest import Drawn, Taking

AUTHOR = "示例核验员"
CORRECTION = Correction(
    season="2022",
    form="annual/monthly",
    place="大竹县",
    period="2022-09",
    indicator="funds_in_place",
    guard=Decimal(700),
    value=Decimal(70),
    reason="示例：多填了一位",
    author=AUTHOR,
    made_at=read_moment("2022-10-10T09:00"),
)
WAIVER = Waiver(
    rule="history.falls",
    form="season-3/basic",
    place="宣汉县",
    indicator="briefings",
    guard=Decimal(9),
    reason="示例：已核对",
    author=AUTHOR,
    made_at=read_moment("2023-06-12T09:00"),
)


@pytest.fixture
def reported(store: Store) -> Store:
    """A ledger in which 大竹县 reports 50 for August and 700 for September."""
    put(store, Row("dazhu", "2022-08", {"funds_in_place": "50"}), Row("dazhu", "2022-09", {"funds_in_place": "700"}))
    return store


@pytest.fixture
def fallen(drawn: Drawn, taking: Taking) -> str:
    """The submission of a return whose 简报 fell from 20 to 9."""
    taking(drawn("1.xlsx", period="2023年6月2日", briefings=20), at="2023-06-03T09:00")
    return taking(drawn("2.xlsx", briefings=9))[0].submission


def _actual(store: Store, as_of: str) -> Decimal | None:
    answer = ask(store, "completion/by_place", season="2022", indicator="到位资金", as_of=as_of)
    value: Decimal | None = answer.filter(place="大竹县")["actual"].item()
    return value


def _counts(store: Store, as_of: str) -> dict[str, Any]:
    return ask(store, "rules/by_rule", season="3", as_of=as_of).filter(code="history.falls").row(0, named=True)


def test_a_reason_is_kept_with_its_author_and_an_event(store: Store, fallen: str) -> None:
    explain(store, fallen, 1, " 示例：重复报送，核减 ", AUTHOR, read_moment("2023-06-11T09:00"))
    [row] = ask(store, "rules/fired", season="3", as_of="2023-06-12").rows(named=True)
    assert (row["reason"], row["author"], row["level"]) == ("示例：重复报送，核减", AUTHOR, "explain")
    [event] = store.query("select actor, action, subject from event order by revision desc limit 1").rows()
    assert event == (AUTHOR, "add_explanation", fallen)


def test_a_reason_counts_from_when_it_was_given(store: Store, fallen: str) -> None:
    explain(store, fallen, 1, "示例：核减", AUTHOR, read_moment("2023-06-12T09:00"))
    before, after = _counts(store, "2023-06-11"), _counts(store, "2023-06-12")
    assert [before[name] for name in ("fired", "explains", "explained", "unexplained")] == [1, 1, 0, 1]
    assert [after[name] for name in ("fired", "explains", "explained", "unexplained")] == [1, 1, 1, 0]


def test_a_later_reason_counts_over_an_earlier_one(store: Store, fallen: str) -> None:
    for day, reason in (("2023-06-11", "示例：核减一次"), ("2023-06-12", "示例：核减两次")):
        explain(store, fallen, 1, reason, AUTHOR, read_moment(f"{day}T09:00"))
    assert ask(store, "rules/fired", season="3", as_of="2023-06-13")["reason"].to_list() == ["示例：核减两次"]


@pytest.mark.parametrize(("ordinal", "reason", "author"), [(2, "示例", AUTHOR), (1, " ", AUTHOR), (1, "示例", "")])
def test_nothing_is_explained_that_is_not_there_or_without_a_reason(
    store: Store, fallen: str, ordinal: int, reason: str, author: str
) -> None:
    with pytest.raises(UsageError):
        explain(store, fallen, ordinal, reason, author, read_moment("2023-06-11"))
    assert store.query("select count(*) from explanation").item() == 0


def test_a_write_run_twice_is_said_once(store: Store, fallen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once = store.write
    monkeypatch.setattr(store, "write", lambda change: (once(change), once(change))[1])
    explain(store, fallen, 1, "示例：核减", AUTHOR, read_moment("2023-06-11"))
    assert store.query("select count(*) from explanation").item() == 1
    assert store.query("select count(*) from event where action = 'add_explanation'").item() == 1


def test_a_waiver_given_afterwards_lets_the_value_stand(store: Store, facts: Facts, fallen: str) -> None:
    waive(store, facts, replace(WAIVER, ends_on=date(2023, 6, 20)))
    waived = {day: _counts(store, day)["waived"] for day in ("2023-06-11", "2023-06-12", "2023-06-20", "2023-06-21")}
    assert list(waived.values()) == [0, 1, 1, 0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"rule": "history.rises"},
        {"form": "ledger"},
        {"indicator": "funds_in_place"},
        {"place": "合计"},
        {"reason": ""},
        {"ends_on": date(2023, 6, 1)},
    ],
)
def test_a_waiver_of_what_does_not_exist_is_refused(store: Store, facts: Facts, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        waive(store, facts, replace(WAIVER, **wrong))


def test_a_correction_is_used_wherever_the_figure_stands(reported: Store, facts: Facts) -> None:
    correct(reported, facts, CORRECTION)
    assert [_actual(reported, day) for day in ("2022-10-09", "2022-10-10")] == [700, 70]
    asked = {"season": "2022", "indicator": "到位资金", "as_of": "2022-10-12"}
    history = ask(reported, "completion/history", **asked).filter(place="大竹县", period="2022-09")
    assert history.select("value", "gain").row(0) == (70, 20)
    values = ask(reported, "season/values_by_place", season="2022", as_of="2022-10-12").filter(place="大竹县")
    assert values["value"].to_list() == [70]


def test_the_evidence_says_what_was_reported_and_who_put_it_right(reported: Store, facts: Facts) -> None:
    correct(reported, facts, CORRECTION)
    [row] = ask(reported, "evidence/figure", season="2022", indicator="到位资金", as_of="2022-10-12").rows(named=True)
    assert (row["value"], row["guard"], row["raw"]) == (70, 700, "700")
    assert (row["correction_reason"], row["corrected_by"]) == (CORRECTION.reason, AUTHOR)


def test_a_correction_lapses_with_another_figure_and_after_its_day(reported: Store, facts: Facts) -> None:
    correct(reported, facts, replace(CORRECTION, ends_on=date(2022, 10, 15)))
    assert [_actual(reported, day) for day in ("2022-10-15", "2022-10-16")] == [70, 700]
    put(reported, Row("dazhu", "2022-09", {"funds_in_place": "71"}, received_at="2022-10-12T09:00"))
    assert _actual(reported, "2022-10-13") == 71


def test_a_return_names_what_was_put_right_in_it_as_long_as_both_are_in_force(reported: Store, facts: Facts) -> None:
    correct(reported, facts, replace(CORRECTION, ends_on=date(2022, 10, 15)))

    def named(day: str) -> list[tuple[object, ...]]:
        told = ask(reported, "returns/corrected", season="2022", as_of=day)
        return told.select("label", "guard", "corrected_value", "correction_reason", "corrected_by").rows()

    right = ("到位资金", 700, 70, CORRECTION.reason, AUTHOR)
    assert [named(day) for day in ("2022-10-09", "2022-10-10", "2022-10-16")] == [[], [right], []]
    put(reported, Row("dazhu", "2022-09", {"funds_in_place": "700"}, received_at="2022-10-12T09:00"))
    assert [named(day) for day in ("2022-10-11", "2022-10-13")] == [[right], [right]]
    put(reported, Row("dazhu", "2022-09", {"funds_in_place": "71"}, received_at="2022-10-13T09:00"))
    assert named("2022-10-14") == []


def test_the_correction_made_last_counts(reported: Store, facts: Facts) -> None:
    correct(reported, facts, CORRECTION)
    correct(reported, facts, replace(CORRECTION, value=Decimal(69), made_at=read_moment("2022-10-11T09:00")))
    assert [_actual(reported, day) for day in ("2022-10-10", "2022-10-11")] == [70, 69]


def test_a_correction_of_a_closed_season_counts_from_the_end_of_its_period(reported: Store, facts: Facts) -> None:
    correct(reported, facts, replace(CORRECTION, made_at=read_moment("2023-06-01")))
    assert _actual(reported, "2022-10-12") == 70


def test_a_figure_that_was_taken_back_is_not_put_right(reported: Store, facts: Facts) -> None:
    [receipt] = reported.query("select receipt from submission where period = '2022-09'")["receipt"]
    withdraw(reported, receipt, reason="示例：填错", author=AUTHOR, made_at=read_moment("2022-10-09T09:00"))
    with pytest.raises(UsageError, match="没有更正"):
        correct(reported, facts, CORRECTION)


@pytest.mark.parametrize(
    "wrong",
    [
        {"guard": Decimal(701)},
        {"period": "2022-07"},
        {"place": "渠县"},
        {"value": Decimal(-1)},
        {"reason": " "},
        {"ends_on": date(2022, 10, 1)},
    ],
)
def test_a_correction_of_a_figure_nobody_reported_is_refused(
    reported: Store, facts: Facts, wrong: dict[str, Any]
) -> None:
    with pytest.raises(UsageError):
        correct(reported, facts, replace(CORRECTION, **wrong))
    assert reported.query("select count(*) from correction").item() == 0


def test_a_reason_is_told_of_whatever_asked_for_one_be_it_no_rule(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    form = facts.form("season-3/basic")
    drawing = Drawing(form, "宣汉县", "2023年6月9日", plain_values(form), sheet="渠县")
    [receipt] = taking(draw(tmp_path / "一.xlsx", drawing))
    [nth] = [at for at, found in enumerate(receipt.findings, 1) if found.code == "place.sheet_differs"]
    explain(store, receipt.submission, nth, "示例：表名未改", AUTHOR, read_moment("2023-06-12T09:00"))
    for day, reason in (("2023-06-11", None), ("2023-06-12", "示例：表名未改")):
        told = ask(store, "returns/findings", season="3", as_of=day).filter(code="place.sheet_differs")
        assert told["reason"].to_list() == [reason]
