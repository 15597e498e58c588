"""Two axes of time in one argument: what a return speaks of, and when it was known."""

from decimal import Decimal

import pytest

from domain.facts import Facts
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.queries.conftest import Opening


def _actual(store: Store, as_of: str, place: str = "大竹县") -> Decimal | None:
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of=as_of)
    found: Decimal | None = dict(zip(answer["place"], answer["actual"], strict=True))[place]
    return found


def _row(period: str, value: str, received_at: str, **more: str) -> Row:
    return Row("dazhu", period, {"funds_in_place": value}, received_at=received_at, **more)  # type: ignore[arg-type]


def test_a_correction_counts_from_when_it_was_received(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-08", "58", "2022-09-20T10:00"))
    assert _actual(store, "2022-09-04") is None
    assert _actual(store, "2022-09-19") == 60
    assert _actual(store, "2022-09-20T09:59:59") == 60
    assert _actual(store, "2022-09-20T10:00:00") == 58
    assert _actual(store, "2022-09-20T02:00:00+00:00") == 58
    assert _actual(store, "2022-09-20") == 58


def test_a_correction_of_an_earlier_month_does_not_replace_a_later_month(store: Store) -> None:
    put(
        store,
        _row("2022-08", "60", "2022-09-05"),
        _row("2022-09", "70", "2022-10-08"),
        _row("2022-08", "65", "2022-10-20"),
    )
    assert _actual(store, "2022-10-31") == 70


def test_a_return_that_speaks_of_a_later_day_is_not_known_yet(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-09", "70", "2022-09-28"))
    assert _actual(store, "2022-09-29") == 60
    assert _actual(store, "2022-09-30") == 70


def test_history_entered_after_the_season_closed_counts_from_the_day_it_speaks_of(store: Store) -> None:
    closes = store.facts.seasons["2022"].closes.isoformat()
    put(store, _row("2022-08", "60", f"{closes}T23:59"), _row("2022-09", "70", "2024-06-01"))
    assert _actual(store, "2022-08-31") is None
    assert _actual(store, "2022-09-29") is None
    assert _actual(store, "2022-09-30") == 70
    received = ask(store, "returns/received", season="2022", as_of="2022-09-30")
    assert dict(zip(received["period"], received["backfilled"], strict=True)) == {"2022-09": True}


def test_of_two_returns_received_at_the_same_moment_the_last_submission_wins(store: Store) -> None:
    put(
        store,
        _row("2022-08", "1", "2022-09-05T09:00", submission="b"),
        _row("2022-08", "2", "2022-09-05T09:00", submission="a"),
    )
    assert _actual(store, "2022-09-05") == 1


def test_the_latest_return_decides_and_nothing_is_carried_forward(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-09", "", "2022-10-08"))
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-10-08").filter(
        place="大竹县"
    )
    assert answer.select("actual", "status", "period").row(0) == (None, "missing", "2022-09")


def test_a_rejected_return_moves_no_figure(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-09", "70", "2022-10-08", status="rejected"))
    assert _actual(store, "2022-10-31") == 60


def test_as_of_left_out_is_the_last_day_of_the_ledger(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-09", "70", "2022-10-08"))
    asked = ask(store, "completion/by_place", year="2022", indicator="到位资金")
    assert asked.equals(ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-10-08"))


def test_a_year_goes_by_whole_months_and_a_season_by_days(store: Store) -> None:
    def pace(season: str, as_of: str, **more: str) -> Decimal:
        indicator = "funds_in_place" if season == "2022" else "signed_count"
        answer = ask(store, "completion/by_place", season=season, indicator=indicator, as_of=as_of, **more)
        return Decimal(answer["pace"][0])

    assert (pace("2022", "2022-09-29"), pace("2022", "2022-09-30")) == (
        Decimal("0.666666666666666666"),
        Decimal("0.75"),
    )
    assert (pace("2022", "2021-12-31"), pace("2022", "2024-01-01")) == (0, 1)
    assert pace("2022", "2022-09-30", pace_basis="day") == Decimal("0.747945205479452054")
    assert [pace("3", day) for day in ("2023-05-21", "2023-05-22", "2023-06-09", "2023-08-29", "2023-09-30")] == [
        Decimal(0), Decimal("0.01"), Decimal("0.19"), Decimal(1), Decimal(1),
    ]  # fmt: skip


@pytest.mark.parametrize(("actual", "light"), [("37", "接近"), ("36.99", "滞后"), ("39.99", "接近"), ("40", "达序时")])
def test_a_light_changes_exactly_at_its_bound(store: Store, actual: str, light: str) -> None:
    put(store, Row("tongchuan", "2022-08", {"funds_in_place": actual}))
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-09-10").filter(
        place="通川区"
    )
    assert answer["light"].item() == light


@pytest.mark.parametrize(("actual", "level"), [("59.99", "未达保证"), ("60", "达保证"), ("65", "达工作")])
def test_a_level_is_reached_by_at_least_its_target(store: Store, actual: str, level: str) -> None:
    put(store, Row("tongchuan", "2022-08", {"funds_in_place": actual}))
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-09-10").filter(
        place="通川区"
    )
    assert answer["level"].item() == level


def test_one_target_alone_gives_one_completion(store: Store) -> None:
    put(store, Row("tongchuan", "2022-08", {"projects_500m_up": "6"}))
    row = ask(store, "completion/by_place", year="2022", indicator="5亿元及以上项目", as_of="2022-09-10").row(
        0, named=True
    )
    assert (row["place"], row["guarantee_completion"], row["work_target"], row["work_completion"]) == (
        "通川区",
        Decimal("1.2"),
        None,
        None,
    )
    assert (row["level"], row["rank"]) == ("达保证", 1)


def test_a_place_without_a_task_shows_its_actual_and_is_not_judged(store: Store) -> None:
    put(store, Row("wanyuan", "2022-08", {"foreign_capital_used": "100"}))
    answer = ask(store, "completion/by_place", year="2022", indicator="实际利用外资", as_of="2022-09-10").filter(
        place="万源市"
    )
    judged = answer.select("guarantee_target", "guarantee_completion", "level", "lead_points", "light", "rank")
    assert (answer["actual"].item(), answer["status"].item()) == (100, "no_task")
    assert judged.row(0) == (None,) * 6


def test_equal_completion_shares_a_rank(store: Store) -> None:
    actuals = {"tongchuan": "30", "dachuan": "30", "wanyuan": "9", "xuanhan": "23"}
    put(store, *(Row(place, "2022-08", {"funds_in_place": actual}) for place, actual in actuals.items()))
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-09-10").head(4)
    assert list(zip(answer["place"], answer["rank"], strict=True)) == [
        ("万源市", 1),
        ("通川区", 2),
        ("达川区", 2),
        ("宣汉县", 4),
    ]


def test_weekly_returns_fall_into_the_weeks_of_the_season(opened: Opening, facts: Facts) -> None:
    store = opened(facts)
    put(store, *(
        Row("dazhu", day, {"signed_count": count}, season="3", received_at=f"{day}T17:00")
        for day, count in (("2023-05-26", "3"), ("2023-06-09", "8"), ("2023-06-11", "9"), ("2023-06-12", "10"))
    ))  # fmt: skip
    history = ask(store, "completion/history", season="3", indicator="signed_count", as_of="2023-06-12").filter(
        place="大竹县"
    )
    assert history.select("ordinal", "period", "value", "gain", "status").rows() == [
        (1, "2023-05-26", 3, 3, "reported"),
        (2, None, None, None, "not_reported"),
        (3, "2023-06-11", 9, 6, "reported"),
        (4, "2023-06-12", 10, 1, "reported"),
    ]


def test_three_months_in_a_row_ahead_of_pace_deserve_a_line(store: Store) -> None:
    put(store, *(Row("tongchuan", f"2022-0{month}", {"funds_in_place": str(month * 5)}) for month in (7, 8, 9)))
    items = ask(store, "attention/items", season="2022", as_of="2022-10-12").filter(kind="ahead")
    assert items.select("place", "streak", "lead_points").rows() == [("通川区", 3, Decimal(0))]


def test_who_has_not_reported_this_period_is_named_in_one_line(store: Store) -> None:
    put(store, Row("dazhu", "2022-09", {"funds_in_place": "90"}))
    items = ask(store, "attention/items", season="2022", as_of="2022-10-12").filter(kind="not_reported")
    waiting = [place.label for place in store.facts.places.place if place.key != "dazhu"]
    assert items["place"].to_list() == ["、".join(waiting)]
