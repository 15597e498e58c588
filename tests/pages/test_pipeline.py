"""推进 on a ledger of projects: what the URL asks for is shown, what it asks for and is not known is told."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from domain.tables import Table
from loaders.exporting.text import as_csv
from loaders.exporting.workbook import as_workbook
from pages.parts.fetching.control import Tables
from queries.store import Store
from tests.ledger_rows import put_projects
from tests.pages.conftest import Opening

BASE: dict[str, object] = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "12.5", "chain": "锂钾"}
STARTED = {"registered_on": date(2022, 4, 1), "filed_on": date(2022, 4, 9), "started_on": date(2022, 8, 20)}


@pytest.fixture
def listed(filled: Store) -> Store:
    """The filled ledger with three projects, one of which started in the period."""
    told = [
        BASE | {"project": "示例锂盐项目", "link": "锂盐"} | STARTED,
        BASE | {"project": "示例钾肥项目", "link": "钾盐钾肥", "registered_on": date(2022, 5, 1)},
        BASE | {"project": "示例未签项目", "signed_on": None},
    ]
    put_projects(filled, "dazhu", "2022-08-30", told)
    return filled


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "大竹县", "over": "season", "shown": "median_days", "to": "registered"},
        {"chain": "锂钾综合利用", "by": "chain", "shown": "conversion"},
        {"place": "没有这个单位", "chain": "没有这条链", "over": "?", "by": "?", "shown": "?", "to": "signed"},
    ],
)
def test_what_the_url_asks_for_is_shown(listed: Store, opened: Opening, asked: dict[str, str]) -> None:
    app = opened("pipeline.py", season="2022", **asked)
    assert _quiet(app)
    if asked.get("place") == "大竹县":
        chosen = {box.label: box.value for box in (*app.selectbox, *app.segmented_control)}
        assert (chosen["单位"], chosen["本期"], chosen["看哪一项"]) == ("dazhu", "season", "median_days")
        assert (chosen["分组"], chosen["办到哪一步"]) == ("chain", "registered")


def test_a_choice_is_told_to_the_url_and_all_units_are_not(listed: Store, opened: Opening) -> None:
    app = opened("pipeline.py", season="2022")
    units = next(box for box in app.selectbox if box.label == "单位")
    assert _quiet(units.set_value("dazhu").run())
    assert app.query_params["place"] == "dazhu"
    units = next(box for box in app.selectbox if box.label == "单位")
    assert _quiet(units.set_value("").run())
    assert "place" not in app.query_params


def test_before_a_ledger_the_page_says_so(filled: Store, opened: Opening) -> None:
    app = opened("pipeline.py", season="2022")
    assert _quiet(app)
    assert "看哪一项" not in [box.label for box in app.segmented_control]


def test_every_table_is_taken_along_typed_and_with_its_source(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, Table] = {}

    def keep(tables: Tables, *_: Any, **__: Any) -> None:
        kept.update({name: table() for name, table in tables.items()})

    monkeypatch.setattr("pages.parts.steps.drawn.fetch_buttons", keep)
    assert _quiet(opened("pipeline.py", season="2022", to="registered"))
    assert list(kept) == ["推进各阶段", "各单位推进", "签约季度推进", "各单位签约后多久注册", "推进项目明细"]
    for table in kept.values():
        sheet = load_workbook(BytesIO(as_workbook(table, listed.facts))).worksheets[0]
        assert any(head.title in [cell.value for cell in row] for row in sheet.iter_rows() for head in table.heads[:1])
        assert len(as_csv(table).decode("utf-8-sig").splitlines()) >= len(table.rows) + 1
        assert "附件1 签约项目推进全年目标任务" in table.source
    steps = {row[0]: row for row in kept["推进各阶段"].rows}
    assert set(steps["待谈"][1:]) == {None}
    assert steps["注册"][-1] == "pace_stands/2022/registered/dazhou"
    assert [int(steps[label][1]) for label in ("签约", "注册", "落地", "开工")] == [0, 1, 0, 1]
