"""Scores as published schemes work them out, by hand and to the digit; equal units share a rank."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from domain.placing import gap_to_next, line_ahead, line_reached, listed
from domain.schemes.earning import Quantity
from domain.schemes.scheme import Item, Scheme
from domain.schemes.scoring import Contender, Standing, standings

SOURCE = {"clause": "示例", "standing": "assumed"}
EFFICACY = {"kind": "efficacy", "base": 60, "spread": 40}


def scheme(*items: Mapping[str, Any], **more: Any) -> Scheme:
    """A scheme of these items, for the tests."""
    stated = {"key": "k", "version": "1", "label": "示例", "official": False, "season": "2022", "kind": "composite"}
    return Scheme(**stated, valid_from=date(2022, 1, 1), source=SOURCE, item=items, **{"unfilled": "no_points", **more})


def item(shape: Mapping[str, Any], *measures: str, points: object = 0, key: str = "a", shares: str = "") -> Any:
    """An item over these measures, their shares written one behind the other."""
    each = shares.split() or ["1"] * len(measures)
    told = [{"key": measure, "share": share} for measure, share in zip(measures, each, strict=True)]
    return {"key": key, "label": "示例项", "points": points, "shape": shape, "measures": told}


def told(actual: object, guarantee: object = None, work: object = None, status: str = "reported") -> Quantity:
    """A quantity by numbers or decimals as text."""
    exact = [None if value is None else Fraction(str(value)) for value in (actual, guarantee, work)]
    return Quantity(status, *exact)


def ranked(known: Scheme, units: Mapping[str, Mapping[str, Quantity]]) -> dict[str, Standing]:
    """Every unit's standing by its name."""
    return {one.place: one for one in standings(known, [Contender(name, mine) for name, mine in units.items()])}


def score(known: Scheme, mine: Mapping[str, Quantity], **others: Mapping[str, Quantity]) -> Fraction | None:
    """The score of one unit beside others."""
    return ranked(known, {"mine": mine, **others})["mine"].score


BONUS_BASE = item({"kind": "completion"}, "x", points=100, key="base")


def test_completion_counts_up_to_its_cap() -> None:
    at_100, at_120 = ({"kind": "completion", "cap": cap} for cap in ("1", "1.2"))
    done = {"x": told(33, 30)}
    assert score(scheme(item(at_100, "x", points=20)), done) == 20
    assert score(scheme(item(at_120, "x", points=20)), done) == 22
    assert score(scheme(item(at_120, "x", points=20)), {"x": told(40, 30)}) == 24
    assert score(scheme(item(at_100, "x", points=20)), {"x": told("19.5", 30)}) == 13


def test_completion_of_the_work_target_takes_the_work_target() -> None:
    shape = {"kind": "completion", "against": "work"}
    assert score(scheme(item(shape, "x", points=20)), {"x": told(30, 30, 40)}) == 15
    assert score(scheme(item(shape, "x", points=20)), {"x": told(15, 30)}) == 10


def test_count_and_amount_are_blended_half_and_half() -> None:
    blended = item({"kind": "completion"}, "count", "amount", points=10, shares="0.5 0.5")
    assert score(scheme(blended), {"count": told(6, 10), "amount": told(9, 10)}) == Fraction("7.5")


def test_each_one_short_of_its_band_costs_a_tenth_and_a_surplus_elsewhere_helps_nothing() -> None:
    bands = item({"kind": "shortfall", "each": "0.1"}, "hundred", "fifty", "thirty", points=5)
    mine = {"hundred": told(0, 1), "fifty": told(3, 1), "thirty": told(2, 5)}
    assert score(scheme(bands), mine) == 5 - Fraction("0.4")


def test_a_band_without_a_task_costs_nothing_and_one_not_filled_all_of_it() -> None:
    bands = item({"kind": "shortfall", "each": "0.1"}, "hundred", "fifty", "thirty", points=5)
    mine = {"hundred": told(None, status="no_task"), "fifty": told(None, 2, status="missing"), "thirty": told(5, 5)}
    assert score(scheme(bands), mine) == 5 - Fraction("0.2")


def test_bands_are_never_below_nothing() -> None:
    assert score(scheme(item({"kind": "shortfall", "each": 1}, "x", points=5)), {"x": told(0, 90)}) == 0


@pytest.mark.parametrize(("firms", "expected"), [(0, 100), (3, Fraction("101.5")), (4, 102), (9, 102)])
def test_a_bonus_is_added_up_to_its_ceiling(firms: int, expected: object) -> None:
    bonus = item({"kind": "bonus", "each": "0.5", "ceiling": 2}, "firms")
    assert score(scheme(BONUS_BASE, bonus), {"x": told(10, 10), "firms": told(firms)}) == expected


@pytest.mark.parametrize(("cases", "expected"), [(0, 100), (2, 99), (6, 97), (7, 97)])
def test_a_deduction_is_taken_per_case_and_no_deeper_than_its_floor(cases: int, expected: object) -> None:
    taken = item({"kind": "deduction", "each": "0.5", "floor": 3}, "late")
    assert score(scheme(BONUS_BASE, taken), {"x": told(10, 10), "late": told(cases)}) == expected


def test_the_efficacy_coefficient_runs_from_sixty_to_a_hundred() -> None:
    known = scheme(item(EFFICACY, "x", points=20))
    units = {name: {"x": told(value)} for name, value in {"a": 5, "b": 20, "c": 35, "d": "12.5"}.items()}
    assert {name: one.score for name, one in ranked(known, units).items()} == {"a": 12, "b": 16, "c": 20, "d": 14}


def test_where_all_are_equal_the_efficacy_coefficient_is_full() -> None:
    units = {name: {"x": told(7)} for name in "abc"}
    assert {one.score for one in ranked(scheme(item(EFFICACY, "x", points=20)), units).values()} == {Fraction(20)}


@pytest.mark.parametrize(
    ("actual", "expected"),
    [(30, 12), (60, 24), ("62.5", 27), (65, 30), ("71.5", Fraction("31.5")), (78, 33), (130, 33)],
)
def test_two_levels_below_between_and_above(actual: object, expected: object) -> None:
    shape = {"kind": "two_level", "k": "0.8", "slope": "0.5", "most": "0.1"}
    assert score(scheme(item(shape, "x", points=30)), {"x": told(actual, 60, 65)}) == expected


def test_one_printed_level_is_both() -> None:
    shape = {"kind": "two_level", "k": "0.8", "slope": 0, "most": 0}
    known = scheme(item(shape, "x", points=10))
    assert (score(known, {"x": told(4, 5)}), score(known, {"x": told(5, 5)})) == (Fraction("6.4"), 10)


def test_a_share_of_the_city_is_full_at_the_share_asked_for() -> None:
    known = scheme(item({"kind": "share", "full_at": "0.25"}, "x", points=10))
    units = {name: {"x": told(value)} for name, value in {"a": 2, "b": 3, "c": 5, "d": 0}.items()}
    assert {name: one.score for name, one in ranked(known, units).items()} == {"a": 8, "b": 10, "c": 10, "d": 0}


def test_of_nothing_nobody_has_a_share() -> None:
    assert score(scheme(item({"kind": "share"}, "x", points=10)), {"x": told(0)}, other={"x": told(0)}) == 0


@pytest.mark.parametrize(("actual", "expected"), [(14, 0), (15, 5), (16, 5)])
def test_a_threshold_is_met_from_its_value_on(actual: int, expected: int) -> None:
    assert score(scheme(item({"kind": "threshold", "full_at": 15}, "x", points=5)), {"x": told(actual)}) == expected


@pytest.mark.parametrize(("missed", "expected"), [(0, 5), (3, Fraction("3.5")), (10, 0), (11, 0)])
def test_every_report_missed_costs_points(missed: int, expected: object) -> None:
    known = scheme(item({"kind": "missed", "each": "0.5"}, "absent", points=5))
    assert score(known, {"absent": told(missed, status="counted")}) == expected


def test_what_has_no_task_is_left_out_and_its_points_go_to_the_rest() -> None:
    done = item({"kind": "completion"}, "x", points=30)
    foreign = item({"kind": "completion"}, "fdi", points=10, key="b")
    known = scheme(done, foreign)
    one = ranked(known, {"mine": {"x": told(24, 30), "fdi": told(None, status="no_task")}})["mine"]
    assert one.score == 32
    assert [(part.status, part.full, part.points) for part in one.parts] == [
        ("scored", 40, 32),
        ("no_task", None, None),
    ]


def test_what_was_not_filled_earns_nothing_and_keeps_its_points_unless_the_scheme_says_otherwise() -> None:
    items = [item({"kind": "completion"}, name, points=50, key=name) for name in ("x", "y")]
    mine = {"x": told(8, 10), "y": told(None, 10, status="missing")}
    assert score(scheme(*items), mine) == 40
    assert score(scheme(*items, unfilled="left_out"), mine) == 80


def test_a_ratio_of_nothing_is_left_out() -> None:
    items = [item({"kind": "completion"}, name, points=50, key=name) for name in ("x", "rate")]
    assert score(scheme(*items), {"x": told(8, 10), "rate": told(None, "0.9", status="empty")}) == 80


def test_a_unit_without_a_return_is_not_ranked_and_sets_no_scale() -> None:
    known = scheme(item(EFFICACY, "x", points=100), item({"kind": "missed", "each": 1}, "absent", points=5, key="b"))
    units = {
        "a": {"x": told(10), "absent": told(0, status="counted")},
        "b": {"x": told(30), "absent": told(0, status="counted")},
        "silent": {"x": told(None, status="not_reported"), "absent": told(9, status="counted")},
    }
    standing = ranked(known, units)
    assert (standing["silent"].status, standing["silent"].score, standing["silent"].rank) == (
        "not_reported",
        None,
        None,
    )
    assert (standing["a"].score, standing["b"].rank) == (65, 1)


def test_a_disqualified_unit_is_shown_and_the_others_move_up() -> None:
    known = scheme(item(EFFICACY, "x", points=100))
    units = [Contender(name, {"x": told(value)}, name == "a") for name, value in {"a": 90, "b": 30, "c": 20}.items()]
    told_now = {one.place: (one.status, one.rank, one.score) for one in standings(known, units)}
    assert told_now == {"a": ("disqualified", None, None), "b": ("ranked", 1, 100), "c": ("ranked", 2, 60)}


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    known = scheme(item({"kind": "completion"}, "x", "y", points=3, shares="0.5 0.5"))
    thirds = {"x": told(1, 3), "y": told(2, 3)}
    units = {"a": {"x": told(1, 1), "y": told(1, 1)}, "b": thirds, "c": {"x": told(1, 2), "y": told(1, 2)}, "d": {}}
    units["d"] = {"x": told(1, 7), "y": told(1, 9)}
    assert [one.rank for one in ranked(known, units).values()] == [1, 2, 2, 4]


def test_the_way_to_the_next_unit_and_to_the_line() -> None:
    lines = [{"label": "红旗", "ranks": 1}, {"label": "表扬", "ranks": 2}]
    lists = [
        {"label": "红榜", "colour": "red", "ranks": 2, "share": "0.9", "measure": "x"},
        {"label": "黑榜", "colour": "black", "ranks": 2, "share": "0.6"},
    ]
    known = scheme(item({"kind": "completion"}, "x", points=100), cut=lines, listing=lists)
    field = list(
        ranked(known, {name: {"x": told(n, 10)} for name, n in zip("abcd", (9, 8, 6, 5), strict=True)}).values()
    )
    first, second, third, last = field
    assert [gap_to_next(one, field) for one in field] == [None, 10, 20, 10]
    assert [one and one.label for one in (line_reached(first, known), line_reached(second, known))] == ["红旗", "表扬"]
    assert line_reached(third, known) is None
    assert line_ahead(first, known, field) is None
    assert [(line.label, gap) for line, gap in filter(None, [line_ahead(last, known, field)])] == [("表扬", 30)]
    on = [listed(one, known, field) for one in field]
    assert [row and row.label for row in on] == ["红榜", None, None, "黑榜"]


def test_equal_units_at_the_bottom_are_on_the_black_list_together() -> None:
    lists = [{"label": "黑榜", "colour": "black", "ranks": 2, "share": "0.6"}]
    known = scheme(item({"kind": "completion"}, "x", points=100), listing=lists)
    field = list(
        ranked(known, {name: {"x": told(n, 10)} for name, n in zip("abcd", (9, 5, 5, 5), strict=True)}).values()
    )
    assert [one.rank for one in field] == [1, 2, 2, 2]
    assert [listed(one, known, field) and "黑榜" for one in field] == [None, "黑榜", "黑榜", "黑榜"]


FIELD = some.lists(some.tuples(some.integers(0, 50), some.integers(0, 50)), min_size=2, max_size=4)
MIXED = scheme(
    item(EFFICACY, "x", points=40),
    item({"kind": "share"}, "y", points=30, key="b"),
    item({"kind": "two_level", "k": "0.8", "slope": "0.5", "most": "0.1"}, "x", points=30, key="c"),
)


def _units(pairs: list[tuple[int, int]], factor: int = 1) -> dict[str, dict[str, Quantity]]:
    return {
        str(n): {"x": told(x * factor, 20 * factor, 25 * factor), "y": told(y * factor)}
        for n, (x, y) in enumerate(pairs)
    }


@given(FIELD)
def test_a_dominated_unit_is_never_above(pairs: list[tuple[int, int]]) -> None:
    standing = ranked(MIXED, _units(pairs))
    ranks = [standing[str(n)].rank or 0 for n in range(len(pairs))]
    for n, mine in enumerate(pairs):
        for m, other in enumerate(pairs):
            if all(a <= b for a, b in zip(mine, other, strict=True)):
                assert ranks[n] >= ranks[m]
                assert mine != other or ranks[n] == ranks[m]


@given(FIELD)
def test_the_order_of_the_units_changes_no_rank(pairs: list[tuple[int, int]]) -> None:
    units = _units(pairs)
    expected = {name: one.rank for name, one in ranked(MIXED, units).items()}
    for order in permutations(units):
        assert {
            name: one.rank for name, one in ranked(MIXED, {name: units[name] for name in order}).items()
        } == expected


@given(FIELD)
def test_the_unit_of_measure_changes_no_score(pairs: list[tuple[int, int]]) -> None:
    in_yi, in_wan = ranked(MIXED, _units(pairs)), ranked(MIXED, _units(pairs, 10_000))
    assert [one.score for one in in_yi.values()] == [one.score for one in in_wan.values()]


@pytest.mark.parametrize(
    "wrong",
    [
        item({"kind": "completion", "caps": 1}, "x", points=5),
        item({"kind": "guess"}, "x", points=5),
        item({"kind": "completion"}, "x"),
        item({"kind": "bonus", "each": 1, "ceiling": 2}, "x", points=5),
        item({"kind": "completion"}, "x", "y", points=5, shares="0.5 0.4"),
    ],
)
def test_an_item_that_does_not_hold_is_refused(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Item(**wrong)
