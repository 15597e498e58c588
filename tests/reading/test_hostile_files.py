"""A dozen files that were never meant to be read: each is a coded refusal, none is opened."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest

from domain.forms import Form
from loaders.reading.result import ReadReturn
from tests.drawing import Drawing, draw, plain_values
from tests.reading.packing import SHEET, SHEET_HEAD, repacked, sheet


@pytest.fixture
def workbook(tmp_path: Path, weekly: Form) -> bytes:
    """An honest return, as bytes."""
    return draw(tmp_path / "honest.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly))).read_bytes()


@pytest.fixture
def code(tmp_path: Path, read_file: Callable[[Path], ReadReturn]) -> Callable[[bytes], str]:
    """The code of the one finding some bytes end with."""

    def refused(content: bytes) -> str:
        path = tmp_path / "报表.xlsx"
        path.write_bytes(content)
        result = read_file(path)
        assert result.rejected
        assert result.values.is_empty()
        (finding,) = result.findings
        return finding.code

    return refused


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "file.empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "file.html"),
        ("填报单位,渠县\n数量,12\n".encode("gb18030"), "file.csv"),
        ("项目,金额\n示例,12\n".encode(), "file.csv"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "file.xml_2003"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(600), "file.excel_5"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "file.picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "file.damaged"),
        (b"PK\x03\x04" + bytes(500), "file.damaged"),
        (b"%PDF-1.7\n1 0 obj\n", "file.pdf"),
    ],
)
def test_what_is_no_workbook_is_named(code: Callable[[bytes], str], content: bytes, expected: str) -> None:
    assert code(content) == expected


def test_a_file_over_the_limit_is_not_opened(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(workbook + bytes(21 << 20)) == "file.too_large"


def test_half_a_workbook_is_damaged(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(workbook[: len(workbook) // 2]) == "file.damaged"


def test_a_cell_at_the_far_corner_is_told_with_its_place(code: Callable[[bytes], str], workbook: bytes) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code(repacked(workbook, sheet(far))) == "file.far_cell"


def test_a_bomb_is_refused_before_it_is_unpacked(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(repacked(workbook, {SHEET: bytes(60 << 20)})) == "file.bomb"


def test_a_size_that_lies_is_found_while_unpacking(code: Callable[[bytes], str], workbook: bytes) -> None:
    content = repacked(workbook, {SHEET: SHEET_HEAD.encode() + b" " * (3 << 20)})
    assert code(content.replace(pack("<I", len(SHEET_HEAD) + (3 << 20)), pack("<I", 100))) == "file.damaged"


def test_a_document_type_is_refused_even_deep_inside(code: Callable[[bytes], str], workbook: bytes) -> None:
    deep = b"<a>" + b" " * ((1 << 20) - 6) + b'<!DOCTYPE a [<!ENTITY b "c">]></a>'
    assert code(repacked(workbook, {"docProps/core.xml": deep})) == "file.entities"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(repacked(workbook, {}, added=((SHEET, b"<worksheet/>"),))) == "file.hostile"


def test_a_part_that_climbs_out_is_refused(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(repacked(workbook, {}, added=(("xl/../../evil.xml", b"<a/>"),))) == "file.hostile"


def test_too_many_parts_are_refused(code: Callable[[bytes], str], workbook: bytes) -> None:
    assert code(repacked(workbook, {}, added=tuple((f"x/{nth}.xml", b"") for nth in range(2001)))) == "file.bomb"


def test_a_part_in_another_encoding_is_refused(code: Callable[[bytes], str], workbook: bytes) -> None:
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{SHEET_HEAD}</sheetData></worksheet>'.encode("utf-16")
    assert code(repacked(workbook, {SHEET: wide})) == "file.encoding"


def test_more_merges_than_are_allowed_are_counted_before_opening(code: Callable[[bytes], str], workbook: bytes) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 20_002))
    content = f"{SHEET_HEAD}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    assert code(repacked(workbook, {SHEET: content.encode()})) == "file.too_many_merges"


def test_a_word_document_is_no_workbook(code: Callable[[bytes], str]) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    assert code(target.getvalue()) == "file.word"


def test_macros_and_links_are_told_and_not_followed(workbook: bytes, tmp_path: Path, read_file) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.xlsx"
    extras = (("xl/vbaProject.bin", b"x"), ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"))
    path.write_bytes(repacked(workbook, {}, added=extras))
    result = read_file(path)
    assert [finding.code for finding in result.findings] == ["file.macros", "file.external_links"]
    assert not result.rejected
