"""Projects that two units may both list: found by rules that are data, decided by people, taken from no total."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from domain.errors import FactsError, UsageError
from domain.facts import Facts
from domain.projects.likeness import likeness_in
from loaders.records.deciding import end
from loaders.records.likening import Likening, liken
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import put_projects

SIGNED = {"state": "签约", "signed_on": date(2023, 3, 1), "contract": "10"}
MINE = {
    "示例高纯锂盐 生产项目": {},
    "示例精干麻纺织一期": {"investor": "示例乙公司"},
    "示例复合筋材制造基地": {"investor": "示例丙公司", "contract": "9"},
    "示例预制菜中央厨房": {"investor": "示例丁公司", "signed_on": date(2023, 4, 1)},
    "示例冷链物流园区": {"investor": ""},
    "示例通川区智能家电装备产业园": {"investor": ""},
    "示例农机装备制造产业园": {"investor": ""},
}
THEIRS = {
    "示例（高纯）锂盐生产项目": {},
    "示例精干麻纺织二期": {"investor": "示例别家公司"},
    "示例另一个园子": {"investor": "示例丙公司", "contract": "10"},
    "示例无名厂房": {"investor": "示例 丁公司", "signed_on": date(2023, 4, 1)},
    "示例冷链物流总部": {"investor": ""},
    "示例达川区智能家电装备产业园": {"investor": ""},
    "示例农机装备制造产业基地": {"investor": ""},
}
FOUND = {
    "示例高纯锂盐 生产项目": "名称相同",
    "示例复合筋材制造基地": "投资方相同、金额相近",
    "示例预制菜中央厨房": "投资方、签约日期、金额相同；投资方相同、金额相近",
    "示例农机装备制造产业园": "名称相近",
}


def _listed(projects: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    return [SIGNED | {"project": name} | more for name, more in projects.items()]


@pytest.fixture(scope="module")
def ledger(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two units that list some of the same projects under other names, one of them one project twice."""
    path: Path = tmp_path_factory.mktemp("alike")
    store = Store(f"duckdb:///{path}/ledger.duckdb", facts)
    put_projects(store, "tongchuan", "2023-06-23", _listed(MINE))
    put_projects(store, "dachuan", "2023-06-23", _listed(THEIRS))
    put_projects(store, "wanyuan", "2023-06-23", _listed({"示例毫无关系": {}, "示例毫无 关系": {}}))
    yield store
    store.close()


def test_a_pair_is_found_by_the_rules_that_hold_of_it(ledger: Store) -> None:
    found = ask(ledger, "projects/duplicates", as_of="2023-06-30")
    assert dict(found.select("project", "reasons").rows()) == FOUND
    assert found["project"][0] == "示例预制菜中央厨房"
    [same] = found.filter(reasons="名称相同").to_dicts()
    assert (same["likeness"], same["cell"], same["other_cell"], same["other_place"]) == (1, "A6", "A6", "达川区")
    assert ask(ledger, "projects/duplicates", as_of="2023-06-22").is_empty()


def test_how_near_is_near_enough_is_data(ledger: Store, facts: Facts) -> None:
    rules = likeness_in(facts)
    assert {rule.key for rule in rules.rule if rule.least_name == 100} == {"same_name"}
    near = next(rule.least_name for rule in rules.rule if rule.key == "near_name")
    [found] = ask(ledger, "projects/duplicates", as_of="2023-06-30").filter(reasons="名称相近").to_dicts()
    assert near is not None
    assert near <= found["likeness"] * 100 < 100


def test_a_person_decides_and_no_total_changes(ledger: Store) -> None:
    facts, day = ledger.facts, {"as_of": "2023-06-30", "known_as_of": "2023-07-31"}
    before = ask(ledger, "projects/totals", **day).rows()
    mine, theirs = "示例高纯锂盐生产项目", "示例（高纯）锂盐生产项目"
    made_at = datetime(2023, 7, 1)
    said = Likening("通川区", mine, "达川区", "示例(高纯)锂盐生产项目", "same", "两县合建", "示例经办人", made_at)
    with pytest.raises(UsageError, match="达川区已受理的台账里没有"):
        liken(ledger, facts, said)
    liken(ledger, facts, replace(said, other_project=theirs))
    other_way = {"place": "达川区", "project": theirs, "other_place": "通川区", "other_project": mine}
    liken(ledger, facts, replace(said, **other_way, outcome="different", made_at=datetime(2023, 7, 2)))

    def decided(known: str) -> list[tuple[str, str]]:
        found = ask(ledger, "projects/duplicates", as_of="2023-06-30", known_as_of=known)
        outcomes = found["outcome"].to_list()
        assert outcomes == sorted(outcomes, key=bool)
        return found.filter(found["outcome"].is_not_null()).select("outcome", "reason").rows()

    assert decided("2023-06-30") == []
    assert decided("2023-07-01") == [("same", "两县合建")]
    assert decided("2023-07-31") == [("different", "两县合建")]
    assert ask(ledger, "projects/totals", **day).rows() == before
    found = ask(ledger, "projects/duplicates", **day)
    record = found.filter(found["outcome"].is_not_null())["record"].item()
    end(ledger, record, reason="再议", author="示例经办人", made_at=datetime(2023, 7, 3))
    assert decided("2023-07-31") == [("same", "两县合建")]


WRONG = [
    ({"other_place": "通川区"}, "只认定不同单位"),
    ({"place": "成都市"}, "没有“成都市”这个单位"),
    ({"project": "示例没有"}, "通川区已受理的台账里没有“示例没有”"),
    ({"reason": " "}, "理由"),
    ({"author": ""}, "登记人"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG, ids=str)
def test_what_cannot_be_decided_is_said_in_chinese(ledger: Store, wrong: dict[str, str], told: str) -> None:
    said = Likening(
        "通川区",
        "示例冷链物流园区",
        "达川区",
        "示例冷链物流总部",
        "same",
        "示例理由",
        "示例经办人",
        datetime(2023, 7, 1),
    )
    with pytest.raises(UsageError, match=told):
        liken(ledger, ledger.facts, replace(said, **wrong))  # type: ignore[arg-type]


def test_a_rule_that_asks_for_nothing_is_told_with_its_line(facts: Facts, tmp_path: Path) -> None:
    text = (facts.folder / "likeness.toml").read_text("utf-8") + '\n[[rule]]\nkey = "any"\nlabel = "示例"\n'
    (tmp_path / "likeness.toml").write_text(text, "utf-8")
    with pytest.raises(FactsError, match="应写明 least_name 或 same_investor"):
        likeness_in(replace(facts, folder=tmp_path))
