"""Sheets that reach too far or hold too much, and those that hold much and may."""

from openpyxl import Workbook

from domain.forms import Form
from tests.gauntlet.building import (
    STRINGS,
    as_file,
    edited,
    honest,
    rows,
    shared,
    touched,
)
from tests.gauntlet.case import Build, Case, accepted, refused

_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
_END, _MERGES = "</sheetData>", "<mergeCells"


def _cells(count: int) -> str:
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="A{row}"><v>{row * 7919 % 99991}</v></c>' for _ in range(10)) + "</row>"
        for row in range(1, count // 10 + 1)
    )


def _sheets(count: int) -> Build:
    def build(form: Form) -> bytes:
        workbook = Workbook()
        honest(form).paint(workbook.worksheets[0])
        for _ in range(count - 1):
            workbook.create_sheet()
        return as_file(workbook)

    return build


def _merged(count: int) -> str:
    return _MERGES + ">" + "".join(f'<mergeCell ref="M{row}:N{row}"/>' for row in range(1, count + 1))


def _many_texts(form: Form) -> bytes:
    unused = "".join(f"<si><t>示例{nth * 7919}</t></si>" for nth in range(60_000))
    return edited(("</sst>", f"{unused}</sst>"), part=STRINGS, build=shared)(form)


CASES = (
    Case("a cell in the last corner", rows(_NEAR, _FAR), refused("file.far_cell")),
    Case(
        "a cell in the last corner, in small letters and single quotes",
        rows(_NEAR, _FAR.replace("XFD", "xfd").replace('"', "'")),
        refused("file.far_cell"),
    ),
    Case(
        "a cell in the last corner, written as no scan expects it",
        rows(_NEAR, _FAR.replace('r="', 'r = "')),
        refused("reader.memory"),
    ),
    Case(
        "a cell in a column behind the last", rows('<row r="1"><c r="XFE1"><v>1</v></c></row>'), refused("file.damaged")
    ),
    Case(
        "a cell in a row behind the last",
        rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        refused("file.damaged"),
    ),
    Case("a cell in row nought", rows('<row r="0"><c r="A0"><v>1</v></c></row>'), refused("file.damaged")),
    Case("a cell without a column", rows('<row r="1"><c r="7"><v>1</v></c></row>'), refused("file.damaged")),
    Case("a note in the last row", touched(lambda sheet: sheet.cell(1_048_576, 1, "示例")), refused("file.far_cell")),
    Case("over six hundred thousand cells", rows(_cells(600_010)), refused("file.too_many_cells")),
    Case("over twenty thousand merges", edited(("<mergeCells", _merged(20_001))), refused("file.too_many_merges")),
    Case("sixty-one sheets", _sheets(61), refused("file.too_many_sheets")),
    Case("sixty sheets, all but one empty", _sheets(60), accepted()),
    Case("sixty thousand texts that no cell uses", _many_texts, accepted()),
    Case("a thousand blank rows below", touched(lambda sheet: [sheet.cell(1000, 1)]), accepted()),
    Case(
        "borders drawn far below the table",
        edited(
            ("</sheetData>", "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(50, 3000)) + _END)
        ),
        accepted(),
    ),
)
