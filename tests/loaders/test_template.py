"""The blank form looks official, carries unit and period, and reads back once it is filled."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.forms import Form
from domain.places import Place
from loaders.headers import HeaderCell, header_cells
from loaders.reading.readers import Readers
from loaders.template import blank_form
from tests.loaders.conftest import HOUSE

COMMITTED = load_facts(HOUSE / "data")
FORMS = COMMITTED.forms.values()
PERIODS = {"day": "2023-06-09", "month": "2022-09"}


def _sheet(content: bytes) -> Worksheet:
    return load_workbook(BytesIO(content)).worksheets[0]


def _fill(content: bytes, form: Form, path: Path) -> Path:
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[0].fill.fgColor.rgb == "00FFF9E5")
    for nth, cell in enumerate(row[: len(form.columns)], 1):
        cell.value = nth
    book.save(path)
    return path


@pytest.mark.parametrize("place", COMMITTED.places.place, ids=lambda place: place.key)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_form_of_every_unit_reads_back_without_a_remark(
    form: Form, place: Place, facts: Facts, readers: Readers, tmp_path: Path
) -> None:
    period = PERIODS[form.period_reads]
    [read] = readers.read(_fill(blank_form(facts, form, place, period), form, tmp_path / "filled.xlsx"))
    assert (read.form, read.place, read.period) == (form.key, place.key, period)
    assert read.findings == ()
    figures = dict(read.values.select("field", "value").rows())
    assert figures == {column.name: Decimal(nth) for nth, column in enumerate(form.columns, 1)}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_only_the_cells_to_fill_may_be_changed_and_each_says_what_it_takes(form: Form, facts: Facts) -> None:
    sheet = _sheet(blank_form(facts, form, facts.places.place[0], PERIODS[form.period_reads]))
    row = next(row for row in sheet.iter_rows() if row[0].fill.fgColor.rgb == "00FFF9E5")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    open_cells = [cell for line in sheet.iter_rows() for cell in line if not cell.protection.locked]
    sender = [cell for cell in open_cells if cell.value is not None]
    assert [cell.value for cell in sender] == [f"{form.sender_label}："]
    assert {cell.row for cell in open_cells} == {sender[0].row, row[0].row}
    assert {cell.coordinate for cell in row} <= {cell.coordinate for cell in open_cells}
    ruled = {str(area) for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
    assert ruled == {cell.coordinate for cell in row}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_it_prints_on_one_landscape_page_with_its_number(form: Form, facts: Facts) -> None:
    sheet = _sheet(blank_form(facts, form, facts.places.place[0], PERIODS[form.period_reads]))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
        "landscape",
        9,
        1,
    )
    assert sheet.print_area
    assert "第 &P 页" in sheet.oddFooter.center.text
    assert not sheet.sheet_view.showGridLines
    assert sheet["A1"].value == form.annex
    assert (sheet["A1"].font.name, sheet["A2"].font.name, sheet["A2"].font.size) == ("黑体", "方正小标宋简体", 22)


def test_the_document_says_which_form_it_is(facts: Facts) -> None:
    form = facts.form("season-3/basic")
    book = load_workbook(BytesIO(blank_form(facts, form, facts.place("宣汉县"), "2023-06-09")))
    assert {item.name: item.value for item in book.custom_doc_props.props} == {
        "gongjian.form": form.key,
        "gongjian.version": form.version,
        "gongjian.place": "xuanhan",
        "gongjian.period": "2023-06-09",
    }


@pytest.mark.parametrize("period", ["2023-6-9", "2023-06", "2023年6月9日", "2023-02-30", "2024-06-09", "随便"])
def test_a_period_written_otherwise_or_out_of_season_is_refused(period: str, facts: Facts) -> None:
    with pytest.raises(UsageError):
        blank_form(facts, facts.form("season-3/basic"), facts.place("宣汉县"), period)


def test_labels_shared_by_neighbours_stand_above_them_and_short_ones_reach_down(facts: Facts) -> None:
    cells = header_cells(facts.form("annual/monthly").columns, unit_break="")
    assert cells[0] == HeaderCell("到位资金（亿元）", 0, 0, 3, 1)
    assert HeaderCell("重大项目引进（个）", 0, 2, 1, 5) in cells
    assert HeaderCell("5亿元及以上项目", 1, 2, 2, 1) in cells
    assert HeaderCell("“1531”专项行动", 1, 3, 1, 4) in cells
    assert HeaderCell("10—30亿元", 2, 6, 1, 1) in cells
