"""Projects by chain and link: exact names, confirmed shares, and totals that are always the ledger's."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts.chains.words import chains_sentence
from charts.evidence.formula import formula, result
from domain.chains.files import chains_in
from domain.errors import UsageError
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.named import group_called
from loaders.records.chaining import Mapping, Part, map_project
from loaders.records.deciding import end
from queries.ask import ask
from queries.store import Store
from queries.worked.listed import listed as cells_of
from tests.emptied import emptied
from tests.ledger_rows import put_negotiations, put_projects

DAY = "2022-12-31"
BASE = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "10", "industry": "能源化工"}
LITHIUM = {"chain": "锂钾产业链", "link": "锂盐"}
STEPS = ("signed", "registered", "landed", "started", "producing")


def _project(name: str, **told: object) -> dict[str, object]:
    return BASE | {"project": name} | told


def _map(store: Store, project: str, *parts: tuple[str, str, str], made_at: datetime, place: str = "xuanhan") -> None:
    shares = [Part(chain, link, Decimal(share)) for chain, link, share in parts]
    map_project(store, store.facts, Mapping(place, project, shares, "示例理由", "示例经办人", made_at))


def _links(store: Store, **asked: str) -> dict[tuple[str | None, str | None], tuple[Decimal, Decimal]]:
    links = ask(store, "chains/links", **({"as_of": DAY} | asked))
    return {
        (row["chain"], row["link"]): (row["signed"], row["signed_money"])
        for row in links.iter_rows(named=True)
        if row["signed"]
    }


def test_a_project_is_counted_where_its_words_are_listed(store: Store) -> None:
    told = [
        _project("示例一", **LITHIUM),
        _project("示例二", chain="锂 钾", link="高纯锂盐"),
        _project("示例三", chain="锂钾", link="不在清单"),
        _project("示例四", chain="不在清单", link="高纯锂盐"),
        _project("示例五"),
    ]
    put_projects(store, "xuanhan", "2022-12-29", told)
    assert _links(store) == {
        ("锂钾综合利用", "高纯锂盐"): (2, 20),
        ("锂钾综合利用", None): (1, 10),
        (None, None): (2, 20),
    }
    mapped = ask(store, "chains/projects", as_of=DAY)["mapped"].to_list()
    assert mapped == ["reported", "reported", "chain", "unknown", "untold"]


def test_a_tile_opens_its_projects_with_their_cells(store: Store) -> None:
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一", **LITHIUM), _project("示例二")])
    [row] = ask(store, "chains/projects", as_of=DAY, chain="锂钾综合利用", link="高纯锂盐").to_dicts()
    assert (row["project"], row["file"], row["sheet"], row["cell"]) == ("示例一", "xuanhan.xlsx", "Sheet1", "A6")
    assert (row["said_chain"], row["said_link"], row["stage"]) == ("锂钾产业链", "锂盐", "中游")


def test_chains_are_ranked_by_each_share_with_what_they_are_short_of(store: Store) -> None:
    lithium = [_project(f"示例{n}", **LITHIUM, state="落地" if n < 8 else "签约", funds="1") for n in range(10)]
    meat = [_project(f"示例肉{n}", chain="肉制品", link="肉制品", state="投产", funds="5") for n in range(2)]
    put_projects(store, "xuanhan", "2022-12-29", [*lithium, *meat])
    ranking = ask(store, "chains/ranking", as_of=DAY)
    rows = {(row["chain"], row["ratio"]): row for row in ranking.iter_rows(named=True)}
    first, last = rows["肉制品", "registration_rate"], rows["锂钾综合利用", "registration_rate"]
    assert (first["rate"], first["rank"], first["met"]) == (1, 1, True)
    assert (last["rate"], last["rank"], last["needed_projects"]) == (Decimal("0.8"), 2, 1)
    assert [last[step] for step in STEPS] == [10, 8, 8, 0, 0]
    money = rows["锂钾综合利用", "funds_rate"]
    assert (money["numerator"], money["denominator"], money["needed_money"]) == (10, 100, 20)
    assert rows["氢能", "registration_rate"]["rank"] is None


def test_money_that_no_project_of_a_chain_tells_is_unknown_and_0_only_where_there_is_no_project(store: Store) -> None:
    told = [
        _project("示例一", **LITHIUM, contract=None, funds="3"),
        _project("示例肉", chain="肉制品", link="肉制品", state="终止"),
        _project("示例肉二", chain="肉制品", link="肉制品", contract=None),
    ]
    put_projects(store, "xuanhan", "2022-12-29", told)
    put_projects(store, "dazhu", "2022-12-29", [_project("示例肉三", chain="肉制品", link="肉制品", state="终止")])
    moneys = ("signed_money", "registered_money", "landed_money", "funds")
    ranking = ask(store, "chains/ranking", as_of=DAY).filter(ratio="funds_rate")
    rows = {row["chain"]: row for row in ranking.iter_rows(named=True)}
    assert [rows["锂钾综合利用"][money] for money in moneys] == [None, 0, 0, None]
    assert [rows["肉制品"][money] for money in moneys] == [20, 0, 0, None]
    assert [rows["氢能"][money] for money in moneys] == [0, 0, 0, 0]
    assert [rows["锂钾综合利用"][name] for name in ("numerator", "denominator", "needed_money")] == [None] * 3
    assert "20.00亿元" in chains_sentence(ranking, "funds_rate", store.facts)
    assert "—亿元" in chains_sentence(ranking.filter(chain="锂钾综合利用"), "funds_rate", store.facts)
    for name in ("chains/links", "chains/gaps"):
        links = {row["link"]: row for row in ask(store, name, as_of=DAY).iter_rows(named=True)}
        assert [links[link]["signed_money"] for link in ("高纯锂盐", "肉制品", "卤水检测服务")] == [None, 20, 0]
        assert (links["肉制品"]["places"], links["肉制品"]["projects"]) == (1, 3)
    regions = ask(store, "chains/regions", as_of=DAY).filter(chain="锂钾综合利用")
    assert set(regions.filter(pl.col("signed") > 0).select("signed_money", "funds", "money_share").row(0)) == {None}
    assert set(regions.filter(signed=0)["signed_money"]) == {0}


def test_the_cells_of_money_that_nobody_told_come_to_nothing_and_say_so(store: Store) -> None:
    silent = _project("示例一", **LITHIUM, contract=None, funds="3")
    put_projects(store, "xuanhan", "2022-12-29", [silent, _project("示例肉", chain="肉制品", link="肉制品")])
    shown = {}
    for chain in ("锂钾综合利用", "肉制品", "氢能"):
        for item in ("signed_money", "funds"):
            figure = read_figure(f"stepped/2022/{item}/{group_called('chain', chain, None)}", store.facts)
            frame = ask(store, "evidence/cells", figure=str(figure), as_of=DAY)
            cells = cells_of(frame, figure, store.facts, date(2022, 12, 31), store.query)
            shown[chain, item] = result(cells)
            assert shown[chain, item] in formula(cells)
    assert list(shown.values()) == ["—", "—", "10.00", "—", "0.00", "0.00"]


def test_the_ranking_tells_what_changed_and_nothing_where_there_was_no_ledger(store: Store) -> None:
    put_projects(store, "xuanhan", "2022-11-24", [_project("示例一", **LITHIUM)])
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一", **LITHIUM, state="落地")])
    for before, change in (("2022-11-30", 100), ("2022-11-01", None)):
        ranking = ask(store, "chains/ranking", as_of=DAY, previous_as_of=before)
        [row] = ranking.filter(chain="锂钾综合利用", ratio="registration_rate").to_dicts()
        assert row["change_points"] == change
        assert row["signed_gain"] == (None if change is None else 0)


def test_a_unit_is_ranked_for_itself(store: Store) -> None:
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一", **LITHIUM)])
    put_projects(store, "dazhu", "2022-12-29", [_project("示例二", chain="苎麻", link="精干麻")])
    assert _links(store, place="大竹县") == {("苎麻纺织", "精干麻"): (1, 10)}


def test_a_confirmed_project_is_split_and_later_words_count_over_earlier_ones(store: Store) -> None:
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一", **LITHIUM, contract="10.01")])
    parts = [("锂钾", "高纯锂盐", "0.3"), ("锂电", "动力电池", "0.7")]
    _map(store, "示例一", *parts, made_at=datetime(2022, 12, 31))
    split = {("锂钾综合利用", "高纯锂盐"): ("0.3", "3.003"), ("锂电", "动力电池"): ("0.7", "7.007")}
    assert _links(store) == {link: tuple(map(Decimal, told)) for link, told in split.items()}
    assert list(_links(store, as_of="2022-12-30")) == [("锂钾综合利用", "高纯锂盐")]
    _map(store, "示例一", ("锂电", "电芯", "1"), made_at=datetime(2022, 12, 31, 1))
    assert list(_links(store)) == [("锂电", "动力电池")]
    record = ask(store, "chains/projects", as_of=DAY)["record"][0]
    end(store, record, reason="示例缘由", author="示例经办人", made_at=datetime(2022, 12, 31, 2))
    assert set(_links(store)) == set(split)


def test_what_is_negotiated_is_confirmed_in_a_link_like_a_project_and_stays_there_once_signed(store: Store) -> None:
    talk = {"project": "示例在谈", "state": "待谈", "talked_on": date(2022, 6, 1), "planned": "10", "chain": "锂钾"}
    put_negotiations(store, "xuanhan", "2022-12-28", [talk])

    def open_talks() -> list[tuple[object, ...]]:
        talks = ask(store, "negotiations/search", as_of=DAY, step="open")
        return talks.select("chain", "link", "share", "reason").rows()

    assert open_talks() == [("锂钾综合利用", None, 1, None)]
    parts = [("锂钾", "高纯锂盐", "0.4"), ("锂电", "隔膜", "0.6")]
    _map(store, "示例 在谈", *parts, made_at=datetime(2022, 12, 30))
    confirmed = [("锂电", "隔膜", Decimal("0.6")), ("锂钾综合利用", "高纯锂盐", Decimal("0.4"))]
    assert sorted(open_talks()) == [(*told, "示例理由") for told in confirmed]
    gaps = ask(store, "chains/gaps", as_of=DAY).filter(pl.col("negotiations") > 0)
    assert set(gaps["link"]) == {"高纯锂盐", "隔膜"}
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例在谈")])
    assert (set(_links(store)), open_talks()) == ({link[:2] for link in confirmed}, [])
    [record] = ask(store, "chains/projects", as_of=DAY)["record"].unique()
    end(store, record, reason="示例缘由", author="示例经办人", made_at=datetime(2022, 12, 31))
    assert set(_links(store)) == {(None, None)}


@pytest.mark.parametrize(
    ("project", "parts", "told"),
    [
        ("示例一", [("锂钾", "高纯锂盐", "0.3"), ("锂电", "隔膜", "0.3")], "60%"),
        ("示例一", [("锂钾", "高纯锂盐", "0.5"), ("锂钾", "锂盐", "0.5")], "两次"),
        ("示例一", [("锂钾", "高纯锂盐", "1.5"), ("锂电", "隔膜", "-0.5")], "大于0"),
        ("示例一", [("锂钾", "没有的", "1")], "没有的"),
        ("示例二", [("锂钾", "高纯锂盐", "1")], "示例二"),
        ("示例一", [], "0%"),
    ],
)
def test_a_mapping_that_does_not_hold_is_not_kept(
    store: Store, project: str, parts: list[tuple[str, str, str]], told: str
) -> None:
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一")])
    with pytest.raises(UsageError, match=told):
        _map(store, project, *parts, made_at=datetime(2022, 12, 30))
    assert list(_links(store)) == [(None, None)]


def test_what_a_name_says_is_suggested_with_how_sure_it_is(store: Store) -> None:
    told = [
        _project("示例软屏模组项目"),
        _project("示例矿山机械成套项目", chain="农机装备", link="成套"),
        _project("示例无名项目"),
        _project("示例锂盐项目", **LITHIUM),
    ]
    put_projects(store, "xuanhan", "2022-12-29", told)
    rows = ask(store, "chains/suggestions", as_of=DAY).select("project", "link", "confidence", "found").rows()
    assert rows == [
        ("示例软屏模组项目", "软屏模组", Decimal("0.9"), "软屏模组"),
        ("示例矿山机械成套项目", "矿山机械", Decimal(1), "矿山机械"),
        ("示例无名项目", None, None, None),
    ]


def test_a_word_that_only_two_columns_together_spell_suggests_nothing(store: Store) -> None:
    told = [_project("示例柔软", link="屏风"), _project("示例软屏风项目")]
    put_projects(store, "xuanhan", "2022-12-29", told)
    rows = ask(store, "chains/suggestions", as_of=DAY).select("project", "found").rows()
    assert rows == [("示例柔软", None), ("示例软屏风项目", "软屏")]


def test_a_list_counts_from_its_day_on(store: Store, facts: Facts) -> None:
    listed = chains_in(facts)[-1]
    put_projects(store, "xuanhan", "2022-12-29", [_project("示例一", **LITHIUM)])
    assert ask(store, "chains/links", as_of="2018-12-31").height == 0
    assert ask(store, "chains/links", as_of=DAY).height == sum(len(chain.links) for chain in listed.chain)


WORDS = st.sampled_from([None, "锂钾", "肉制品", "不在清单"])
MONEY = st.decimals("0.01", "999999.99999999", places=8)
PROJECT = st.fixed_dictionaries(
    {
        "chain": WORDS,
        "link": st.sampled_from([None, "高纯锂盐", "肉制品", "不在清单"]),
        "industry": st.sampled_from([None, "能源化工", "农产品加工"]),
        "contract": st.none() | MONEY,
        "funds": st.none() | MONEY,
        "state": st.sampled_from(["签约", "注册", "落地", "开工", "投产", "终止"]),
    }
)
SPLIT = st.none() | st.integers(1, 99_999_999)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects=st.lists(st.tuples(PROJECT, SPLIT), min_size=1, max_size=6))
def test_the_chains_add_up_to_the_ledger_by_one_definition_on_both_pages(
    store: Store, projects: list[tuple[dict[str, object], int | None]]
) -> None:
    emptied(store)
    put_projects(store, "xuanhan", "2022-12-29", [_project(f"示例{n}", **told) for n, (told, _) in enumerate(projects)])
    for n, (_, split) in enumerate(projects):
        if split:
            share = Decimal(split).scaleb(-8)
            parts = [("锂钾", "高纯锂盐", str(share)), ("锂电", "隔膜", str(1 - share))]
            _map(store, f"示例{n}", *parts, made_at=datetime(2022, 12, 30))
    city = {row["ratio"]: row for row in ask(store, "follow_through/city", as_of=DAY).iter_rows(named=True)}
    for ratio, whole in city.items():
        rows = ask(store, "chains/ranking", as_of=DAY).filter(ratio=ratio)
        for part in ("numerator", "denominator"):
            assert sum(rows[part].drop_nulls(), Decimal(0)) == (whole[part] or 0)
            by_chain = ask(store, "follow_through/by_chain", as_of=DAY).filter(ratio=ratio)
            assert sum(by_chain[part].drop_nulls(), Decimal(0)) == (whole[part] or 0)
            told = dict(by_chain.select("chain", part).iter_rows())
            ranked = rows.filter(pl.col("chain").is_not_null() & (pl.col("signed") > 0)).select("chain", part)
            assert all(told[chain] == value for chain, value in ranked.iter_rows())
    listed = ask(store, "chains/projects", as_of=DAY)
    assert sum(listed["share"], Decimal(0)) == len(projects)
    links = ask(store, "chains/links", as_of=DAY)
    assert sum(links["signed_money"].drop_nulls(), Decimal(0)) == sum(listed["contract_part"].drop_nulls(), Decimal(0))


def test_how_a_project_is_mapped_is_asked_for(store: Store) -> None:
    told = [_project("示例一", **LITHIUM), _project("示例二", chain="不在清单"), _project("示例三")]
    put_projects(store, "xuanhan", "2022-12-29", told)
    asked = {
        how: ask(store, "chains/projects", as_of=DAY, mapped=how)["project"].to_list() for how in ("unknown", "untold")
    }
    assert asked == {"unknown": ["示例二"], "untold": ["示例三"]}


def test_suggestions_are_made_for_so_many_projects_as_the_list_says(store: Store, facts: Facts) -> None:
    most = chains_in(facts)[-1].confidence.most
    put_projects(store, "xuanhan", "2022-12-29", [_project(f"示例无名{n}") for n in range(most + 1)])
    assert ask(store, "chains/suggestions", as_of=DAY).height == most
    assert ask(store, "chains/links", as_of=DAY)["projects"].sum() == most + 1
