"""Every figure and unit that is sent back, with its cell."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domain.forms import Form
from loaders.reading.faults import faults_in
from loaders.reading.grid import Grid
from loaders.reading.result import ReadReturn
from tests.drawing import Drawing, draw, plain_values
from tests.reading.conftest import Read
from tests.reading.packing import SHEET, repacked
from tests.reading.wording import figures, told


@pytest.mark.parametrize("unit", ["万美元", "示例", "个"])
def test_a_unit_that_does_not_convert_is_sent_back(read: Read, unit: str) -> None:
    assert told(read(units={"signed_contract": unit})) == [("unit.unreadable", "B6")]


def test_a_unit_of_another_kind_in_a_cell_is_told_beside_that_of_its_column(read: Read) -> None:
    (finding,) = read({"signed_contract": "5万美元"}).findings
    assert (finding.read, finding.wanted) == ("5万美元", "亿元")


def test_an_amount_without_a_unit_is_sent_back(read: Read) -> None:
    assert told(read(units={"signed_contract": ""})) == [("unit.absent", "B6")]


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("signed_contract", "约12", "value.unreadable"),
        ("signed_contract", "1.204,5", "value.unreadable"),
        ("signed_contract", "12-13", "value.unreadable"),
        ("signed_contract", True, "value.unreadable"),
        ("signed_contract", date(2023, 6, 9), "value.unreadable"),
        ("signed_contract", "NaN", "value.unreadable"),
        ("signed_contract", "∞", "value.unreadable"),
        ("signed_contract", "98%", "unit.unreadable"),
        ("signed_contract", "5万美元", "unit.unreadable"),
        ("signed_contract", -1, "value.negative"),
        ("signed_contract", "－3亿元", "value.negative"),
        ("signed_contract", 1e308, "value.too_large"),
        ("signed_contract", 1e10, "value.too_large"),
        ("signed_contract", "9999999999.999999999", "value.too_large"),
        ("signed_count", 2.5, "value.not_whole"),
        ("signed_count", "2.5个", "value.not_whole"),
    ],
)
def test_a_figure_that_cannot_stand_is_sent_back_with_its_cell(
    read: Read, field: str, written: object, code: str
) -> None:
    result = read({field: written})
    assert told(result) == [(code, "A7" if field == "signed_count" else "B7")]
    assert result.rejected
    assert figures(result)[field] is None
    assert result.findings[0].wanted


def test_an_error_cell_is_not_taken_for_an_empty_one(read: Read) -> None:
    assert ("value.error", "B7") in told(read({"signed_contract": "#DIV/0!"}))


@pytest.mark.parametrize("nothing", [None, "—", "无"])
def test_a_return_without_any_figure_is_sent_back(read: Read, weekly: Form, nothing: object) -> None:
    result = read(dict.fromkeys(plain_values(weekly), nothing))
    assert ("return.empty", "") in told(result)
    assert result.place == "xuanhan"


def test_a_second_row_of_figures_is_sent_back(read: Read, weekly: Form) -> None:
    assert told(read([plain_values(weekly), plain_values(weekly)])) == [("return.many_rows", "A8")]


def test_figures_beside_the_table_are_told(read: Read) -> None:
    assert told(read(extra_cells=[None, 99])) == [("cell.outside", "M7")]


def test_a_formula_saved_without_its_result_is_not_taken_for_an_empty_cell(read: Read) -> None:
    result = read({"signed_contract": "=1+1"})
    assert ("value.formula", "B7") in told(result)
    assert result.rejected


def test_only_formulas_that_lack_their_result_are_at_fault() -> None:
    sheet = b'<worksheet><row r="7"><c r="A7"><v>1</v></c><c r="B7"><f>SUM(A1:A6)</f><v></v></c>'
    sheet += b'<c r="C7" t="str"><f>""</f><v></v></c><c r="D7"><f>1+1</f><v>2</v></c><c r="E7"><f>E1</f></c></row>'
    read = Grid("", 6, 0, [[1.0, "", "", 2.0, ""]])
    assert faults_in(sheet + b"</worksheet>", read) == {"B7": "value.formula", "E7": "value.formula"}


def test_text_longer_than_excel_holds_is_sent_back(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    drawing = Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly) | {"signed_contract": "示例长文字"})
    path = draw(tmp_path / "long.xlsx", drawing)
    texts = zipfile.ZipFile(path).read(SHEET).decode()
    path.write_bytes(repacked(path.read_bytes(), {SHEET: texts.replace("示例长文字", "长" * 32_768).encode()}))
    assert told(read_file(path)) == [("value.too_long", "B7")]
