"""A project that its unit calls by a new name goes on as one project once a person has said so; no total moves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.chaining import Mapping, Part, map_project
from loaders.records.deciding import end
from loaders.records.likening import Likening, liken
from loaders.records.renaming import Renaming, rename
from queries.ask import ask
from queries.store import Store
from tests.emptied import emptied
from tests.ledger_rows import put_projects

FIRST, SECOND, THIRD = "示例锂盐项目", "示例高纯锂盐项目", "示例高纯锂盐生产基地"
CLOSED, REOPENED = "示例老厂房项目", "示例新厂房项目"
BASE = {"contract": "10", "signed_on": date(2023, 1, 5), "investor": "示例锂业公司", "industry": "能源化工"}
OTHER = {"project": "示例不相干园区", "state": "签约", "contract": "7", "signed_on": date(2023, 2, 1)}
WEEKS = ["2023-06-02", "2023-06-09", "2023-06-16", "2023-06-23"]
BEFORE, AFTER = "2023-06-30", "2023-07-31"


def _ledger(project: str, funds: str, old: str, state: str) -> list[dict[str, object]]:
    firm = {"investor": "示例机械公司", "contract": "3", "signed_on": date(2022, 5, 5)}
    return [
        BASE | {"project": project, "funds": funds, "state": "签约"},
        OTHER | {"funds": "1"},
        firm | {"project": old, "state": state},
    ]


def _fill(store: Store) -> Store:
    told = [(FIRST, "1", CLOSED, "签约"), (FIRST, "2", CLOSED, "终止")]
    told += [(SECOND, "4", REOPENED, "终止"), (THIRD, "7", REOPENED, "终止")]
    for week, row in zip(WEEKS, told, strict=True):
        put_projects(store, "xuanhan", week, _ledger(*row))
    put_projects(store, "dazhu", WEEKS[3], [BASE | {"project": "示例锂盐项目", "state": "签约"}])
    facts, day = store.facts, datetime(2023, 6, 12)
    parts = [Part("锂钾综合利用", "高纯锂盐", Decimal(1))]
    map_project(store, facts, Mapping("宣汉县", FIRST, parts, "示例", "示例", day))
    liken(
        store,
        facts,
        Likening("宣汉县", FIRST, "大竹县", "示例锂盐项目", "different", "示例", "示例", datetime(2023, 6, 25)),
    )
    for nth, (now, former) in enumerate(((SECOND, FIRST), (THIRD, SECOND), (REOPENED, CLOSED))):
        rename(store, facts, Renaming("宣汉县", now, former, "改名备案", "示例经办人", datetime(2023, 7, 1, nth)))
    return store


@pytest.fixture(scope="module")
def ledger(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A unit that renamed a project twice and another once, and said so a week after its last ledger."""
    path: Path = tmp_path_factory.mktemp("renamed")
    store = Store(f"duckdb:///{path}/ledger.duckdb", facts)
    yield _fill(store)
    store.close()


def _told(store: Store, name: str, known: str, **more: str) -> list[dict[str, object]]:
    return ask(store, name, as_of="2023-06-30", known_as_of=known, **more).to_dicts()


def test_its_timeline_runs_on_over_every_name(ledger: Store) -> None:
    asked = {"place": "宣汉县", "project": THIRD}
    assert [row["happened"] for row in _told(ledger, "projects/history", BEFORE, **asked)] == ["first"]
    for name in (FIRST, SECOND, THIRD):
        told = _told(ledger, "projects/history", AFTER, place="宣汉县", project=name)
        assert {row["happened"] for row in told} == {"first", "changed"}
        names = [(row["before"], row["value"], row["period"]) for row in told if row["field"] == "project"][1:]
        assert names == [(FIRST, SECOND, WEEKS[2]), (SECOND, THIRD, WEEKS[3])]
    cells = _told(ledger, "evidence/project", AFTER, place="宣汉县", project=FIRST)
    assert {row["value"] for row in cells if row["field"] == "project"} == {THIRD}
    assert not _told(ledger, "evidence/project", BEFORE, place="宣汉县", project=FIRST)


def test_its_gains_its_days_its_links_and_what_was_said_of_it_go_on(ledger: Store) -> None:
    def gains(known: str) -> list[object]:
        rows = _told(ledger, "projects/gains", known, words=THIRD)
        return [(row["funds"], row["gain"]) for row in rows]

    assert gains(BEFORE) == [(None, None), (None, None), (None, None), (7, None)]
    assert gains(AFTER) == [(1, None), (2, 1), (4, 2), (7, 3)]

    def ended(known: str) -> object:
        [row] = _told(ledger, "pipeline/projects", known, place="宣汉县", step="terminated")
        return row["terminated_day"]

    assert (ended(BEFORE), ended(AFTER)) == (date(2023, 6, 16), date(2023, 6, 9))

    def links(known: str) -> set[object]:
        rows = _told(ledger, "chains/projects", known, place="宣汉县")
        return {(row["project"], row["link"]) for row in rows if row["mapped"] == "confirmed"}

    assert (links(BEFORE), links(AFTER)) == (set(), {(THIRD, "高纯锂盐")})
    decided = [[row["outcome"] for row in _told(ledger, "projects/duplicates", known)] for known in (BEFORE, AFTER)]
    assert decided[1] == ["different"]
    assert "different" not in decided[0]


def test_it_is_found_by_every_name_it_had(ledger: Store) -> None:
    found = [
        [row["project"] for row in _told(ledger, "projects/search", known, words="老厂房")] for known in (BEFORE, AFTER)
    ]
    assert found == [[], [REOPENED]]


def test_no_total_moves(ledger: Store) -> None:
    for name, more in (
        ("projects/totals", {}),
        ("projects/stalled_by_place", {}),
        ("follow_through/city", {"since": "2019-01-01"}),
        ("projects/search", {}),
        ("bands/by_place", {"season": "2022"}),
    ):
        before, after = (
            ask(ledger, name, as_of="2023-06-30", known_as_of=known, **more).drop("chain", strict=False)
            for known in (BEFORE, AFTER)
        )
        assert before.equals(after)
    stood, stands = (
        {row["step"]: (row["stands"], row["reached"]) for row in _told(ledger, "pipeline/steps", known)}
        for known in (BEFORE, AFTER)
    )
    assert stood == stands


def test_what_vanished_and_is_near_is_a_candidate_until_a_person_has_said_so(ledger: Store) -> None:
    asked = {"place": "宣汉县", "project": THIRD}
    found = _told(ledger, "projects/formers", BEFORE, **asked)
    assert [(row["project"], row["period"], row["cell"]) for row in found] == [
        (SECOND, WEEKS[2], "A6"),
        (FIRST, WEEKS[1], "A6"),
    ]
    assert all("投资方、签约日期、金额相同" in str(row["reasons"]) for row in found)
    assert {row["first_name"] for row in found} == {THIRD}
    assert not _told(ledger, "projects/formers", AFTER, **asked)
    assert not _told(ledger, "projects/formers", BEFORE, place="宣汉县", project=str(OTHER["project"]))
    said = _told(ledger, "projects/renamings", AFTER, **asked)
    assert [(row["project"], row["former"], row["author"]) for row in said] == [
        (SECOND, FIRST, "示例经办人"),
        (THIRD, SECOND, "示例经办人"),
    ]
    assert len(_told(ledger, "projects/renamings", AFTER)) == 3
    assert not _told(ledger, "projects/renamings", BEFORE)


def test_a_link_of_the_chain_of_names_that_is_ended_parts_what_it_joined(store: Store) -> None:
    _fill(emptied(store))
    [first, second] = _told(store, "projects/renamings", AFTER, place="宣汉县", project=THIRD)
    end(store, str(first["record"]), reason="登记有误", author="示例经办人", made_at=datetime(2023, 7, 5))
    told = _told(store, "projects/history", AFTER, place="宣汉县", project=THIRD)
    assert [row["period"] for row in told if row["happened"] == "first"] == [WEEKS[2]]
    assert [row["former"] for row in _told(store, "projects/renamings", AFTER, place="宣汉县", project=THIRD)] == [
        SECOND
    ]
    assert second["former"] == SECOND


WRONG = [
    ({"place": "成都市"}, "没有“成都市”这个单位"),
    ({"former": "示例 高纯锂盐生产基地"}, "名称相同"),
    ({"former": "示例没有"}, "没有“示例没有”"),
    ({"former": str(OTHER["project"])}, "两个都列着"),
    ({"project": FIRST, "former": THIRD}, "不是它的原名"),
    ({"project": THIRD, "former": FIRST}, "已登记为“示例高纯锂盐项目”的原名"),
    ({"reason": " "}, "理由"),
    ({"author": ""}, "登记人"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG, ids=str)
def test_what_cannot_be_one_project_is_refused_in_chinese(ledger: Store, wrong: dict[str, str], told: str) -> None:
    said = Renaming("宣汉县", THIRD, SECOND, "改名备案", "示例经办人", datetime(2023, 7, 2))
    with pytest.raises(UsageError, match=told):
        rename(ledger, ledger.facts, replace(said, **wrong))
