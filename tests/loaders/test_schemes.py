"""What the city decides on rankings: a scheme put in force, a unit not ranked, and an end to either."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.schemes.files import parse_scheme, schemes_in
from domain.schemes.scheme import Scheme
from domain.schemes.text import scheme_toml
from loaders.records.deciding import Disqualification, disqualify, end
from loaders.records.enacting import Enactment, enact, next_version, read_scheme
from queries.ask import ask
from queries.store import Store
from queries.worked.scheme_trials import scheme_kept, trial
from tests.ledger_rows import Row, put
from tests.loaders.test_explaining import AUTHOR

KEY = "season-3-composite"
SEASON = {"season": "3"}
NO_RANK = Disqualification(
    season="3",
    place="大竹县",
    first_day=date(2023, 6, 5),
    last_day=None,
    reason="示例：数据不实",
    author=AUTHOR,
    made_at=read_moment("2023-06-10T09:00"),
)
ONE_ITEM = """
[[item]]
key = "foreign"
label = "制造业外资"
points = 100
shape = { kind = "share" }
measures = [{ key = "manufacturing_fdi" }]
"""
# By the committed scheme 大竹 leads both weeks; by shares of 制造业外资 渠县 leads the first and 万源 the second.
WEEKS = {
    "2023-06-02": {"dazhu": ("9", "1"), "wanyuan": ("6", "1"), "quxian": ("3", "3")},
    "2023-06-09": {"dazhu": ("20", "2"), "quxian": ("12", "3"), "wanyuan": ("10", "5")},
}
FIGURES = ("signed_count", "signed_contract", "landed_count", "landed_filed", "started_count", "started_filed")


@pytest.fixture
def reported(store: Store) -> Store:
    """Two weeks of three units, reported on the Friday."""
    for day, week in WEEKS.items():
        for place, (figure, fdi) in week.items():
            values = dict.fromkeys((*FIGURES, "new_investment"), figure)
            told = {**values, "manufacturing_fdi": fdi, "briefings": "20"}
            put(store, Row(place, day, told, "3", received_at=f"{day}T09:00"))
    return store


@pytest.fixture
def copy(facts: Facts) -> Scheme:
    """A second version, from the second of the weeks on: nothing but the shares of 制造业外资."""
    text = scheme_toml(schemes_in(facts).version(KEY, "1"))
    head = text.partition("[[item]]")[0].replace('version = "1"', 'version = "2"')
    return parse_scheme(head.replace("valid_from = 2023-05-22", "valid_from = 2023-06-05") + ONE_ITEM)


def _enact(store: Store, scheme: Scheme, at: str = "2023-06-10T09:00", reason: str = "示例：办法印发") -> None:
    enact(store, store.facts, Enactment(scheme, reason, AUTHOR, read_moment(at)))


def _end(store: Store, moment: str) -> None:
    [record] = ask(store, "checking/in_force", **SEASON, as_of="2023-06-15")["record"]
    end(store, record, reason="示例：登记有误", author=AUTHOR, made_at=read_moment(moment))


def _order(store: Store, as_of: str, **asked: str) -> tuple[str, list[Any]]:
    """The version that ranks, and who stands where."""
    answer = ask(store, "rankings/composite", **SEASON, as_of=as_of, **asked).drop_nulls("rank")
    return answer["version"][0], [f"{rank} {place}" for rank, place in answer.select("rank", "place_key").rows()]


BEFORE = ("1", ["1 dazhu", "2 quxian", "3 wanyuan"])
AFTER = ("2", ["1 wanyuan", "2 quxian", "3 dazhu"])


def test_a_scheme_written_down_and_read_again_is_the_same(facts: Facts) -> None:
    for scheme in schemes_in(facts).versions:
        assert parse_scheme(scheme_toml(scheme)) == scheme


def test_a_scheme_ranks_from_the_moment_it_was_put_in_force_and_earlier_pages_stay(
    reported: Store, copy: Scheme
) -> None:
    _enact(reported, copy)
    assert _order(reported, "2023-06-09") == BEFORE
    assert _order(reported, "2023-06-10") == AFTER
    assert _order(reported, "2023-06-09", known_as_of="2023-06-10") == AFTER
    assert _order(reported, "2023-06-04", known_as_of="2023-06-10")[0] == "1"
    assert scheme_kept(reported, KEY, "2") == copy


def test_a_scheme_that_was_ended_ranks_no_more(reported: Store, copy: Scheme) -> None:
    _enact(reported, copy)
    _end(reported, "2023-06-14T09:00")
    assert _order(reported, "2023-06-13") == AFTER
    assert _order(reported, "2023-06-14") == BEFORE


def test_of_two_schemes_from_one_day_the_one_decided_later_ranks(reported: Store, copy: Scheme) -> None:
    _enact(reported, copy.model_copy(update={"valid_from": date(2023, 5, 22)}))
    assert _order(reported, "2023-06-10") == AFTER
    _enact(reported, copy.model_copy(update={"version": "1.1", "valid_from": date(2023, 5, 22)}), "2023-06-11T09:00")
    assert _order(reported, "2023-06-11")[0] == "1.1"
    assert list(ask(reported, "rankings/schemes", **SEASON, as_of="2023-06-11")["version"])[:3] == ["1.1", "2", "1"]


def test_every_week_of_the_history_is_ranked_by_the_scheme_valid_then(reported: Store, copy: Scheme) -> None:
    _enact(reported, copy)
    history = ask(reported, "rankings/history", **SEASON, as_of="2023-06-11").drop_nulls("rank")
    told = [f"{row['ordinal']} {row['version']} {row['rank']} {row['place_key']}" for row in history.rows(named=True)]
    assert sorted(told) == [
        *("2 1 1 dazhu", "2 1 2 wanyuan", "2 1 3 quxian"),
        *("3 2 1 wanyuan", "3 2 2 quxian", "3 2 3 dazhu"),
    ]
    assert history["ordinal"].is_sorted()


def test_a_copy_is_tried_on_every_week_so_far_and_nothing_is_kept(reported: Store, copy: Scheme) -> None:
    before = reported.revision()
    tried = trial(reported, copy, as_of="2023-06-11").drop_nulls("rank")
    told = {
        (row["ordinal"], row["place_key"]): (row["rank"], row["trial_rank"], row["change"], str(row["trial_score"]))
        for row in tried.rows(named=True)
    }
    assert told == {
        (2, "dazhu"): (1, 2, -1, "20.00000000"),
        (2, "wanyuan"): (2, 2, 0, "20.00000000"),
        (2, "quxian"): (3, 1, 2, "60.00000000"),
        (3, "dazhu"): (1, 3, -2, "20.00000000"),
        (3, "quxian"): (2, 2, 0, "30.00000000"),
        (3, "wanyuan"): (3, 1, 2, "50.00000000"),
    }
    assert reported.revision() == before
    assert _order(reported, "2023-06-11") == BEFORE


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"key": "season-3-other"}, "没有代码为"),
        ({"version": "1"}, "已有第1版"),
        ({"season": "2"}, "要与原方案相同"),
        ({"kind": "topical"}, "要与原方案相同"),
    ],
)
def test_what_is_no_new_version_of_a_scheme_is_not_put_in_force(
    reported: Store, copy: Scheme, changed: dict[str, str], why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        _enact(reported, copy.model_copy(update=changed))


def test_a_version_is_never_used_twice_and_a_reason_is_wanted(reported: Store, copy: Scheme) -> None:
    with pytest.raises(UsageError, match="请写明理由"):
        _enact(reported, copy, reason=" ")
    _enact(reported, copy)
    with pytest.raises(UsageError, match="已有第2版"):
        _enact(reported, copy, "2023-06-12T09:00")
    assert next_version(["1", "2", "2a"], date(2023, 6, 12)) == "3"
    assert next_version(["a"], date(2023, 6, 12)) == "2023-06-12"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("points = 100", "points = -1", "第23行，item.points：不能小于0"),
        ('"share"', '"shares"', "item.shape：不是可用的写法"),
        ('"manufacturing_fdi"', '"fdi"', "没有“fdi”这个指标"),
        ('label = "制造业外资"', 'labels = "制造业外资"', "item.labels：多出了不认识的一项"),
        ("points = 100", "points = many", "不是合法的 TOML 格式"),
    ],
)
def test_an_uploaded_scheme_that_does_not_hold_says_where(
    reported: Store, copy: Scheme, old: str, new: str, why: str
) -> None:
    text = scheme_toml(copy)
    assert old in text
    with pytest.raises(UsageError, match=why):
        _enact(reported, read_scheme(text.replace(old, new), "示例.toml"))


def test_a_disqualified_unit_is_shown_without_a_rank_from_its_day_until_it_is_ended(reported: Store) -> None:
    disqualify(reported, reported.facts, NO_RANK)
    assert _order(reported, "2023-06-09") == BEFORE
    assert _order(reported, "2023-06-10") == ("1", ["1 quxian", "2 wanyuan"])
    shown = ask(reported, "rankings/composite", **SEASON, as_of="2023-06-10").filter(place_key="dazhu")
    assert shown.select("rank", "score", "status", "reason").rows() == [(None, None, "disqualified", "示例：数据不实")]
    history = ask(reported, "rankings/history", **SEASON, as_of="2023-06-11").filter(place_key="dazhu")
    assert list(history["status"]) == ["not_reported", "ranked", "disqualified"]
    _end(reported, "2023-06-14T09:00")
    assert _order(reported, "2023-06-13")[1] == ["1 quxian", "2 wanyuan"]
    assert _order(reported, "2023-06-14") == BEFORE


def test_a_disqualification_with_an_end_holds_up_to_that_day(reported: Store) -> None:
    disqualify(reported, reported.facts, replace(NO_RANK, last_day=date(2023, 6, 12)))
    assert [_order(reported, day)[1][0] for day in ("2023-06-12", "2023-06-13")] == ["1 quxian", "1 dazhu"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"place": "示例县"}, "没有“示例县”这个单位"),
        ({"last_day": date(2023, 6, 4)}, "早于起始日"),
        ({"reason": ""}, "请写明理由"),
    ],
)
def test_a_disqualification_that_makes_no_sense_is_not_kept(reported: Store, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        disqualify(reported, reported.facts, replace(NO_RANK, **changed))


def test_both_stand_in_what_is_in_force(reported: Store, copy: Scheme) -> None:
    disqualify(reported, reported.facts, NO_RANK)
    _enact(reported, copy, "2023-06-11T09:00")
    told = ask(reported, "checking/in_force", **SEASON, as_of="2023-06-12")
    assert told.select("kind", "place", "scheme", "version", "first_day").rows() == [
        ("scheme", None, "第三季综合排位示例方案", "2", date(2023, 6, 5)),
        ("disqualified", "大竹县", None, None, date(2023, 6, 5)),
    ]
