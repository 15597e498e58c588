"""Projects of the ledger by size and step: half-open bands, Σ ÷ Σ, how many projects and how much money are short."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.facts import Facts
from domain.indicators import Stage
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put, put_projects
from tests.queries.conftest import Opening

SIGNED = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "1"}
BANDS = ("projects_500m_up", "projects_10b_up", "projects_5b_10b", "projects_3b_5b", "projects_1b_3b")
YEAR = {"season": "2022", "as_of": "2022-12-31"}


def _projects(*states: str, **changes: object) -> list[dict[str, object]]:
    return [SIGNED | {"project": f"示例项目{nth}", "state": state} | changes for nth, state in enumerate(states, 1)]


def _ratios(store: Store, question: str, **asked: Any) -> dict[str, dict[str, Any]]:
    """The rows of the first group by ratio."""
    answer = ask(store, question, **asked)
    first = answer.filter(answer[answer.columns[0]] == answer[answer.columns[0]][0]) if answer.height else answer
    return {row["ratio"]: row for row in first.iter_rows(named=True)}


def test_a_band_holds_its_lower_limit_and_not_its_upper(store: Store) -> None:
    held = {
        "4.99999999": [],
        "5": ["projects_500m_up"],
        "9.99": ["projects_500m_up"],
        "10": ["projects_500m_up", "projects_1b_3b"],
        "29.99999999": ["projects_500m_up", "projects_1b_3b"],
        "30": ["projects_500m_up", "projects_3b_5b"],
        "50": ["projects_500m_up", "projects_5b_10b"],
        "99.99": ["projects_500m_up", "projects_5b_10b"],
        "100": ["projects_500m_up", "projects_10b_up"],
        "640": ["projects_500m_up", "projects_10b_up"],
    }
    put_projects(store, "tongchuan", "2022-12-29", [SIGNED | {"project": one, "contract": one} for one in held])
    listed = ask(store, "bands/projects", **YEAR).select("project", "band").rows()
    assert {one: [band for name, band in listed if name == one] for one in held} == held
    counted = ask(store, "bands/by_place", **YEAR).filter(place_key="tongchuan")
    assert counted.select("band", "done").rows() == list(zip(BANDS, (9, 2, 2, 1, 2), strict=True))


def test_a_band_is_set_against_its_own_target_and_the_return(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects("签约", "终止", contract="12"))
    put(store, Row("tongchuan", "2022-12", {"projects_1b_3b": "3", "projects_500m_up": "2"}, received_at="2022-12-31"))
    rows = {row["band"]: row for row in ask(store, "bands/by_place", **YEAR).filter(place_key="tongchuan").to_dicts()}
    told = {
        band: [rows[band][name] for name in ("done", "target", "short_by", "reported_done", "difference", "terminated")]
        for band in ("projects_500m_up", "projects_1b_3b", "projects_10b_up")
    }
    assert told == {
        "projects_500m_up": [2, 5, 3, 2, 0, 1],
        "projects_1b_3b": [2, 4, 2, 3, 1, 1],
        "projects_10b_up": [0, None, None, None, None, 0],
    }
    assert rows["projects_10b_up"]["status"] == "no_task"
    assert rows["projects_1b_3b"]["completion"] == Decimal("0.5")


def test_without_a_ledger_there_is_no_count_and_with_one_there_is_a_zero(store: Store) -> None:
    put_projects(store, "dachuan", "2022-12-29", _projects("签约", signed_on=date(2021, 12, 31), contract="60"))
    done = ask(store, "bands/by_place", **YEAR).filter(band="projects_500m_up")
    assert {row["place_key"]: row["done"] for row in done.iter_rows(named=True) if row["done"] is not None} == {
        "dachuan": 0
    }
    [city] = ask(store, "bands/city", **YEAR).filter(band="projects_500m_up").to_dicts()
    assert (city["done"], city["target"], city["listed"], city["expected"]) == (0, 72, 1, 9)
    assert (city["short_by"], city["short_of_places"], city["difference"]) == (72, 5, None)


def test_only_what_was_signed_inside_the_window_and_by_the_day_counts(store: Store) -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1), None]
    projects = [SIGNED | {"project": f"示例{nth}", "contract": "5", "signed_on": day} for nth, day in enumerate(days)]
    put_projects(store, "tongchuan", "2022-12-29", projects)
    for as_of, done in (("2023-06-01", ["示例1", "示例2"]), ("2022-12-30", ["示例1"])):
        assert ask(store, "bands/projects", season="2022", as_of=as_of)["project"].to_list() == done
    assert ask(store, "projects/undated", as_of="2023-06-01")["project"].to_list() == ["示例4"]


def test_the_limits_of_a_band_are_data(opened: Opening, facts: Facts) -> None:
    band = facts.indicators["projects_500m_up"].band
    assert band is not None
    moved = facts.indicators["projects_500m_up"].model_copy(
        update={"band": band.model_copy(update={"least": Decimal(25)})}
    )
    store = opened(replace(facts, indicators=facts.indicators | {moved.key: moved}))
    projects = _projects("签约", contract="24.99") + _projects("签约", contract="25")
    put_projects(store, "tongchuan", "2022-12-29", projects)
    done = ask(store, "bands/by_place", **YEAR).filter(band="projects_500m_up", place_key="tongchuan")["done"]
    assert done.to_list() == [1]


def test_what_is_short_is_the_share_rounded_up_less_what_is_done_and_never_below_nothing(store: Store) -> None:
    cases = [
        (["签约"] * 10, (9, 8, 2)),
        (["注册"] * 8 + ["签约"] * 2, (1, 8, 2)),
        (["开工"] * 8 + ["投产"] * 1 + ["签约"] * 1, (0, 0, 1)),
        (["投产"] * 2 + ["开工"] * 6 + ["落地"] * 1 + ["签约"] * 1, (0, 0, 0)),
        (["达效"] * 7, (0, 0, 0)),
        (["签约"] * 1, (1, 1, 1)),
        (["签约"] * 11, (10, 9, 3)),
        (["终止"] * 10, (9, 8, 2)),
    ]
    places = [place.key for place in store.facts.places.place]
    for place, (states, _) in zip(places, cases, strict=False):
        put_projects(store, place, "2022-12-29", _projects(*states))
    rows = ask(store, "follow_through/by_place", since="2019-01-01", as_of="2022-12-31")
    told = {(row["place_key"], row["ratio"]): row["needed_projects"] for row in rows.iter_rows(named=True)}
    counted = ("registration_rate", "start_rate", "production_rate")
    assert [tuple(told[place, ratio] for ratio in counted) for place in places[: len(cases)]] == [
        needed for _, needed in cases
    ]


def test_one_share_is_asked_for_by_key_or_label_under_the_name_of_an_indicator_too(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects(*["注册"] * 9, "签约"))
    for question in ("by_place", "by_chain", "by_signing_year", "city"):
        asked = {"since": "2019-01-01", "as_of": "2022-12-31"}
        every = ask(store, f"follow_through/{question}", **asked)
        for named in ({"indicator": "注册率"}, {"ratio": "registration_rate"}):
            told = ask(store, f"follow_through/{question}", **asked, **named)
            assert told.height
            assert told.equals(every.filter(label="注册率"))


def test_exactly_the_share_asked_for_is_met(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects(*["注册"] * 9, "签约", funds="0.3"))
    told = _ratios(store, "follow_through/by_place", since="2019-01-01", as_of="2022-12-31")
    assert (told["registration_rate"]["rate"], told["registration_rate"]["met"]) == (Decimal("0.9"), True)
    assert (told["funds_rate"]["rate"], told["funds_rate"]["needed_money"]) == (Decimal("0.3"), 0)


def test_money_is_the_sum_over_the_sum_of_the_same_projects(store: Store) -> None:
    projects = _projects("签约", contract="100", funds="10") + _projects("签约", contract="1", funds="0.9")
    projects += _projects("签约", contract=None, funds="7")
    put_projects(store, "tongchuan", "2022-12-29", projects)
    row = _ratios(store, "follow_through/by_place", since="2019-01-01", as_of="2022-12-31")["funds_rate"]
    assert (row["numerator"], row["denominator"]) == (Decimal("10.9"), Decimal(101))
    assert row["needed_money"] == Decimal("19.4")
    assert row["needed_projects"] is None


def test_a_day_filled_in_counts_as_much_as_the_state(store: Store) -> None:
    known: Mapping[str, date] = {"licensed_on": date(2022, 4, 1)}
    started = _projects("签约", started_on=date(2022, 5, 1))
    later = _projects("签约", producing_on=date(2023, 5, 1))
    put_projects(store, "tongchuan", "2022-12-29", _projects("签约", **known) + started + later)
    listed = ask(store, "follow_through/projects", as_of="2022-12-31")
    assert listed.select("registered", "started", "producing").rows() == [
        (True, False, False),
        (True, True, False),
        (False, False, False),
    ]


@pytest.mark.parametrize(("stand", "part", "whole"), [("denominator", 1, 2), ("as_reached", 2, 2), ("left_out", 1, 1)])
def test_where_a_terminated_project_stands_is_data(
    opened: Opening, facts: Facts, stand: str, part: int, whole: int
) -> None:
    cohort = facts.measures.cohort.model_copy(update={"terminated": stand})
    store = opened(replace(facts, measures=facts.measures.model_copy(update={"cohort": cohort})))
    over = _projects("终止", registered_on=date(2022, 4, 1))
    put_projects(store, "tongchuan", "2022-12-29", _projects("注册") + over)
    row = _ratios(store, "follow_through/by_place", since="2019-01-01", as_of="2022-12-31")["registration_rate"]
    assert (row["numerator"], row["denominator"]) == (part, whole)


def test_the_cohort_begins_on_the_day_asked_for(store: Store) -> None:
    days = [date(2018, 12, 31), date(2019, 1, 1), date(2021, 6, 30)]
    put_projects(store, "tongchuan", "2022-12-29", [SIGNED | {"signed_on": day} for day in days])
    for since, whole in ((None, 2), ("2019-01-01", 2), ("2018-01-01", 3), ("2021-01-01", 1)):
        city = ask(store, "follow_through/city", as_of="2022-12-31", since=since)
        assert city["denominator"].to_list()[:3] == [whole] * 3
    years = ask(store, "follow_through/by_signing_year", as_of="2022-12-31")
    assert years["signed_in"].unique(maintain_order=True).to_list() == ["2019", "2021"]


def test_an_empty_cohort_has_no_rate_and_needs_nothing_known(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects("签约", signed_on=date(2018, 1, 1)))
    rows = ask(store, "follow_through/by_place", since="2019-01-01", as_of="2022-12-31")
    assert rows.height == 4 * 9
    assert all(rows[name].null_count() == rows.height for name in ("rate", "met", "needed_projects", "needed_money"))
    assert ask(store, "follow_through/by_chain", as_of="2022-12-31").is_empty()


def test_chains_are_followed_over_all_units_or_in_one(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects("注册", "签约", chain="示例甲链") + _projects("签约"))
    put_projects(store, "dachuan", "2022-12-29", _projects("投产", chain="示例甲链"))
    rows = ask(store, "follow_through/by_chain", as_of="2022-12-31").filter(ratio="registration_rate")
    assert rows.select("chain", "numerator", "denominator", "needed_projects").rows() == [
        ("示例甲链", 2, 3, 1),
        (None, 0, 1, 1),
    ]
    one = ask(store, "follow_through/by_chain", as_of="2022-12-31", place="达川区").filter(ratio="registration_rate")
    assert one.select("chain", "numerator", "denominator").rows() == [("示例甲链", 1, 1)]


def test_the_returns_are_still_answered_and_a_season_without_shares_takes_the_last(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects("注册"))
    put(store, Row("tongchuan", "2022-12", {"signed_projects": "10", "registered_projects": "8"}))
    reported = _ratios(store, "follow_through/by_place", season="2022", as_of="2023-01-20")["registration_rate"]
    assert (reported["numerator"], reported["denominator"], reported["needed_projects"]) == (8, 10, 1)
    assert ask(store, "follow_through/city", season="3", as_of="2023-06-30").is_empty()
    listed = ask(store, "follow_through/city", season="3", since="2019-01-01", as_of="2023-06-30")
    assert listed["asked_in"].unique().to_list() == ["2022"]
    assert listed["numerator"].to_list()[0] == 1


def test_every_project_is_listed_with_the_cell_it_stands_in(store: Store) -> None:
    put_projects(store, "tongchuan", "2022-12-29", _projects("签约", contract="55"))
    [row] = ask(store, "bands/projects", **YEAR, indicator="projects_5b_10b").to_dicts()
    assert (row["file"], row["sheet"], row["cell"]) == ("tongchuan.xlsx", "Sheet1", "K6")
    [row] = ask(store, "follow_through/projects", as_of="2022-12-31").to_dicts()
    assert row["cell"] == "A6"


def test_every_state_of_the_ledger_is_known_to_reach_a_step(facts: Facts) -> None:
    states = next(column.words for column in facts.form("ledger").columns if column.name == "state")
    assert {stage.state for stage in facts.measures.stage} == set(states)
    assert all(isinstance(stage, Stage) for stage in facts.measures.stage)
