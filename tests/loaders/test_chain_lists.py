"""The list of chains comes as a workbook, holds for its year from its receipt on, and drops no project."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from domain.chains.files import chains_in
from domain.chains.listed import ChainList
from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.blank.lists import list_form
from loaders.chainlists import chains_in_force
from loaders.records.chaining import Mapping as Mapped
from loaders.records.chaining import Part, map_project
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.ledger_rows import put_projects
from tests.loaders.conftest import Taking

KEY = "lists/chains"
LINK = {"industry": "能源化工", "chain": "示例链", "stage": "中游", "link": "示例环节", "source": "示例"}
PROJECT = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "10", "industry": "能源化工"}
Listing = Callable[..., Path]


@pytest.fixture
def listing(facts: Facts, tmp_path: Path) -> Listing:
    """A workbook with these links, each the one above but for what is given."""
    numbers = iter(range(100))

    def draw_list(*links: Mapping[str, object], year: str = "2022年", **habits: Any) -> Path:
        rows = [LINK | link for link in links]
        return draw(tmp_path / f"清单{next(numbers)}.xlsx", Drawing(facts.forms[KEY], "", year, rows, **habits))

    return draw_list


def _held(store: Store, day: str, known: str | None = None) -> ChainList:
    return chains_in_force(store, store.facts, date.fromisoformat(day), known or day)


def _names(listed: ChainList) -> list[str]:
    return [f"{chain.label}·{link.label}" for chain in listed.chain for link in chain.links]


def test_the_list_in_force_comes_back_as_it_was_fetched(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(list_form(store, facts, facts.forms[KEY], "2022", "2022-06-01"))
    sheet = load_workbook(path).worksheets[0]
    assert (sheet["A2"].value, sheet["A3"].value, sheet["B4"].value) == (
        "达州市2022年重点产业链清单",
        "产业",
        "天然气化工",
    )
    [receipt] = taking(path, at="2022-06-02T10:00")
    assert (receipt.status, receipt.place, receipt.period, receipt.findings) == ("accepted", "达州市", "2022", ())
    names = [column.name for column in facts.forms[KEY].columns]
    before, after = (ask(store, "chains/in_force", as_of=day).select(names) for day in ("2022-06-01", "2022-06-02"))
    assert before.equals(after)
    assert _held(store, "2022-06-01") == chains_in(facts)[-1]
    row = ask(store, "chains/in_force", as_of="2022-06-02").row(0, named=True)
    assert (row["cell"], row["receipt"], row["file"]) == ("E4", receipt.receipt, "清单.xlsx")
    assert receipt.receipt in facts.cite(_held(store, "2022-06-02").source)


def test_a_list_counts_from_its_receipt_for_its_year_until_a_later_one_or_its_withdrawal(
    store: Store, taking: Taking, listing: Listing
) -> None:
    committed = _names(_held(store, "2022-06-01"))
    [receipt] = taking(listing({}), at="2022-06-02T10:00")
    assert _names(_held(store, "2022-06-01")) == committed
    assert _names(_held(store, "2022-06-02")) == _names(_held(store, "2024-05-01")) == ["示例链·示例环节"]
    assert _names(_held(store, "2021-12-31", "2022-06-30")) == committed
    taking(listing({"link": "示例新环节"}, year="2023年"), at="2023-02-01T10:00")
    assert _names(_held(store, "2022-12-31", "2023-02-02")) == ["示例链·示例环节"]
    assert _names(_held(store, "2023-02-02")) == ["示例链·示例新环节"]
    listed = {key: ask(store, "returns/received", season=key)["period"].to_list() for key in store.facts.seasons}
    assert ("2022" in listed["2"], listed["3"]) == (True, ["2023"])
    withdraw(store, receipt.receipt, reason="示例：有误", author="示例", made_at=read_moment("2022-07-01T10:00"))
    assert _names(_held(store, "2022-07-01")) == committed
    assert _names(_held(store, "2022-12-31", "2022-06-15")) == ["示例链·示例环节"]


def test_a_list_entered_after_the_year_was_closed_counts_in_all_of_it(
    store: Store, taking: Taking, listing: Listing
) -> None:
    taking(listing({}), at="2026-11-22T10:00")
    assert _names(_held(store, "2022-09-30")) == ["示例链·示例环节"]


def test_what_is_wrong_with_a_list_is_told_by_its_cell(store: Store, taking: Taking, listing: Listing) -> None:
    rows = [
        {"carriers": "宣汉县、示例乡", "stage": "上上游"},
        {"link": "示例 环节"},
        {"industry": "新材料", "link": "示例乙"},
        {"link": None},
    ]
    [receipt] = taking(listing(*rows))
    assert receipt.status == "rejected"
    told = {(finding.code, finding.cell) for finding in receipt.findings}
    unread = {("word.unknown", "I4"), ("word.unknown", "D4"), ("value.required", "E7")}
    assert told == unread | {("chains.link_twice", "E5"), ("chains.industry", "A6")}
    assert _names(_held(store, "2023-06-30")) == _names(chains_in(store.facts)[-1])
    [early] = taking(listing({}, year="2018年"))
    assert [finding.code for finding in early.findings] == ["period.outside"]


def test_cells_merged_down_are_said_of_every_row(store: Store, taking: Taking, listing: Listing) -> None:
    below = {"industry": None, "chain": None, "carriers": None, "source": None}
    path = listing(
        {"carriers": "达州\n高新区,渠 县", "aliases": "甲；乙"}, {"link": "示例乙"} | below, {"link": "示例丙"} | below
    )
    book = load_workbook(path)
    for letter in "ABIJ":
        book.worksheets[0].merge_cells(f"{letter}4:{letter}6")
    book.save(path)
    [receipt] = taking(path)
    assert receipt.status == "accepted"
    [chain] = _held(store, "2023-06-30").chain
    assert (chain.carriers, chain.links[0].aliases) == (("达州高新区", "渠县"), ("甲", "乙"))
    assert [link.label for link in chain.links] == ["示例环节", "示例乙", "示例丙"]


def test_a_project_of_a_link_taken_off_the_list_is_told_and_stays_in_every_total(
    store: Store, taking: Taking, listing: Listing
) -> None:
    told = [PROJECT | {"project": name, "chain": "锂钾", "link": "高纯锂盐"} for name in ("示例甲", "示例乙")]
    put_projects(store, "xuanhan", "2022-06-01", told)
    parts = [Part("锂电", "隔膜", Decimal("0.4")), Part("锂钾综合利用", "高纯锂盐", Decimal("0.6"))]
    mapping = Mapped("xuanhan", "示例甲", parts, "示例理由", "示例经办人", datetime(2022, 6, 1))
    map_project(store, store.facts, mapping)
    link = {"chain": "锂钾综合利用", "chain_aliases": "锂钾", "link": "高纯锂盐"}
    [receipt] = taking(listing(link), at="2022-06-10T10:00")
    [finding] = receipt.findings
    assert (finding.code, finding.level, finding.read, finding.wanted) == ("list.left_out", "explain", "锂电·隔膜", "1")
    by_name = {row["project"]: row for row in ask(store, "chains/projects", as_of="2022-06-10").iter_rows(named=True)}
    mapped = {name: (row["mapped"], row["lapsed"]) for name, row in by_name.items()}
    assert mapped == {"示例甲": ("reported", "锂电·隔膜、锂钾综合利用·高纯锂盐"), "示例乙": ("reported", None)}
    taking(listing({}), at="2022-06-12T10:00")
    links = ask(store, "chains/links", as_of="2022-06-12").filter(pl.col("link").is_null())
    assert (links["signed"].sum(), links["signed_money"].sum()) == (2, 20)
    for day in ("2022-06-09", "2022-06-10", "2022-06-12"):
        ranking = ask(store, "chains/ranking", as_of=day).filter(ratio="registration_rate")
        assert (ranking["signed"].sum(), ranking["signed_money"].sum()) == (2, 20)
    today = Mapped("xuanhan", "示例乙", [Part("锂电", "隔膜", Decimal(1))], "理由", "经办", datetime(2022, 6, 13))
    with pytest.raises(UsageError, match="清单里没有“锂电·隔膜”"):
        map_project(store, store.facts, today)


def test_a_project_of_an_earlier_year_is_confirmed_today_in_a_link_of_the_list_of_that_year(
    store: Store, taking: Taking, listing: Listing
) -> None:
    put_projects(store, "xuanhan", "2022-06-01", [PROJECT | {"project": "示例甲"}])
    taking(listing({}), at="2022-06-02T10:00")
    taking(listing({"link": "示例新环节"}, year="2023年"), at="2023-02-01T10:00")
    part = Part("示例链", "示例环节", Decimal(1))
    today = Mapped("xuanhan", "示例甲", [part], "理由", "经办", datetime(2026, 11, 22))
    with pytest.raises(UsageError, match="清单里没有“示例链·示例环节”"):
        map_project(store, store.facts, today)
    map_project(store, store.facts, replace(today, of_day=date(2022, 12, 31)))
    [then] = ask(store, "chains/projects", as_of="2022-12-31").to_dicts()
    assert (then["mapped"], then["link"]) == ("confirmed", "示例环节")
    [later] = ask(store, "chains/projects", as_of="2023-02-02").to_dicts()
    assert (later["mapped"] == "confirmed", later["lapsed"]) == (False, "示例链·示例环节")


def test_a_link_spelled_with_other_blanks_and_capitals_keeps_the_projects_confirmed_in_it(
    store: Store, taking: Taking, listing: Listing
) -> None:
    put_projects(store, "xuanhan", "2022-06-01", [PROJECT | {"project": "示例甲"}])
    taking(listing({"chain": "示例 LED 链", "link": "LED模组"}), at="2022-06-02T10:00")
    parts = [Part("示例 LED 链", "LED模组", Decimal(1))]
    map_project(store, store.facts, Mapped("xuanhan", "示例甲", parts, "理由", "经办", datetime(2022, 6, 3)))
    [receipt] = taking(listing({"chain": "示例led链", "link": "led 模组"}), at="2022-06-10T10:00")
    assert "list.left_out" not in {finding.code for finding in receipt.findings}
    for day, chain, link in (("2022-06-09", "示例 LED 链", "LED模组"), ("2022-06-10", "示例led链", "led 模组")):
        [row] = ask(store, "chains/projects", as_of=day).to_dicts()
        assert (row["mapped"], row["lapsed"], row["chain"], row["link"]) == ("confirmed", None, chain, link)
        links = ask(store, "chains/links", as_of=day).filter(pl.col("projects") > 0)
        assert links.select("chain", "link", "signed").rows() == [(chain, link, 1)]


def test_a_ledger_is_held_against_the_list_in_force_when_it_comes(
    store: Store, facts: Facts, taking: Taking, listing: Listing, tmp_path: Path
) -> None:
    row = {"project": "示例甲", "state": "签约", "contract": 12, "signed_on": date(2022, 3, 1), "chain": "示例链"}
    ledger = Drawing(facts.forms["ledger"], "宣汉县", "2022-06-10", [row | {"link": "示例环节"}])
    [before] = taking(draw(tmp_path / "一.xlsx", ledger), at="2022-06-11T10:00")
    taking(listing({}), at="2022-06-12T10:00")
    ledger.period = "2022-06-17"
    [after] = taking(draw(tmp_path / "二.xlsx", ledger), at="2022-06-18T10:00")
    assert [[one.cell for one in receipt.findings if one.code == "row.chain"] for receipt in (before, after)] == [
        ["G6"],
        [],
    ]


def test_a_year_without_a_list_of_its_own_is_fetched_with_the_one_that_holds(store: Store, facts: Facts) -> None:
    sheet = load_workbook(BytesIO(list_form(store, facts, facts.forms[KEY], "2025", "2026-11-22"))).worksheets[0]
    assert (sheet["A2"].value, sheet["E4"].value) == ("达州市2025年重点产业链清单", "天然气开采净化")
    with pytest.raises(UsageError):
        list_form(store, facts, facts.forms[KEY], "2018", "2026-11-22")
