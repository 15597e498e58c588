"""A change of a composite rank is taken apart exactly, the scheme among the parts."""

from datetime import date

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from domain.schemes.files import parse_scheme, schemes_in
from domain.schemes.scheme import Scheme
from domain.schemes.text import scheme_toml
from loaders.records.deciding import Disqualification, disqualify
from loaders.records.enacting import Enactment, enact
from queries.ask import ask
from queries.store import Cursor, Store
from tests.ledger_rows import Row, put, with_places, with_targets
from tests.queries.conftest import Opening

PLACES = ("p1", "p2", "p3", "p4")
PARTS = ("by_corrections", "by_targets", "by_scheme", "by_others", "by_own")
SEEN, NOW = "2023-06-06", "2023-06-11"


@pytest.fixture
def store(opened: Opening, facts: Facts) -> Store:
    """Four invented units ranked by their shares of 制造业外资, reported as 8, 7, 6, 5; 简报 1, 2, 3, 4."""
    known = with_places(facts, [f"示例{name}县" for name in "甲乙丙丁"])
    known = with_targets(known, "funds_in_place", "2022", dict.fromkeys(PLACES, ("100", "120")))
    store = opened(known)
    _enact(store, _one_item(facts, "season-3-composite", "2", "manufacturing_fdi", "share"), "2023-05-22")
    _week(store, "2023-06-02", "2023-06-05", {"p1": "8", "p2": "7", "p3": "6", "p4": "5"})
    return store


def _one_item(facts: Facts, key: str, version: str, measure: str, kind: str) -> Scheme:
    first = schemes_in(facts).version(key, "1")
    head = scheme_toml(first.model_copy(update={"version": version})).partition("[[item]]")[0]
    item = f'[[item]]\nkey = "one"\nlabel = "示例"\npoints = 100\nshape = {{ kind = "{kind}" }}\n'
    return parse_scheme(f'{head}{item}measures = [{{ key = "{measure}" }}]\n')


def _enact(store: Store, scheme: Scheme, day: str) -> None:
    enact(store, store.facts, Enactment(scheme, "示例：办法印发", "示例", read_moment(f"{day}T09:00")))


def _week(store: Store, week: str, received: str, told: dict[str, str]) -> None:
    for place, fdi in told.items():
        values = {"manufacturing_fdi": fdi, "briefings": str(1 + PLACES.index(place))}
        put(store, Row(place, week, values, "3", received_at=f"{received}T09:00"))


def _moves(store: Store, season: str = "3", seen: str = SEEN, now: str = NOW) -> dict[str, tuple[int | None, ...]]:
    """Of each unit its rank as seen, the five parts and its rank now; the parts are checked to add up."""
    rows = ask(store, "rankings/moves", season=season, as_of=now, previous_as_of=seen).rows(named=True)
    for row in rows:
        if row["by_own"] is not None:
            assert sum(row[part] for part in PARTS) == row["rank_change"] == row["previous_rank"] - row["rank"]
    return {row["place_key"]: (row["previous_rank"], *(row[part] for part in PARTS), row["rank"]) for row in rows}


def test_what_was_put_right_the_others_and_one_s_own_are_told_apart(store: Store) -> None:
    _week(store, "2023-06-02", "2023-06-08", {"p3": "7.5"})
    _week(store, "2023-06-09", "2023-06-10", {"p1": "8.2", "p2": "9.5", "p3": "7.6", "p4": "9"})
    assert _moves(store) == {
        "p1": (1, 0, 0, 0, -2, 0, 3),
        "p2": (2, -1, 0, 0, -1, 3, 1),
        "p3": (3, 1, 0, 0, -2, 0, 4),
        "p4": (4, 0, 0, 0, 0, 2, 2),
    }


def test_a_new_scheme_moves_ranks_by_itself(store: Store, facts: Facts) -> None:
    _week(store, "2023-06-02", "2023-06-08", {"p3": "7.5"})
    _enact(store, _one_item(facts, "season-3-composite", "3", "briefings", "share"), "2023-06-10")
    assert _moves(store) == {
        "p1": (1, 0, 0, -3, 0, 0, 4),
        "p2": (2, -1, 0, 0, 0, 0, 3),
        "p3": (3, 1, 0, 0, 0, 0, 2),
        "p4": (4, 0, 0, 3, 0, 0, 1),
    }
    [told] = (
        ask(store, "rankings/moves", season="3", as_of=NOW, previous_as_of=SEEN).filter(place_key="p4").rows(named=True)
    )
    assert (told["previous_version"], told["version"]) == ("2", "3")
    scores = [str(told[name]) for name in ("previous_score", "corrected_score", "targeted_score", "schemed_score")]
    assert scores == ["19.23076923", "18.18181818", "18.18181818", "40.00000000"]


def test_a_new_target_moves_ranks_by_itself(store: Store, facts: Facts) -> None:
    def uploaded(cursor: Cursor) -> None:
        for place, target in zip(PLACES, ("100", "100", "70", "100"), strict=True):
            cursor.execute(
                "insert into target_value values"
                " ($submission, 1, 'Sheet1', 6, 'funds', $place, 'funds_in_place', 'guarantee', $value, null)",
                {"submission": "targets", "place": place, "value": target},
            )

    _enact(store, _one_item(facts, "year-2022-composite", "2", "funds_in_place", "completion"), "2022-01-05")
    for place, value in zip(PLACES, ("80", "70", "60", "50"), strict=True):
        put(store, Row(place, "2022-08", {"funds_in_place": value}, received_at="2022-09-05"))
    put(store, Row("", "2022-01-01", received_at="2022-09-20", submission="targets", form="annual/targets-county"))
    store.write(uploaded)
    assert _moves(store, "2022", "2022-09-06", "2022-10-09") == {
        "p1": (1, 0, -1, 0, 0, 0, 2),
        "p2": (2, 0, -1, 0, 0, 0, 3),
        "p3": (3, 0, 2, 0, 0, 0, 1),
        "p4": (4, 0, 0, 0, 0, 0, 4),
    }


def test_who_is_disqualified_is_not_taken_apart_and_makes_way_for_the_others(store: Store) -> None:
    made_at = read_moment("2023-06-09T09:00")
    disqualify(
        store, store.facts, Disqualification("3", "p1", date(2023, 6, 9), None, "示例：数据不实", "示例", made_at)
    )
    assert _moves(store) == {
        "p1": (1, None, None, None, None, None, None),
        "p2": (2, 0, 0, 0, 1, 0, 1),
        "p3": (3, 0, 0, 0, 1, 0, 2),
        "p4": (4, 0, 0, 0, 1, 0, 3),
    }


def test_where_nothing_was_seen_before_nothing_is_taken_apart(store: Store) -> None:
    assert ask(store, "rankings/moves", season="3", as_of=NOW).is_empty()
    assert {ranks[1:6] for ranks in _moves(store, seen="2023-05-23").values()} == {(None,) * 5}
