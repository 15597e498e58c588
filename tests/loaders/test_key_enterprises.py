"""Landed key enterprises: sent as a list or as counts, read for what they are, each firm counted once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from loaders.blank.earlier import reported_before
from loaders.blank.form import blank_form
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.loaders.conftest import Taking

LIST, COUNTS = "season-3/key-enterprises", "season-3/key-enterprise-counts"
FIRM: dict[str, object] = {
    "firm": "示例锂电材料有限公司",
    "investor": "示例锂电集团有限公司",
    "investor_home": "广东省深圳市",
    "relation": "一级子公司",
    "categories": "制造业单项冠军",
    "listed_as": "第七批",
    "project": "示例锂电材料项目",
    "industry": "新材料",
    "contract": 12.5,
    "landed_on": date(2023, 6, 1),
    "evidence": "备案",
    "evidence_number": "示例备〔2023〕1号",
}
Listed = Callable[..., Path]
Counted = Callable[..., Path]


@pytest.fixture
def listed(facts: Facts, tmp_path: Path) -> Listed:
    """Draws the list of a unit with these firms, each the one above but for what is given."""
    numbers = iter(range(100))

    def draw_list(*firms: dict[str, object], place: str = "宣汉县", period: str = "2023-06-09", **habits: Any) -> Path:
        rows = [FIRM | firm for firm in firms]
        return draw(tmp_path / f"名单{next(numbers)}.xlsx", Drawing(facts.form(LIST), place, period, rows, **habits))

    return draw_list


@pytest.fixture
def counted(facts: Facts, tmp_path: Path) -> Counted:
    """Draws the counts of a unit, "—" in what is not given."""
    numbers = iter(range(100))

    def draw_counts(place: str = "宣汉县", period: str = "2023-06-09", **counts: int) -> Path:
        form = facts.form(COUNTS)
        values = {column.name: "—" for column in form.columns} | counts
        return draw(tmp_path / f"分类{next(numbers)}.xlsx", Drawing(form, place, period, values))

    return draw_counts


def _held(store: Store, place: str = "xuanhan", as_of: str = "2023-06-30") -> dict[str, int]:
    told = ask(store, "enterprises/by_place", season="3", as_of=as_of).filter(place_key=place)
    return {row["kind_key"]: int(row["enterprises"]) for row in told.rows(named=True) if row["enterprises"]}


def test_a_list_and_counts_bear_one_title_and_are_told_apart_by_their_columns(
    listed: Listed, counted: Counted, taking: Taking
) -> None:
    receipts = taking(listed({}), counted(place="渠县", key_champion=1, key_firms=1))
    assert [(receipt.status, receipt.form, receipt.findings) for receipt in receipts] == [
        ("accepted", LIST, ()),
        ("accepted", COUNTS, ()),
    ]


def test_a_firm_of_several_categories_counts_once_in_each_and_once_overall(
    store: Store, listed: Listed, taking: Taking
) -> None:
    firms = [
        {"categories": "链主型，总部型"},
        {"categories": "总部型", "firm": "示例 锂电材料有限公司", "project": "示例二期项目"},
        {"categories": "外资企业", "firm": "示例软屏有限公司"},
    ]
    taking(listed(*firms))
    assert _held(store) == {
        "leading": 1, "chain_leader": 1, "headquarters": 1, "foreign_firms": 1, "foreign": 1, "all": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "中国企业500强、专精特新“小巨人”企业、“链主型”企业",
        "中国500强企业；国家级专精特新小巨人；链主型",
        "中国500强\n小巨人\n链主型企业",
        "中国 500强，「小巨人」企业/链主型",
    ],
)
def test_categories_are_read_as_the_plan_and_the_offices_write_them(
    written: str, store: Store, listed: Listed, taking: Taking
) -> None:
    [receipt] = taking(listed({"categories": written, "listed_as": "2023年"}))
    assert (receipt.status, receipt.findings) == ("accepted", ())
    assert store.query("select categories from key_enterprise").item() == "中国500强、专精特新小巨人、链主型"


def test_a_list_with_a_category_that_cannot_be_read_is_held_against_no_counts(
    listed: Listed, counted: Counted, taking: Taking
) -> None:
    taking(counted(key_champion=3, key_firms=3))
    [receipt] = taking(listed({"categories": "瞪羚"}, {"firm": "示例软屏有限公司"}))
    assert [finding.code for finding in receipt.findings] == ["word.unknown"]


def test_a_day_that_cannot_be_read_is_not_missed_too(listed: Listed, taking: Taking) -> None:
    [receipt] = taking(listed({"landed_on": "六月上旬"}))
    assert [finding.code for finding in receipt.findings] == ["day.unreadable"]


def test_what_fills_a_gap_is_counted_by_project(store: Store, listed: Listed, taking: Taking) -> None:
    taking(listed({"categories": "填空白、补短板"}, {"categories": "补短板", "project": "示例二期项目"}))
    assert _held(store) == {"breakthroughs": 2, "blank_filling": 1, "shortcoming": 2, "all": 1}


def test_a_firm_without_evidence_is_counted_and_told_apart(store: Store, listed: Listed, taking: Taking) -> None:
    taking(listed({}, {"firm": "示例软屏有限公司", "evidence": None, "evidence_number": None}))
    told = ask(store, "enterprises/by_place", season="3").filter(place_key="xuanhan", kind_key="champion")
    assert told.select("enterprises", "evidenced", "shape").rows() == [(2, 1, "名单")]


def test_the_later_week_holds_and_of_one_week_the_list(
    store: Store, listed: Listed, counted: Counted, taking: Taking
) -> None:
    taking(listed({}, period="2023-06-07"), counted(period="2023-06-09", key_champion=3, key_firms=3))
    assert _held(store)["champion"] == 1
    taking(counted(period="2023-06-16", key_champion=4, key_firms=5), at="2023-06-17T10:00")
    assert _held(store) == {"champions": 4, "champion": 4, "all": 5}
    assert ask(store, "enterprises/as_of", season="3").is_empty()


def test_a_dash_in_the_counts_is_no_zero_and_silence_is_neither(store: Store, counted: Counted, taking: Taking) -> None:
    taking(counted(key_champion=0))
    told = ask(store, "enterprises/by_place", season="3").filter(kind_key="champion")
    given = {row["place_key"]: (row["enterprises"], row["shape"]) for row in told.rows(named=True)}
    assert (given["xuanhan"], given["quxian"]) == ((0, "分类统计表"), (None, None))
    [missing] = ask(store, "enterprises/by_place", season="3").filter(place_key="xuanhan", kind_key="giant")["missing"]
    assert missing == "dash"


def test_either_shape_answers_the_week(store: Store, listed: Listed, counted: Counted, taking: Taking) -> None:
    taking(listed({}), counted(place="渠县", key_champion=1), at="2023-06-09T10:00")
    board = ask(store, "intake/board", season="3", form=LIST, as_of="2023-06-12").filter(ordinal=3)
    states = dict(board.select("place_key", "state").rows())
    assert states["xuanhan"] == states["quxian"] == "filed"
    assert states["dazhu"] == "absent"
    received = ask(store, "intake/returns", season="3", form=LIST)
    assert sorted(received["place"]) == ["宣汉县", "渠县"]


def test_the_named_firms_are_known_with_their_line(store: Store, listed: Listed, taking: Taking) -> None:
    taking(listed({}, {"firm": "示例软屏有限公司"}))
    [row] = ask(store, "enterprises/as_of", season="3", place="宣汉县").filter(firm="示例软屏有限公司").rows(named=True)
    assert (row["row_number"], row["landed_on"], str(row["contract"])) == (2, date(2023, 6, 1), "12.50000000")


def test_the_blank_list_holds_the_last_one_and_reads_back_as_it_stood(
    facts: Facts, store: Store, listed: Listed, taking: Taking, tmp_path: Path
) -> None:
    form, place = facts.form(LIST), facts.place("宣汉县")
    taking(
        listed({"firm": "+示例有限公司", "contract": 100}, {"firm": "示例软屏有限公司", "landed_on": date(2023, 6, 5)})
    )
    before = ask(store, "enterprises/as_of", season="3", as_of="2023-06-12")
    earlier = reported_before(store, facts, form, place, "2023-06-16", read_moment("2023-06-15T10:00"))
    assert earlier is not None
    assert reported_before(store, facts, form, place, "2023-06-09", read_moment("2023-06-15T10:00")) is None
    blank = tmp_path / "名单.xlsx"
    blank.write_bytes(blank_form(facts, form, place, "2023-06-16", earlier))
    [receipt] = taking(blank, at="2023-06-16T10:00")
    assert (receipt.status, receipt.findings) == ("accepted", ())
    after = ask(store, "enterprises/as_of", season="3", as_of="2023-06-19")
    fields = [column.name for column in form.columns]
    assert after.select(fields).equals(before.select(fields))
    assert set(after["period"]) == {"2023-06-16"}


def test_the_list_and_the_counts_of_a_week_are_held_against_each_other_whichever_comes_last(
    listed: Listed, counted: Counted, taking: Taking
) -> None:
    counts = counted(key_champion=2, key_firms=2)
    [first] = taking(counts, at="2023-06-09T09:00")
    [second] = taking(listed({}, period="2023-06-08"), at="2023-06-09T10:00")
    assert not first.findings
    assert [finding.code for finding in second.findings] == ["cross.counts", "cross.counts"]
    assert "“落地制造业单项冠军企业数”数得1" in second.findings[0].message
    assert first.receipt in second.findings[0].message
    [third] = taking(counted(key_champion=3, key_firms=1), at="2023-06-09T11:00")
    assert [finding.code for finding in third.findings] == ["counts.part", "cross.list"]


def test_a_list_of_another_week_is_not_held_against_the_counts(
    listed: Listed, counted: Counted, taking: Taking
) -> None:
    taking(listed({}, period="2023-06-02"), at="2023-06-03T10:00")
    [receipt] = taking(counted(key_champion=2, key_firms=2))
    assert not receipt.findings


def test_counts_that_fall_are_asked_about(counted: Counted, taking: Taking) -> None:
    taking(counted(key_champion=3, key_firms=3))
    [receipt] = taking(counted(period="2023-06-16", key_champion=2, key_foreign=1, key_firms=3), at="2023-06-17T10:00")
    assert [finding.code for finding in receipt.findings] == ["history.falls"]
