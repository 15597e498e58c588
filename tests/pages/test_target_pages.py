"""大项目 and 外资 on a ledger of projects: what they offer, by what they group, what they say before there is one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from domain.facts import Facts
from domain.tables import Table
from pages.parts.choosing.choice import Choice
from pages.parts.fetching import targets as _fetched_targets
from pages.parts.fetching.control import Tables
from pages.parts.shell.house import House, the_house
from queries.store import Store
from tests.ledger_rows import put_projects
from tests.pages.conftest import Opening

SIGNED: dict[str, object] = {"project": "示例项目", "state": "注册", "signed_on": date(2022, 3, 1), "contract": "12.5"}
Kept = dict[str, Table]


@pytest.fixture
def listed(filled: Store) -> Store:
    """The filled ledger with two projects of 大竹县, one of them without a day."""
    put_projects(filled, "dazhu", "2022-08-30", [SIGNED, SIGNED | {"signed_on": None, "project": "示例补填项目"}])
    return filled


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The tables offered on the page opened next."""
    tables: Kept = {}

    def keep(offered: Tables, house: House, choice: Choice) -> None:
        tables.update({name: make() for name, make in offered.items()})

    monkeypatch.setattr(_fetched_targets, "fetch_buttons", keep)
    return tables


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


@pytest.mark.parametrize("by", ["place", "chain", "year"])
def test_the_signed_projects_are_put_together_as_chosen(listed: Store, opened: Opening, by: str) -> None:
    app = opened("projects_major.py", season="2022")
    assert _quiet(app.segmented_control(key="followed_by").set_value(by).run())


def test_projects_that_cannot_be_counted_are_listed(listed: Store, opened: Opening) -> None:
    app = opened("projects_major.py", season="2022")
    [expander] = app.expander
    assert expander.label.startswith("台账中有 1 个项目")


def test_before_there_is_a_ledger_the_returns_are_shown_by_unit_alone(filled: Store, opened: Opening) -> None:
    app = opened("projects_major.py", season="2022")
    assert _quiet(app)
    assert not list(app.segmented_control)


def test_the_tables_of_large_projects_are_handed_over_exact(listed: Store, opened: Opening, kept: Kept) -> None:
    assert _quiet(opened("projects_major.py", season="2022"))
    bands = {(row[0], row[1]): row for row in kept["重大项目引进"].rows}
    row = bands["大竹县", "1531: 10—30亿元"]
    assert row[2:9] == [Decimal(10), Decimal(30), 1, 0, Decimal(5), Decimal("0.2"), Decimal(4)]
    assert bands["宣汉县", "1531: 10—30亿元"][4] is None
    [project] = [row for row in kept["重大项目"].rows if row[0] == "1531: 10—30亿元"]
    assert (project[2], project[4], project[9]) == ("示例项目", Decimal("12.5"), "K6")
    assert [table.heads[0].label for name, table in kept.items() if "推进" in name] == ["单位", "产业链", "签约年份"]


def test_foreign_capital_is_handed_over_an_indicator_a_table(listed: Store, opened: Opening, kept: Kept) -> None:
    assert _quiet(opened("foreign.py", season="2022"))
    facts: Facts = the_house().facts
    foreign = [one for one in facts.indicators_of(facts.seasons["2022"]) if one.foreign]
    assert [name for name in kept if "各期" not in name] == [one.short for one in foreign]
    assert len({table.heads[2].unit for name, table in kept.items() if "各期" not in name}) == len(foreign)


def test_a_season_without_foreign_capital_says_so(filled: Store, opened: Opening, kept: Kept) -> None:
    assert _quiet(opened("foreign.py", season="2"))
    assert not kept


def test_an_indicator_of_the_page_stays_chosen(filled: Store, opened: Callable[..., AppTest]) -> None:
    app = opened("foreign.py", season="2022", indicator="fdi_arrived")
    assert _quiet(app)
    assert app.query_params["indicator"] == "fdi_arrived"
    assert any("FDI" in text.value for text in app.markdown)


@pytest.mark.parametrize("season", ["2022", "3"])
def test_the_projects_of_a_band_open_in_a_season_that_asks_for_none_too(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch, season: str
) -> None:
    drawn: list[str] = []

    def panel(html: str, key: str) -> str | None:
        drawn.append(html)
        return "band:dazhu:projects_1b_3b" if key == "major" else None

    for module in ("pages.parts.shell.panel", "pages.parts.figures.listing"):
        monkeypatch.setattr(f"{module}.panel", panel)
    assert _quiet(opened("projects_major.py", season=season))
    assert any("1531: 10—30亿元" in html and 'class="whose"' in html for html in drawn)
