"""A form of one row in which an office put all units together is a return for every row; its totals are re-added."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.facts import Facts, load_facts
from domain.forms import Form
from loaders.reading.result import ReadReturn
from tests.conftest import HOUSE
from tests.drawing import Drawing, draw, plain_values
from tests.reading.wording import figures, told

ReadAll = Callable[[Path], tuple[ReadReturn, ...]]
Table = Callable[..., Path]
ONE_ROW = [form for form in load_facts(HOUSE / "data").forms.values() if form.rows == "one"]
OWN = "units.own_row"


def _line(form: Form, unit: str, times: int = 1) -> list[object]:
    return [value * times for value in _figures(form).values()] + [unit]


def _figures(form: Form) -> dict[str, float]:
    """Plain figures, none of which counts the columns."""
    return {name: float(str(value)) + 1 for name, value in plain_values(form).items()}


def _written(form: Form) -> dict[str, str]:
    return {name: f"{value:g}" for name, value in _figures(form).items()}


@pytest.fixture
def table(tmp_path: Path, weekly: Form) -> Table:
    """A table of plain figures, a row for each unit, whose names stand in a column behind; then lines of figures."""

    def drawn(*units: str, form: Form = weekly, more: tuple[list[object], ...] = (), **disturbed: object) -> Path:
        said = {"place": "达州市", "period": "2023年6月9日", "extra": ["单位"], **disturbed}
        lines = [*(_line(form, unit) for unit in units), *more]
        return draw(tmp_path / "汇总.xlsx", Drawing(form, values=[], below=lines, **said))  # type: ignore[arg-type]

    return drawn


@pytest.mark.parametrize("form", ONE_ROW, ids=[form.key for form in ONE_ROW])
def test_every_row_is_the_return_of_the_unit_it_names(
    form: Form, table: Table, facts: Facts, read_all: ReadAll
) -> None:
    season = next(season for season in facts.seasons.values() if form.is_for(season))
    day = season.reporting.first
    period = f"{day.year}年{day.month}月" + ("" if form.period_reads == "month" else f"{day.day}日")
    places = facts.places.place
    returns = read_all(table(*(place.label for place in places), form=form, period=period))
    assert [read.place for read in returns] == [place.key for place in places]
    assert {read.form for read in returns} == {form.key}
    assert all(figures(read) == _written(form) for read in returns)
    assert {code for read in returns for code, _ in told(read)} == {OWN}
    assert len({read.values["cell"][0] for read in returns}) == len(places)


def test_a_county_office_may_send_the_rows_of_others(table: Table, read_all: ReadAll) -> None:
    returns = read_all(table("渠县", "大竹县", place="渠县"))
    assert [(read.place, read.rejected) for read in returns] == [("quxian", False), ("dazhu", False)]


def test_names_may_stand_in_front_of_the_table(tmp_path: Path, weekly: Form, read_all: ReadAll) -> None:
    path = draw(
        tmp_path / "汇总.xlsx",
        Drawing(weekly, "达州市", "2023年6月9日", [], at=(1, 3), below=[_line(weekly, "")[:-1]] * 2),
    )
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for cell, said in {
        "A5": "序号",
        "B5": "县（市、区）",
        "A7": 1,
        "A8": 2,
        "B7": "渠　县",
        "B8": "达州\n高新区",
    }.items():
        sheet[cell] = said
    book.save(path)
    returns = read_all(path)
    assert [(read.place, told(read)) for read in returns] == [("quxian", [(OWN, "B7")]), ("gaoxin", [(OWN, "B8")])]
    assert all(figures(read) == _written(weekly) for read in returns)


def test_a_printed_total_that_adds_up_is_no_return_and_not_kept(table: Table, weekly: Form, read_all: ReadAll) -> None:
    returns = read_all(table("渠县", "大竹县", more=(_line(weekly, "合计", 2),)))
    assert [read.place for read in returns] == ["quxian", "dazhu"]
    assert {code for read in returns for code, _ in told(read)} == {OWN}
    assert not any(read.totals for read in returns)


def test_a_printed_total_that_does_not_add_up_is_asked_about(table: Table, weekly: Form, read_all: ReadAll) -> None:
    wrong = [99, *_line(weekly, "合计", 2)[1:]]
    reads = read_all(table("渠县", "大竹县", more=(wrong,)))
    assert len(reads) == 2
    for read in reads:
        [asked] = [finding for finding in read.findings if finding.code != OWN]
        assert (asked.code, asked.level, asked.cell) == ("units.total_differs", "explain", "A9")
        assert (asked.read, asked.wanted) == ("99", "4")


def test_a_unit_nobody_knows_keeps_none_of_the_others_from_being_taken(table: Table, read_all: ReadAll) -> None:
    returns = read_all(table("渠县", "示例县", "经开区", "大竹县"))
    assert [read.place for read in returns] == ["quxian", None, None, "dazhu"]
    assert [code for read in returns[1:3] for code, _ in told(read)] == ["place.unknown", "place.ambiguous"]
    assert [read.rejected for read in returns] == [False, True, True, False]


def test_a_row_of_figures_without_a_name_is_sent_back_by_its_cell(
    table: Table, weekly: Form, read_all: ReadAll
) -> None:
    returns = read_all(table("渠县", "大竹县", more=(_line(weekly, "")[:-1],)))
    assert [(read.place, read.rejected) for read in returns[:2]] == [("quxian", False), ("dazhu", False)]
    assert told(returns[2]) == [("place.absent", "L9")]


def test_a_unit_named_in_two_rows_is_sent_back_twice(table: Table, read_all: ReadAll) -> None:
    returns = read_all(table("渠县", "大竹县", "渠县"))
    assert [read.rejected for read in returns] == [True, False, True]
    assert "return.twice" in {code for code, _ in told(returns[0])}


def test_a_unit_without_a_figure_has_not_reported(table: Table, weekly: Form, read_all: ReadAll) -> None:
    nothing = [None] * len(weekly.columns)
    returns = read_all(table("渠县", "大竹县", more=([*nothing, "宣汉县"],)))
    assert [read.place for read in returns] == ["quxian", "dazhu"]


def test_a_fault_in_one_row_is_told_to_its_unit_only(table: Table, weekly: Form, read_all: ReadAll) -> None:
    first, second, third = read_all(table("渠县", "大竹县", more=(["三个", *_line(weekly, "宣汉县")[1:]],)))
    assert [read.rejected for read in (first, second, third)] == [False, False, True]
    assert ("value.unreadable", "A9") in told(third)
    assert figures(third)["signed_count"] is None


def test_one_unit_named_beside_its_own_row_is_no_table_of_units(table: Table, read_all: ReadAll) -> None:
    [read] = read_all(table("渠县", place="渠县"))
    assert [code for code, _ in told(read)] == ["column.unknown"]
