"""The register of projects under negotiation, handed in as a workbook: read, judged, prefilled, and due to nobody."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.dates import read_moment
from domain.due import forms_due
from domain.facts import Facts
from loaders.blank.earlier import reported_before
from loaders.blank.form import blank_form
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.loaders.conftest import Taking

TALK: dict[str, object] = {
    "project": "示例隔膜项目", "county": "宣汉县", "investor": "示例隔膜有限公司", "chain": "锂电", "link": "隔膜",
    "planned": 12.5, "talked_on": date(2023, 3, 1), "state": "待谈",
}  # fmt: skip


def _draw(facts: Facts, path: Path, *rows: dict[str, object], **habits: Any) -> Path:
    projects = [TALK | {"project": f"示例隔膜项目{nth}"} | row for nth, row in enumerate(rows, 1)]
    return draw(path, Drawing(facts.form("negotiations"), "宣汉县", "2023.6.9", projects, **habits))


def test_talks_are_read_with_the_words_and_units_that_offices_write(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    odd = {"state": "达成意向", "intended_on": "2023年5月8日", "planned": 98000}
    [receipt] = taking(_draw(facts, tmp_path / "在谈.xlsx", {"planned": 125000}, odd, units={"planned": "万元"}))
    assert (receipt.status, receipt.form, receipt.place) == ("accepted", "negotiations", "宣汉县")
    assert {finding.code for finding in receipt.findings} <= {"value.from_text", "unit.converted"}
    rows = ask(store, "negotiations/search", as_of="2023-06-30").rows(named=True)
    assert [(row["planned"], row["step"], row["link"]) for row in rows] == [
        (Decimal("12.5"), "negotiating", "隔膜"),
        (Decimal("9.8"), "intended", "隔膜"),
    ]
    assert ask(store, "projects/as_of", as_of="2023-06-30").is_empty()


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ({"state": "谈着"}, {"word.unknown"}),
        ({"state": "意向"}, {"talks.dated"}),
        ({"state": "意向", "intended_on": date(2022, 3, 1)}, {"talks.days"}),
        ({"project": "示例隔膜 项目2"}, {"talks.repeated"}),
        ({"link": "没有的环节"}, {"row.chain"}),
        ({"planned": -1}, {"value.negative"}),
        ({"planned": 125000}, {"cell.bound"}),
    ],
)
def test_what_does_not_hold_of_a_talk_is_told(
    facts: Facts, taking: Taking, tmp_path: Path, row: dict[str, object], codes: set[str]
) -> None:
    [receipt] = taking(_draw(facts, tmp_path / "在谈.xlsx", row, {}))
    assert {finding.code for finding in receipt.findings} == codes


def test_the_blank_form_stands_as_it_was_last_told_and_comes_back_as_it_is(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    taking(_draw(facts, tmp_path / "在谈.xlsx", {}, {"planned": None, "remark": "+示例"}))
    form, place = facts.form("negotiations"), facts.places.keyed("xuanhan")
    earlier = reported_before(store, facts, form, place, "2023-06-16", read_moment("2023-06-15T10:00"))
    assert earlier is not None
    assert [row["project"] for row in earlier.rows] == ["示例隔膜项目1", "示例隔膜项目2"]
    blank = tmp_path / "空白.xlsx"
    blank.write_bytes(blank_form(facts, form, place, "2023-06-16", earlier))
    [receipt] = taking(blank, at="2023-06-16T10:00")
    assert (receipt.status, receipt.period, receipt.findings) == ("accepted", "2023-06-16", ())
    asked = [ask(store, "negotiations/as_of", as_of=day) for day in ("2023-06-12", "2023-06-19")]
    first, again = (told.select(column.name for column in form.columns) for told in asked)
    assert first.equals(again)


def test_nobody_is_asked_for_them_and_nobody_is_late(facts: Facts) -> None:
    form = facts.form("negotiations")
    assert facts.calendar.rules.of(form) is None
    assert all(form not in forms_due(facts, season) for season in facts.seasons.values())
