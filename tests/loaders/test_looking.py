"""A sheet looked at again, around the cells of a figure, without opening it in the server."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders.reading.readers import Readers


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A sheet of 200 rows and 3 columns, its title merged over all of them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    for row in range(1, 201):
        sheet.append([f"示例{row}", row, row / 4])
    sheet.merge_cells("A1:C1")
    book.save(tmp_path / "long.xlsx")
    return tmp_path / "long.xlsx"


def test_a_long_sheet_is_shown_by_its_head_and_the_rows_around_the_cell(long: Path, readers: Readers) -> None:
    piece = readers.look(long, "台账", ["C100"])
    assert piece is not None
    assert [line.number for line in piece.lines] == [1, 2, 3, 4, 5, 6, 98, 99, 100, 101, 102]
    assert piece.lines[8].cells == ("示例100", "100", "25")
    assert piece.letters == ("A", "B", "C")
    assert piece.merges == ((1, 0, 1, 2),)
    assert not piece.whole


def test_what_is_no_sheet_or_no_workbook_is_not_drawn(long: Path, readers: Readers, tmp_path: Path) -> None:
    assert readers.look(long, "没有这张表", ["A1"]) is None
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert readers.look(tmp_path / "broken.xlsx", "台账", ["A1"]) is None
    assert readers.read(long)
