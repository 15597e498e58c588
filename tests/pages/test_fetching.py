"""Every table of every page can be taken along, as a workbook and as CSV, with its day and its mark."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.tables import Table
from loaders.exporting.text import as_csv
from loaders.exporting.workbook import as_workbook
from pages.parts.fetching.control import Tables
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.pages.conftest import PAGES, Opening

Offered = Callable[..., dict[str, Table]]
STATED = {"overview.py": 4, "ranking.py": 2, "projects_major.py": 5, "chains.py": 5, "returns.py": 1, "meanings.py": 8}


@pytest.fixture
def offered(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Opens a page and makes every table it offers."""

    def make(page: str, **asked: str) -> dict[str, Table]:
        kept: dict[str, Table] = {}

        def keep(tables: Tables, *_: Any, **__: Any) -> None:
            kept.update({name: table() for name, table in tables.items()})

        monkeypatch.setattr("pages.parts.fetching.tables.fetch_buttons", keep)
        monkeypatch.setattr("pages.parts.fetching.targets.fetch_buttons", keep)
        monkeypatch.setattr("pages.parts.chains.asked.fetch_buttons", keep)
        app = opened(page, **asked)
        assert not app.exception
        assert not [text.value for text in app.text if "错误编号" in text.value]
        return kept

    return make


@pytest.fixture
def second_season(filled: Store) -> Store:
    """The filled ledger with half a month of the second season."""
    values = {"signed_count": "7", "signed_contract": "12.5", "head_trips": "—"}
    put(filled, *(Row(place, "2022-06-15", values, season="2") for place in ("dazhu", "quxian")))
    return filled


@pytest.mark.parametrize("season", ["2022", "2", "3"])
@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_a_page_is_written_as_a_workbook_and_as_csv(
    second_season: Store, offered: Offered, page: str, season: str
) -> None:
    tables = offered(page, season=season)
    if page in STATED:
        assert len(tables) >= STATED[page]
    for table in tables.values():
        sheet = load_workbook(BytesIO(as_workbook(table, second_season.facts))).worksheets[0]
        assert sheet["A1"].value == table.title
        assert len(as_csv(table).decode("utf-8-sig").splitlines()) >= len(table.rows) + 1
        assert all(len(row) == len(table.heads) for row in table.rows)


def test_the_ranking_is_handed_over_exact_and_typed(filled: Store, offered: Offered) -> None:
    tables = offered("ranking.py", season="2022", indicator="funds_in_place")
    table = tables["到位资金排名"]
    heads = [head.title for head in table.heads]
    assert heads[:5] == ["名次", "单位", "到位资金（亿元）", "保证目标（亿元）", "工作目标（亿元）"]
    assert [row[0] for row in table.rows[:3]] == [1, 2, 2]
    [dazhu] = [dict(zip(heads, row, strict=True)) for row in table.rows if row[1] == "大竹县"]
    assert (dazhu["到位资金（亿元）"], dazhu["较上期新增（亿元）"], dazhu["所属期"]) == (80, 40, "2022年9月")
    silent = [row for row in table.rows if "未报送" in row]
    assert silent
    assert {row[2] for row in silent} == {None}


def test_the_figures_of_every_unit_stand_in_one_row_each(second_season: Store, offered: Offered) -> None:
    table = offered("overview.py", season="2")["各单位各项累计数"]
    assert len(table.rows) == len(second_season.facts.places.place)
    assert len(table.heads) == 2 + 15 + 1
    told = {str(row[0]): row[1:5] for row in table.rows}
    assert [str(cell) for cell in told["大竹县"]] == ["2022年6月15日", "7.00000000", "12.50000000", "None"]
    assert told["宣汉县"] == ["未报送", None, None, None]


def test_the_list_of_returns_says_what_became_of_each_on_the_offices_clock(filled: Store, offered: Offered) -> None:
    table = offered("returns.py", season="2022")["收到的报表"]
    rows = [line.split(",") for line in as_csv(table).decode("utf-8-sig").splitlines()]
    assert rows[0][:6] == ["回执号", "单位", "报表", "所属期", "结果", "收到时间"]
    assert {(row[3], row[4]) for row in rows[1:] if row[1] == "万源市"} == {
        ("2022年8月", filled.facts.sentences["standing_in_force"]),
        ("2022年9月", filled.facts.sentences["standing_rejected"]),
    }
    assert {row[5] for row in rows[1:] if row[3] == "2022年9月"} == {"2022-10-01 09:00"}


def test_the_intake_board_is_handed_over_with_its_states(filled: Store, offered: Offered) -> None:
    tables = offered("intake.py", season="2022")
    states = {(row[0], row[1]): row[5] for row in tables["各期报送情况"].rows}
    assert states["大竹县", "9月"] == "已报"
    assert states["宣汉县", "1月"] == "缺报"
    assert len(tables["报送及时率"].rows) == len(filled.facts.places.place)


def test_where_rules_fired_is_handed_over_with_every_rule(filled: Store, offered: Offered) -> None:
    put(filled, Row("kaijiang", "2022-09", status="rejected", findings=("reject",)))
    tables = offered("rules.py", season="2022")
    assert [row[0] for row in tables["核验规则"].rows][:1] == [filled.facts.rules.rule[0].title]
    assert all(len(row) == len(table.heads) for table in tables.values() for row in table.rows)
    as_workbook(tables["核验规则"], filled.facts)


def test_the_control_stands_over_the_page_with_two_files_a_table(filled: Store, opened: Opening) -> None:
    app = opened("ranking.py", season="2022")
    assert [button.label for button in app.download_button] == ["Excel", "CSV"] * 2
