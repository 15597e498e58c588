"""A change of rank is taken apart exactly: what was put right, new targets, the others, one's own new figures."""

from collections.abc import Sequence

import pytest

from domain.facts import Facts
from queries.ask import ask
from queries.store import Cursor, Store
from tests.ledger_rows import Row, put, with_places, with_targets
from tests.queries.conftest import Opening

PLACES = ("p1", "p2", "p3", "p4")
PARTS = ("by_corrections", "by_targets", "by_others", "by_own")
SEEN, NOW = "2022-09-06", "2022-10-09"


@pytest.fixture
def store(opened: Opening, facts: Facts) -> Store:
    """Four invented units with a target of 100 each, and August as it was first reported: 80, 70, 60, 50."""
    known = with_places(facts, [f"示例{name}县" for name in "甲乙丙丁"])
    known = with_targets(known, "funds_in_place", "2022", dict.fromkeys(PLACES, ("100", "120")))
    store = opened(known)
    _reported(store, "2022-08", "2022-09-05", ["80", "70", "60", "50"])
    return store


def _reported(store: Store, period: str, day: str, values: Sequence[str]) -> None:
    rows = zip(PLACES, values, strict=False)
    put(store, *(Row(place, period, {"funds_in_place": value}, received_at=day) for place, value in rows if value))


def _moves(store: Store, basis: str = "guarantee") -> dict[str, tuple[int | None, ...]]:
    """Of each unit its rank as seen, the four parts and its rank now; the parts are checked to add up."""
    asked = {"season": "2022", "indicator": "到位资金", "as_of": NOW, "previous_as_of": SEEN, "basis": basis}
    rows = ask(store, "completion/moves", **asked).rows(named=True)
    for row in rows:
        if row["rank_change"] is not None:
            assert sum(row[part] for part in PARTS) == row["rank_change"] == row["previous_rank"] - row["rank"]
    return {row["place_key"]: (row["previous_rank"], *(row[part] for part in PARTS), row["rank"]) for row in rows}


def test_new_figures_are_parted_into_one_s_own_and_the_others(store: Store) -> None:
    _reported(store, "2022-09", "2022-10-08", ["85", "75", "95", "55"])
    assert _moves(store) == {
        "p1": (1, 0, 0, -1, 0, 2),
        "p2": (2, 0, 0, -1, 0, 3),
        "p3": (3, 0, 0, 0, 2, 1),
        "p4": (4, 0, 0, 0, 0, 4),
    }


def test_a_return_that_came_late_or_was_put_right_is_a_correction_and_no_new_figure(store: Store) -> None:
    _reported(store, "2022-08", "2022-09-20", ["", "", "82", ""])
    assert _moves(store)["p3"] == (3, 2, 0, 0, 0, 1)
    assert _moves(store)["p1"] == (1, -1, 0, 0, 0, 2)
    assert _moves(store, "actual")["p3"] == (3, 2, 0, 0, 0, 1)


def test_a_new_target_moves_ranks_by_itself(store: Store) -> None:
    def uploaded(cursor: Cursor) -> None:
        for place, target in zip(PLACES, ("100", "100", "70", "100"), strict=True):
            cursor.execute(
                "insert into target_value values"
                " ($submission, 1, 'Sheet1', 6, 'funds', $place, 'funds_in_place', 'guarantee', $value, null)",
                {"submission": "targets", "place": place, "value": target},
            )

    put(store, Row("", "2022-01-01", received_at="2022-09-20", submission="targets", form="annual/targets-county"))
    store.write(uploaded)
    assert _moves(store)["p3"] == (3, 0, 2, 0, 0, 1)
    assert _moves(store, "actual")["p3"] == (3, 0, 0, 0, 0, 3)


def test_what_was_seen_then_is_no_more_than_is_known_by_the_moment_asked(store: Store) -> None:
    asked = {"season": "2022", "indicator": "到位资金", "as_of": NOW, "previous_as_of": SEEN, "basis": "guarantee"}
    seen = f"guarantee_rank_seen@{SEEN}/2022/funds_in_place/p1"
    for known, ranks, places in (("2022-09-04", {None}, set()), ("2022-09-05", {1, 2, 3, 4}, set(PLACES))):
        told = ask(store, "completion/moves", **asked, known_as_of=known)
        assert set(told["previous_rank"]) == ranks
        for moment in ({"as_of": NOW, "known_as_of": known}, {"as_of": known}):
            cells = ask(store, "evidence/cells", figure=seen, **moment)
            assert set(cells.filter(role_key="now", item="funds_in_place")["place_key"]) == places


def test_a_unit_without_a_rank_then_or_now_is_not_taken_apart(store: Store) -> None:
    _reported(store, "2022-09", "2022-10-08", ["—", "75", "65", "55"])
    assert _moves(store)["p1"] == (1, None, None, None, None, None)
    assert _moves(store)["p2"] == (2, 0, 0, 1, 0, 1)
