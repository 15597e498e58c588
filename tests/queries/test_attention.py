"""What needs attention: said of what the units have reported for the period on the board, and of nothing older."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest

from domain.facts import Facts
from domain.indicators import Light
from domain.leads import show_lead
from queries.ask import ask
from queries.attention import attention_sentence
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.queries.conftest import Opening


def _items(store: Store, as_of: str, previous: str | None = None) -> pl.DataFrame:
    return ask(store, "attention/items", season="2022", as_of=as_of, previous_as_of=previous)


def _funds(place: str, **by_month: str) -> list[Row]:
    return [Row(place, f"2022-{month[1:]}", {"funds_in_place": value}) for month, value in by_month.items()]


def test_three_months_in_a_row_ahead_of_pace_deserve_a_line(store: Store) -> None:
    put(store, *_funds("tongchuan", m07="35", m08="40", m09="45"))
    items = _items(store, "2022-10-12").filter(kind="ahead")
    assert items.select("place", "streak", "lead_points").rows() == [("通川区", 3, Decimal(0))]


def test_who_has_not_reported_this_period_is_named_in_one_line(store: Store) -> None:
    put(store, *_funds("dazhu", m09="90"))
    items = _items(store, "2022-10-12").filter(kind="not_reported")
    waiting = [place.label for place in store.facts.places.place if place.key != "dazhu"]
    assert items["place"].to_list() == ["、".join(waiting)]


def test_a_unit_that_has_not_filed_yet_is_not_judged_by_an_older_figure(store: Store) -> None:
    put(store, *_funds("tongchuan", m08="30", m09="30"), *_funds("dazhu", m07="100", m08="100"))
    items = _items(store, "2022-10-08", "2022-09-10").filter(pl.col("kind") != "not_reported")
    assert set(items["place"]) == {"通川区"}
    assert "behind" in items["kind"]
    month_end = _items(store, "2022-10-31", "2022-09-29")
    assert month_end["kind"].to_list() == ["not_reported"]


def test_a_streak_outlasts_a_month_that_was_not_reported(store: Store) -> None:
    put(store, *_funds("tongchuan", m05="10", m06="36", m07="42", m09="54"))
    items = _items(store, "2022-10-12").filter(kind="ahead")
    assert items.select("place", "streak").rows() == [("通川区", 3)]


def test_a_streak_is_of_the_first_light_of_the_data(opened: Opening, facts: Facts) -> None:
    lights = (
        Light(key="on_pace", label="达序时", least_lead=Decimal("-2")),
        Light(key="near", label="接近", least_lead=Decimal("-5")),
        Light(key="behind", label="滞后"),
    )
    store = opened(replace(facts, measures=facts.measures.model_copy(update={"light": lights})))
    put(store, *_funds("tongchuan", m07="34", m08="39", m09="44"))
    assert _items(store, "2022-10-12").filter(kind="ahead")["streak"].to_list() == [3]


def test_standing_still_is_no_progress_ahead_of_pace_as_behind_it(store: Store) -> None:
    put(store, *_funds("tongchuan", m07="50", m08="50"), *_funds("dazhu", m07="50", m08="50"))
    items = _items(store, "2022-09-12", "2022-08-30").filter(kind="no_progress")
    assert items["place"].to_list() == ["大竹县", "通川区"]
    assert [lead > 0 for lead in items["lead_points"]] == [False, True]


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("-5", "−5.0"), ("-5.03", "−5.03"), ("-5.003", "−5.003"), ("-4.96", "−4.96"), ("-5.05", "−5.1"),
        ("-0.04", "−0.04"), ("0", "0.0"), ("12.34", "+12.3"), (None, "—"),
    ],
)  # fmt: skip
def test_a_lead_is_never_rounded_onto_the_bound_of_a_light(points: str | None, told: str, facts: Facts) -> None:
    assert show_lead(None if points is None else Decimal(points), facts) == told


def test_a_unit_just_below_the_bound_reads_so(store: Store) -> None:
    put(store, *_funds("tongchuan", m09="41.98"))
    [row] = _items(store, "2022-10-08").filter(kind="behind").iter_rows(named=True)
    assert attention_sentence(row, store.facts) == "通川区到位资金完成保证目标的70.0%，落后序时5.03个百分点。"


def test_a_band_is_called_in_a_sentence_as_one_says_it(store: Store) -> None:
    put(store, Row("dazhu", "2022-09", {"projects_1b_3b": "0"}))
    [row] = _items(store, "2022-10-08").filter(kind="behind").iter_rows(named=True)
    told = attention_sentence(row, store.facts)
    assert told == "大竹县“1531”10—30亿元项目完成保证目标的0.0%，落后序时75.0个百分点。"
    assert not [one.spoken for one in store.facts.indicators.values() if set(one.spoken) & set(":：")]


def test_at_the_end_of_the_year_whoever_missed_the_guarantee_is_named(store: Store) -> None:
    put(
        store,
        *(Row(place, "2022-12", {"funds_in_place": value}) for place, value in (("dazhu", "114.9"), ("quxian", "115"))),
    )
    items = ask(store, "attention/items", season="2022", as_of="2023-01-05").filter(kind="behind")
    assert items["place"].to_list() == ["大竹县"]


def test_a_rank_that_is_shared_is_no_rise_and_no_fall(store: Store) -> None:
    places = ("dazhu", "quxian", "xuanhan", "gaoxin")
    put(store, *(Row(place, "2022-08", {"funds_in_place": str(at)}) for at, place in enumerate(places, start=1)))
    put(store, *(Row(place, "2022-09", {"funds_in_place": "115"}) for place in places[:3]))
    put(store, Row("gaoxin", "2022-09", {"funds_in_place": "60"}))
    given = {"season": "2022", "as_of": "2022-10-12", "previous_as_of": "2022-08-31"}
    items = ask(store, "attention/items", **given)
    assert items.filter(kind="risen").height == 0
    assert items.filter(kind="fallen")["place"].to_list() == ["达州高新区"]
