"""Before anything is handed in every question has an answer, and it is not zero."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.facts import Facts
from queries.ask import ask
from queries.catalogue import questions
from queries.store import Store
from tests.queries.conftest import Opening

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
GIVEN = {
    "as_of": "2022-09-30",
    "previous_as_of": "2022-08-31",
    "basis": "work",
}
ASKED = {
    "2022": {"indicator": "funds_in_place", "form": "annual/monthly"},
    "2": {"indicator": "signed_count", "form": "season-2/province"},
    "3": {"indicator": "signed_count", "form": "season-3/basic"},
}


@pytest.mark.parametrize("name", questions())
@pytest.mark.parametrize("season", ASKED)
def test_a_query_has_its_columns_on_an_empty_ledger(store: Store, name: str, season: str) -> None:
    named = questions()[name].param_names
    figure = f"actual/{season}/{ASKED[season]['indicator']}/dazhou"
    asked = GIVEN | ASKED[season] | {"season": season, "figure": figure}
    given = {key: value for key, value in asked.items() if key in named}
    head, *_ = (GOLDEN / f"{name.replace('/', '__')}.csv").read_text("utf-8").splitlines()
    assert ask(store, name, **given).columns == head.split(",")


def test_a_season_without_forms_and_targets_is_asked_for_any_indicator(opened: Opening, facts: Facts) -> None:
    bare = replace(facts, forms={key: form for key, form in facts.forms.items() if form.season != "2"})
    answer = ask(opened(bare), "completion/by_place", season="2", indicator="到位资金", as_of="2022-06-30")
    assert set(answer["status"]) == {"no_task"}


def test_nobody_has_reported_and_nobody_is_ranked(store: Store) -> None:
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-09-30")
    assert answer["place_key"].to_list() == [place.key for place in store.facts.places.place]
    assert set(answer["status"]) == {"not_reported"}
    judged = ["actual", "guarantee_completion", "work_completion", "level", "lead_points", "light", "rank"]
    assert all(answer[name].null_count() == answer.height for name in judged)


def test_the_city_has_targets_and_no_actual(store: Store) -> None:
    city = ask(store, "completion/city", season="2022", as_of="2022-09-30")
    printed = {total.indicator: total.guarantee for total in store.facts.printed_totals if total.guarantee is not None}
    assert dict(zip(city["indicator"], city["guarantee_target"], strict=True)) == printed
    assert (city["actual"].null_count(), city["reported"].sum()) == (city.height, 0)


def test_every_place_is_awaited(store: Store) -> None:
    board = ask(store, "returns/this_period", season="3", form="season-3/basic", as_of="2023-06-12")
    assert set(board["state"]) == {"待报"}
    assert board["ordinal"].unique().to_list() == [3]
