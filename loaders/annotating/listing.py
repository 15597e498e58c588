"""The first sheet of an answer: every finding in a line, each with a way to its cell."""

from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.annotating import look
from loaders.annotating.naming import ADDRESSES, LIST_SHEET
from loaders.annotating.reply import Answered, Reply, by_weight, cells_of
from loaders.exporting.parts import writable
from loaders.reading.answered import LIST_HEAD

_ANSWERED = ("说明与处理", 40)
_COLUMNS = (("序号", 6), ("级别", 9), ("工作表", 16), ("单元格", 14), ("读到", 22), ("应为", 24), ("怎么办", 64))
Columns = tuple[tuple[str, float], ...]
_HEAD_ROW = 4
_LINE_HEIGHT, _LETTERS_A_WIDTH = 18, 2.1


def add_list(book: Workbook, reply: Reply) -> Worksheet:
    """Put the list in front of `book` and open the book there; its findings by weight."""
    sheet = book.create_sheet(LIST_SHEET, 0)
    columns = (*_COLUMNS, _ANSWERED) if any(finding.said for finding in reply.listed) else _COLUMNS
    for row, (text, font) in enumerate(
        ((LIST_HEAD, look.TITLE), (reply.heading, look.LINE), (reply.summary, look.LINE)), 1
    ):
        _write(sheet, (row, 1), text, font, look.LEFT)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns))
        sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT
    for column, (label, width) in enumerate(columns, 1):
        _write(sheet, (_HEAD_ROW, column), label, look.HEAD, look.CENTRED).border = look.BOXED
        sheet.column_dimensions[sheet.cell(_HEAD_ROW, column).column_letter].width = width
    for nth, finding in enumerate(by_weight(reply.listed), 1):
        _line(sheet, _HEAD_ROW + nth, nth, finding, book, columns)
    _set_page(sheet)
    for other in book.sheetnames:
        book[other].sheet_view.tabSelected = False  # two selected sheets would be edited together
    book.active = 0
    sheet.sheet_view.tabSelected = True
    return sheet


def sheet_named(book: Workbook, name: str) -> Worksheet | None:
    """The worksheet a finding speaks of; one that names none means the only one there is."""
    sheets = [sheet for sheet in book.worksheets if sheet["A1"].value != LIST_HEAD]
    if not name:
        return sheets[0] if len(sheets) == 1 else None
    return next((sheet for sheet in sheets if sheet.title.strip() == name), None)


def _line(sheet: Worksheet, row: int, nth: int, finding: Answered, book: Workbook, columns: Columns) -> None:
    wanted = "" if ADDRESSES.fullmatch(finding.wanted) else finding.wanted
    told = (
        str(nth),
        finding.weight,
        finding.sheet,
        finding.cell,
        finding.read,
        wanted,
        finding.message,
        "\n".join(finding.said),
    )[: len(columns)]
    for column, text in enumerate(told, 1):
        cell = _write(sheet, (row, column), text, look.LINE, look.CENTRED if column <= 4 else look.LEFT)
        cell.border = look.BOXED
    sheet.cell(row, 1).value = nth
    sheet.cell(row, 2).fill = look.FILLS[finding.level]
    lines = max(ceil(len(text) * _LETTERS_A_WIDTH / width) for text, (_, width) in zip(told, columns, strict=True))
    sheet.row_dimensions[row].height = _LINE_HEIGHT * max(lines, 1) + 4
    if target := sheet_named(book, finding.sheet):
        _lead(sheet.cell(row, 4 if finding.cell else 3), target, next(cells_of(finding), "A1"))


def _lead(cell: Cell, target: Worksheet, address: str) -> None:
    title = target.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{address}")
    cell.font = look.LINK


def _write(sheet: Worksheet, at: tuple[int, int], text: str, font: Font, alignment: Alignment) -> Cell:
    cell: Cell = sheet.cell(*at)
    if text:
        cell.value, cell.data_type = writable(text), "s"  # never a formula, whatever it begins with
    cell.font, cell.alignment = font, alignment
    return cell


def _set_page(sheet: Worksheet) -> None:
    sheet.freeze_panes = sheet.cell(_HEAD_ROW + 1, 1)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", look.A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_view.showGridLines = False
