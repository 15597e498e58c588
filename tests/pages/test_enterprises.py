"""重点企业: what units listed and counted, each number open to its firms, the tables to take along."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from domain.tables import Table
from loaders.intake import take_in
from pages.parts.fetching.control import Tables
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.pages.conftest import Opening

FIRM = {
    "firm": "示例锂电有限公司",
    "categories": "链主型、总部型",
    "project": "示例锂电项目",
    "contract": 12.5,
    "landed_on": date(2023, 6, 1),
    "evidence": "备案",
    "evidence_number": "示例1号",
}


@pytest.fixture
def listed(filled: Store, facts: Facts, tmp_path: Path) -> Store:
    """The filled ledger with a list of 大竹县 and counts of 渠县 for 9 June 2023."""
    counts = facts.form("season-3/key-enterprise-counts")
    drawings = [
        Drawing(facts.form("season-3/key-enterprises"), "大竹县", "2023-06-09", [FIRM]),
        Drawing(counts, "渠县", "2023-06-09", {column.name: 2 for column in counts.columns}),
    ]
    paths = [draw(tmp_path / f"{nth}.xlsx", drawing) for nth, drawing in enumerate(drawings)]
    files = [(path.name, path) for path in paths]
    receipts = take_in(filled, facts, files, received_at=read_moment("2023-06-09T10:00"), by="示例", folder=tmp_path)
    assert [receipt.status for receipt in receipts] == ["accepted", "accepted"]
    return filled


def _tables(opened: Opening, monkeypatch: pytest.MonkeyPatch, **asked: str) -> dict[str, Table]:
    kept: dict[str, Table] = {}

    def keep(tables: Tables, *_: Any, **__: Any) -> None:
        kept.update({name: table() for name, table in tables.items()})

    monkeypatch.setattr("pages.parts.opened.enterprise.fetch_buttons", keep)
    assert not opened("enterprises.py", **asked).exception
    return kept


def test_the_counts_and_the_firms_are_handed_over(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = _tables(opened, monkeypatch, season="3")
    counted = {(row[0], row[1], row[2]): row[3] for row in tables["各类数量"].rows}
    topic = "“链主型、总部型、平台型”企业"
    assert (counted["大竹县", "专题", topic], counted["渠县", "专题", topic]) == (1, 2)
    assert counted["通川区", "专题", topic] is None
    [firm] = tables["企业名单"].rows
    assert (firm[0], firm[1], firm[10]) == ("大竹县", "示例锂电有限公司", date(2023, 6, 1))


def test_the_list_of_a_unit_is_picked(listed: Store, opened: Opening) -> None:
    app = opened("enterprises.py", season="3")
    picked = next(box for box in app.selectbox if box.label == "名单单位")
    assert (picked.value, list(picked.options)) == ("dazhu", ["大竹县", "全部单位"])
    assert not picked.set_value("").run().exception


@pytest.mark.parametrize("season", ["2022", "2"])
def test_a_season_without_the_form_says_so(listed: Store, opened: Opening, season: str) -> None:
    app = opened("enterprises.py", season=season)
    assert not app.exception
    assert not [box for box in app.selectbox if box.label == "名单单位"]
