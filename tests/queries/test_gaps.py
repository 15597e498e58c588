"""Gaps of chains: the state of every link, its task, what losing it cuts off, where investors come from."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chains.regions import regions_in
from domain.facts import Facts
from loaders.records.chaining import Mapping, Part, map_project
from loaders.records.reviewing import Review, review
from queries.ask import ask
from queries.store import Store
from tests.emptied import emptied
from tests.ledger_rows import Row, put, put_projects

DAY = "2022-12-31"
BASE = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "10", "funds": "1", "industry": "能源化工"}
THIRD = Decimal("0.333333333333333333")


def _of(link: str | None, state: str = "落地", chain: str = "锂钾", **told: object) -> dict[str, object]:
    return BASE | {"chain": chain, "link": link, "state": state} | told


def _named(projects: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{"project": f"示例{n}"} | project for n, project in enumerate(projects)]


def _declare(store: Store, submission: str, nth: int, firm: str, project: str | None = None) -> None:
    told = {"submission": submission, "nth": nth, "firm": firm, "project": project}
    store.write(
        lambda cursor: cursor.execute(
            "insert into key_enterprise (submission, row_number, sheet, line, firm, project, categories)"
            " values ($submission, $nth, 'Sheet1', 6, $firm, $project, '链主型')",
            told,
        )
    )


@pytest.fixture(scope="module")
def filled(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Links of 锂钾综合利用 in every state but one, of 锂电 crowded, of 肉制品 signed; heads by either source."""
    folder: Path = tmp_path_factory.mktemp("gaps")
    store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
    salt = [_of("锂盐", contract="30.01"), _of("锂盐", "投产"), _of("锂盐", "终止")]
    told = [
        _of("卤水开采", investor="示例链主公司", investor_home="香港"), *salt, _of("钾盐", "签约"),
        _of("正极材料", categories="链主型、平台型", investor="示例落选公司", investor_home="四川省成都市"),
        _of("不在清单", investor_home="广东省"),
        *(_of("正极材料", chain="锂电") for _ in range(25)), _of(None, chain="不在清单", industry=None),
        _of("肉制品", "签约", chain="肉制品", investor_home="浙江 省杭州市"),
    ]  # fmt: skip
    put_projects(store, "xuanhan", "2022-12-29", _named(told))
    shared = [_of("锂盐", investor_home="火星"), _of("正极材料", chain="锂电")]
    put_projects(store, "dazhu", "2022-12-29", _named(shared))
    for place in ("quxian", "tongchuan", "dachuan", "kaijiang"):
        put_projects(store, place, "2022-12-29", _named([_of("正极材料", chain="锂电")]))
    [firms] = put(store, Row("xuanhan", "2022-12-29", season="3", form="season-3/key-enterprises"))
    _declare(store, firms, 1, "示例 链主公司")
    [later] = put(store, Row("xuanhan", "2023-01-03", season="3", form="season-3/key-enterprises"))
    for nth, (firm, outcome) in enumerate((("示例 链主公司", "recognised"), ("示例落选公司", "refused"))):
        _declare(store, later, nth, firm)
        told = ("链主型", outcome, "示例理由", "示例经办人", datetime(2023, 1, 4))
        review(store, facts, Review("3", "xuanhan", firm, None, *told))
    yield store
    store.close()


def _gaps(store: Store, **asked: str) -> dict[tuple[str | None, str | None], dict[str, Any]]:
    rows = ask(store, "chains/gaps", **({"as_of": DAY} | asked)).iter_rows(named=True)
    return {(row["chain"], row["link"]): row for row in rows}


def test_a_link_is_in_the_first_state_whose_minimums_hold(filled: Store) -> None:
    gaps = _gaps(filled)
    states = {
        link: gaps["锂钾综合利用", link]["state"] for link in ("富锂钾卤水开采", "高纯锂盐", "钾盐钾肥", "卤水检测服务")
    }
    assert states == {"富锂钾卤水开采": "单点", "高纯锂盐": "有基础", "钾盐钾肥": "签而未落", "卤水检测服务": "空白"}
    assert gaps["锂电", "正极材料"]["state"] == "拥挤"
    assert gaps["锂钾综合利用", None]["state"] is None
    salt = gaps["锂钾综合利用", "高纯锂盐"]
    assert (salt["projects"], salt["ongoing"], salt["landed_projects"], salt["places"]) == (4, 3, 3, 2)


def test_a_task_follows_from_the_state_the_stage_and_whether_the_chain_has_begun(filled: Store) -> None:
    gaps = _gaps(filled)
    tasks = {
        ("肉制品", "肉制品"): "建链", ("锂钾综合利用", "钾盐钾肥"): "补链", ("锂电", "储能应用"): "延链",
        ("锂钾综合利用", "高纯锂盐"): "强链", ("锂电", "正极材料"): "延链", ("氢能", "氢能车辆"): "建链",
    }  # fmt: skip
    assert {link: gaps[link]["task"] for link in tasks} == tasks


def test_a_link_says_what_it_is_short_of(filled: Store) -> None:
    gaps = _gaps(filled)
    salt, lone = gaps["锂钾综合利用", "高纯锂盐"], gaps["锂钾综合利用", "富锂钾卤水开采"]
    assert (salt["short_landed"], lone["short_landed"]) == (0, 1)
    assert (salt["short_registered"], salt["short_started"], salt["short_producing"]) == (1, 3, 0)
    assert salt["short_funds"] == Decimal("0.3") * Decimal("60.01") - 4
    nothing = gaps["氢能", "氢能车辆"]
    assert (nothing["short_landed"], nothing["short_registered"], nothing["short_funds"]) == (2, None, None)


def test_units_that_have_the_same_link_compete_and_the_concentration_is_exact(filled: Store) -> None:
    gaps = _gaps(filled)
    shared, alone = gaps["锂电", "正极材料"], gaps["锂钾综合利用", "富锂钾卤水开采"]
    assert (shared["competing"], shared["place_labels"]) == (True, "宣汉县、通川区、达川区、大竹县、渠县、开江县")
    assert (shared["largest_share"], shared["concentration"]) == (Decimal("0.833333333333333333"), Decimal("0.7"))
    assert (alone["competing"], alone["concentration"]) == (False, 1)
    salt = gaps["锂钾综合利用", "高纯锂盐"]
    assert (salt["largest_share"], salt["concentration"]) == (2 * THIRD, 5 * Decimal("0.111111111111111111"))
    assert salt["largest_money_share"] == Decimal("0.800039992001599680")


def test_the_loss_of_the_only_link_of_a_stage_cuts_off_what_it_feeds(filled: Store) -> None:
    gaps = _gaps(filled)
    names = ("富锂钾卤水开采", "高纯锂盐", "锂电正极材料", "钾盐钾肥")
    cut = {name: (gaps["锂钾综合利用", name]["cut_off"], gaps["锂钾综合利用", name]["bottleneck"]) for name in names}
    assert cut == {
        "富锂钾卤水开采": (3, True),
        "高纯锂盐": (2, True),
        "锂电正极材料": (1, False),
        "钾盐钾肥": (None, None),
    }
    assert gaps["锂钾综合利用", "高纯锂盐"]["cut_share"] == 2 * THIRD
    lone = gaps["锂电", "正极材料"]
    assert (lone["cut_off"], lone["cut_share"], lone["bottleneck"]) == (1, 1, False)


def test_the_list_of_key_enterprises_says_who_heads_a_chain_before_the_ledger_does(filled: Store) -> None:
    names = ("富锂钾卤水开采", "锂电正极材料", "高纯锂盐")
    for day, heads in (("2022-12-31", ["listed", "reported", None]), ("2023-01-05", ["recognised", None, None])):
        gaps = _gaps(filled, as_of=day)
        assert [gaps["锂钾综合利用", name]["head"] for name in names] == heads


def test_a_firm_that_heads_several_projects_is_one_head_and_a_recognition_counts_over_a_refusal(
    store: Store, facts: Facts
) -> None:
    said = {"categories": "链主型"}
    ended, twice = _of("锂盐", "终止", investor="示例丙"), _of("锂盐", investor="示例甲 LED")
    heads = [one | said for one in (twice, ended, _of("钾盐", investor="示例丁"), twice)]
    put_projects(store, "xuanhan", "2022-12-29", _named([*heads, _of("卤水开采", investor="示例乙")]))
    put_projects(store, "dazhu", "2022-12-29", _named([_of("锂盐", investor="示例甲led") | said, _of("锂盐") | said]))
    salt = _gaps(store)["锂钾综合利用", "高纯锂盐"]
    assert (salt["head"], salt["heads"], salt["ongoing"]) == ("reported", 2, 4)
    [firms] = put(store, Row("xuanhan", "2023-01-03", season="3", form="season-3/key-enterprises"))
    asked = [
        ("示例认定公司", "示例4", "recognised"), ("示例申报公司", "示例4", None), ("示例拒绝公司", "示例4", "refused"),
        ("示例申报二公司", "示例2", None), ("示例不认定二公司", "示例2", "refused"),
    ]  # fmt: skip
    for nth, (firm, project, outcome) in enumerate(asked):
        _declare(store, firms, nth, firm, project)
        if outcome:
            given = ("链主型", outcome, "示例理由", "示例经办人", datetime(2023, 1, 4))
            review(store, facts, Review("3", "xuanhan", firm, None, *given))
    gaps = _gaps(store, as_of="2023-01-05")
    heads = {link: (row["head"], row["heads"]) for (_, link), row in gaps.items() if row["signed"]}
    assert heads == {"高纯锂盐": ("reported", 2), "富锂钾卤水开采": ("recognised", 1), "钾盐钾肥": (None, 0)}


def test_a_unit_has_gaps_of_its_own_and_a_day_before_the_ledger_has_nothing(filled: Store) -> None:
    mine = _gaps(filled, place="大竹县")["锂钾综合利用", "高纯锂盐"]
    assert (mine["state"], mine["places"], mine["concentration"]) == ("单点", 1, 1)
    assert {row["state"] for row in _gaps(filled, as_of="2022-12-28").values()} == {None}
    assert {row["state"] for row in _gaps(filled, known_as_of="2022-12-28").values()} == {None}


def test_origins_are_of_the_region_of_their_longest_word(filled: Store) -> None:
    regions = ask(filled, "chains/regions", as_of=DAY)
    told = {(row["chain"], row["region"]): row["signed"] for row in regions.iter_rows(named=True) if row["signed"]}
    assert told["锂钾综合利用", "成渝"] == 1
    assert told["锂钾综合利用", "大湾区"] == 1
    assert told["肉制品", "长三角"] == 1
    assert told["锂钾综合利用", "未注明"] == 6
    assert regions.filter(chain="肉制品", region="长三角")["signed_share"].item() == 1
    assert regions.filter(pl.col("chain").is_null())["region"].to_list() == [
        one.label for one in regions_in(filled.facts).every
    ]


def test_gaps_and_regions_add_up_to_the_ledger(filled: Store) -> None:
    listed = ask(filled, "chains/projects", as_of=DAY)
    for name in ("chains/gaps", "chains/regions"):
        told = ask(filled, name, as_of=DAY)
        assert sum(told["signed"], Decimal(0)) == sum(listed["share"], Decimal(0))
        assert sum(told["signed_money"].drop_nulls(), Decimal(0)) == sum(listed["contract_part"], Decimal(0))


def test_before_a_ledger_is_known_no_link_has_a_state_and_nothing_is_0(filled: Store) -> None:
    listed = ["industry", "chain", "stage", "link", "carriers", "lead", "source"]
    for asked in ({"as_of": "2022-12-01"}, {"as_of": DAY, "place": "万源市"}):
        for name in ("chains/gaps", "chains/links"):
            answer = ask(filled, name, **asked).drop(listed)
            assert answer.height > 0
            assert {column for column in answer.columns if answer[column].count()} == set()
        ranking = ask(filled, "chains/ranking", **asked).drop("industry", "chain")
        told = {column for column in ranking.columns if ranking[column].count()}
        assert told == {"ratio", "label", "target", "asked_in"}


HOME = st.sampled_from([None, "四川省成都市", "重庆市渝北区", "广东", "新加坡", "没有这个地方"])
PROJECT = st.fixed_dictionaries(
    {
        "chain": st.sampled_from([None, "锂钾", "肉制品", "不在清单"]),
        "link": st.sampled_from([None, "锂盐", "肉制品", "不在清单"]),
        "state": st.sampled_from(["签约", "注册", "落地", "开工", "投产", "终止"]),
        "contract": st.none() | st.decimals("0.01", "999999.99999999", places=8),
        "investor_home": HOME,
    }
)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects=st.lists(st.tuples(PROJECT, st.none() | st.integers(1, 99_999_999)), min_size=1, max_size=6))
def test_no_project_and_no_money_is_lost_however_it_is_split(
    store: Store, facts: Facts, projects: list[tuple[dict[str, object], int | None]]
) -> None:
    emptied(store)
    put_projects(store, "xuanhan", "2022-12-29", _named([BASE | told for told, _ in projects]))
    for n, (_, split) in enumerate(projects):
        if split:
            share = Decimal(split).scaleb(-8)
            parts = [Part("锂钾", "高纯锂盐", share), Part("锂电", "隔膜", 1 - share)]
            map_project(store, facts, Mapping("xuanhan", f"示例{n}", parts, "理由", "经办", datetime(2022, 12, 30)))
    [signed] = ask(store, "follow_through/city", as_of=DAY).filter(ratio="funds_rate")["denominator"].to_list()
    for name in ("chains/gaps", "chains/regions"):
        told = ask(store, name, as_of=DAY)
        assert sum(told["signed"], Decimal(0)) == len(projects)
        assert sum(told["signed_money"].drop_nulls(), Decimal(0)) == (signed or 0)
