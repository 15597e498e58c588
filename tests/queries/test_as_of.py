"""Two axes of time in one argument: what a return speaks of, and when it was known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.errors import UsageError
from domain.facts import Facts
from domain.indicators import Nature
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put, with_places, with_targets
from tests.queries.conftest import Opening


def _actual(store: Store, as_of: str, place: str = "大竹县") -> Decimal | None:
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of=as_of)
    found: Decimal | None = dict(zip(answer["place"], answer["actual"], strict=True))[place]
    return found


def _row(period: str, value: str, received_at: str, **more: object) -> Row:
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


def test_a_return_whose_period_is_not_known_is_told_from_when_it_was_received_even_after_its_season(
    store: Store,
) -> None:
    put(store, _row("2022-08", "", "2024-06-01", status="rejected", findings=("reject",)))
    nothing = "update submission set period = null, period_start = null, period_end = null"
    store.write(lambda cursor: cursor.execute(nothing))
    for day, told in (("2024-05-31", 0), ("2024-06-01", 1)):
        assert ask(store, "returns/received", season="2022", as_of=day).height == told
        assert ask(store, "returns/findings", season="2022", as_of=day).height == told


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


def test_a_return_that_came_late_belongs_to_the_period_it_speaks_of_in_every_comparison(store: Store) -> None:
    put(
        store,
        _row("2022-07", "50", "2022-08-05"),
        _row("2022-08", "60", "2022-10-02"),
        _row("2022-09", "70", "2022-10-05"),
    )
    asked = {"season": "2022", "as_of": "2022-10-08"}
    compared = {**asked, "previous_as_of": "2022-09-29"}
    history = ask(store, "completion/history", indicator="到位资金", **asked).filter(place="大竹县", period="2022-09")
    ranking = ask(store, "completion/ranking", indicator="到位资金", basis="guarantee", **compared)
    city = ask(store, "completion/city", **compared).filter(indicator="funds_in_place")
    items = ask(store, "attention/items", **compared).filter(indicator="funds_in_place")
    gains = [history["gain"], ranking.filter(place="大竹县")["gain"], city["gain"], items["gain"]]
    assert [gain.to_list() for gain in gains] == [[10]] * 4


def test_an_earlier_period_can_be_read_as_it_is_known_later(store: Store) -> None:
    put(store, _row("2022-07", "50", "2022-08-05"), _row("2022-08", "60", "2022-10-02"))
    asked = {"season": "2022", "as_of": "2022-09-29"}
    assert ask(store, "season/values_by_place", **asked)["value"].to_list() == [50]
    assert ask(store, "season/values_by_place", known_as_of="2022-10-08", **asked)["value"].to_list() == [60]


def test_as_of_left_out_is_the_last_day_of_the_ledger(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-09", "70", "2022-10-08"))
    asked = ask(store, "completion/by_place", year="2022", indicator="到位资金")
    assert asked.equals(ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-10-08"))


def test_a_rejection_after_the_last_accepted_return_is_told_without_a_day(store: Store) -> None:
    put(
        store,
        _row("2022-09", "70", "2022-10-08"),
        _row("2022-10", "", "2023-01-20", status="rejected"),
    )
    received = ask(store, "returns/received", season="2022")
    assert received.select("period", "status").rows() == [("2022-10", "rejected"), ("2022-09", "accepted")]
    assert _actual(store, "2022-10-08") == 70
    assert ask(store, "completion/by_place", year="2022", indicator="到位资金")["pace"][0] == Decimal("0.75")


def test_a_return_of_no_known_season_is_told_from_the_moment_it_was_received(store: Store) -> None:
    put(
        store,
        _row("2022-08", "60", "2022-09-05"),
        _row("2032-08", "", "2022-10-08T17:30", status="rejected", findings=("reject",)),
    )
    store.write(lambda cursor: cursor.execute("update submission set season = null where status = 'rejected'"))
    for name in ("returns/received", "returns/findings"):
        for as_of, told in (("2022-10-08T17:29", False), ("2022-10-08T17:30", True)):
            for season in ("2022", "2", "3"):
                submissions = ask(store, name, season=season, as_of=as_of)["submission"].to_list()
                assert ("return-0002" in submissions) is told
        assert "return-0002" in ask(store, name, season="2022")["submission"].to_list()


def test_a_rejection_after_acceptance_leaves_the_unit_reported_on_the_board(store: Store) -> None:
    put(
        store,
        _row("2022-08", "60", "2022-09-05"),
        _row("2022-08", "9", "2022-09-09", status="rejected"),
        Row("quxian", "2022-08", status="rejected"),
    )
    board = ask(store, "returns/this_period", season="2022", form="annual/monthly", as_of="2022-09-10")
    states = dict(zip(board["place"], zip(board["state"], board["receipt"], strict=True), strict=True))
    assert (states["大竹县"], states["渠县"], states["万源市"]) == (
        ("已报", "示例0001"),
        ("退回", "示例0003"),
        ("待报", None),
    )


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


def test_the_city_has_a_work_target_where_every_unit_with_a_task_has_one(opened: Opening, facts: Facts) -> None:
    known = with_places(facts, ["示例甲县", "示例乙县"])
    known = with_targets(known, "funds_in_place", "2022", {"p1": ("40", "50"), "p2": ("60", "70")})
    known = with_targets(known, "projects_500m_up", "2022", {"p1": ("4", "5"), "p2": ("6", None)})
    city = ask(opened(known), "completion/city", season="2022", as_of="2022-09-10")
    targets = city.select("indicator", "guarantee_target", "work_target").rows()
    assert targets == [("funds_in_place", 100, 120), ("projects_500m_up", 10, None)]


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


def test_a_return_without_the_figure_is_no_silence(store: Store) -> None:
    put(store, _row("2022-07", "60", "2022-08-05"), _row("2022-09", "—", "2022-10-08"))
    history = ask(store, "completion/history", season="2022", indicator="到位资金", as_of="2022-10-08")
    states = history.filter(place="大竹县").sort("ordinal")["status"].to_list()
    assert states[-3:] == ["reported", "not_reported", "missing"]


@pytest.mark.parametrize(("nature", "gains"), [("cumulative", [80, 2]), ("snapshot", [None, 2])])
def test_a_stock_has_gained_nothing_when_it_is_first_told(
    opened: Opening, facts: Facts, nature: Nature, gains: list[int | None]
) -> None:
    natured = facts.indicators["signed_projects"].model_copy(update={"nature": nature})
    store = opened(replace(facts, indicators=facts.indicators | {"signed_projects": natured}))
    put(store, *(Row("dazhu", period, {"signed_projects": n}) for period, n in (("2022-03", "80"), ("2022-04", "82"))))
    history = ask(store, "completion/history", season="2022", indicator="signed_projects", as_of="2022-05-10")
    assert history.filter(place="大竹县", status="reported")["gain"].to_list() == gains


def test_weekly_returns_fall_into_the_weeks_of_the_season(store: Store) -> None:
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


def test_a_city_in_which_only_units_without_a_task_reported_is_not_judged(store: Store) -> None:
    put(store, Row("wanyuan", "2022-09", {"foreign_capital_used": "38000"}))
    [city] = (
        ask(store, "completion/city", season="2022", as_of="2022-10-12")
        .filter(indicator="foreign_capital_used")
        .iter_rows(named=True)
    )
    assert (city["reported"], city["expected"]) == (0, 7)
    assert [city[name] for name in ("actual", "guarantee_completion", "light", "level")] == [None] * 4
    put(store, Row("dazhu", "2022-09", {"foreign_capital_used": "1000"}))
    [city] = (
        ask(store, "completion/city", season="2022", as_of="2022-10-12")
        .filter(indicator="foreign_capital_used")
        .iter_rows(named=True)
    )
    assert city["actual"] == 39000


def test_a_figure_left_blank_is_no_loss_to_the_city(store: Store) -> None:
    for place, before, now in (("dazhu", "50", "60"), ("quxian", "40", "")):
        put(store, Row(place, "2022-08", {"funds_in_place": before}), Row(place, "2022-09", {"funds_in_place": now}))
    given = {"season": "2022", "as_of": "2022-10-12", "previous_as_of": "2022-08-31"}
    [city] = ask(store, "completion/city", **given).filter(indicator="funds_in_place").iter_rows(named=True)
    assert (city["actual"], city["gain"]) == (60, 10)


def test_every_question_of_a_moment_can_be_asked_with_what_was_known_at_another(store: Store) -> None:
    put(store, _row("2022-08", "60", "2022-09-05"), _row("2022-08", "66", "2022-11-05"))
    asked = {"season": "2022", "indicator": "到位资金", "as_of": "2022-09-10"}
    then = ask(store, "completion/by_place", **asked)
    now = ask(store, "completion/by_place", known_as_of="2022-11-06", **asked)
    assert [answer.filter(place="大竹县")["actual"].item() for answer in (then, now)] == [60, 66]
    assert now["pace"].equals(then["pace"])
    with pytest.raises(UsageError, match="known_as_of"):
        ask(store, "season/demonstrated", season="2022", known_as_of="2022-11-06")
