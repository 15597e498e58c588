"""Tables as a workbook: numbers stay numbers, days stay days, and no text can run as a formula."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import office_time, show_day
from domain.facts import Facts
from domain.tables import Head, Table
from loaders.exporting.parts import writable

FORMATS = {
    "text": "@",
    "count": "#,##0",
    "exact": "General",
    "share": "0.0%",
    "points": "+0.0;-0.0;0.0",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
_TITLE, _HEAD, _NOTE = Font(bold=True, size=14), Font(bold=True), Font(color="595959", size=10)
_SHADE = PatternFill("solid", fgColor="EAEEF3")
_BOXED = Border(*(Side(style="thin", color="BFC5CC"),) * 4)
_HEADED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT, _WRAPPED = Alignment(vertical="center"), Alignment(vertical="center", wrap_text=True)
_NARROWEST, _WIDEST, _A4, _LONGEST_NAME = 8, 46, 9, 31
_WIDE = {"W", "F"}
_NOT_IN_A_NAME = str.maketrans("[]:*?/\\", "（）：＊？／＼")


def as_workbook(table: Table, facts: Facts) -> bytes:
    """The .xlsx of one table: title, day and mark, source, then heads and rows."""
    return as_book([table], facts)


def as_book(tables: Iterable[Table], facts: Facts) -> bytes:
    """The .xlsx of several tables, a sheet each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        paint(book.create_sheet(), table, facts)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def paint(sheet: Worksheet, table: Table, facts: Facts) -> None:
    """Draw `table` on an empty sheet, ready to be read, sorted and printed."""
    sheet.title = table.title.translate(_NOT_IN_A_NAME)[:_LONGEST_NAME]
    for row, line in enumerate([table.title, *stated(table, facts)], 1):
        write_text(sheet.cell(row, 1), line).font = _NOTE if row > 1 else _TITLE
    top = sheet.max_row + 1
    for nth, head in enumerate(table.heads, 1):
        cell = write_text(sheet.cell(top, nth), head.title)
        cell.font, cell.fill, cell.border, cell.alignment = _HEAD, _SHADE, _BOXED, _HEADED
        sheet.column_dimensions[get_column_letter(nth)].width = _width(head, (row[nth - 1] for row in table.rows))
    for at, values in enumerate(table.rows, top + 1):
        for nth, (head, value) in enumerate(zip(table.heads, values, strict=True), 1):
            _write(sheet.cell(at, nth), head, value)
    sheet.freeze_panes = sheet.cell(top + 1, 2)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def stated(table: Table, facts: Facts) -> list[str]:
    """The lines between title and table: as of when, the mark of invented figures, the source, the notes."""
    day = f"截至：{show_day(table.as_of)}" if table.as_of else ""
    mark = facts.terms["demonstration"] if table.demonstration else ""
    first = "　".join(filter(None, (day, mark)))
    return [line for line in (first, table.source and f"来源：{table.source}", *table.notes) if line]


def write_text(cell: Cell, text: str) -> Cell:
    """Put `text` into `cell` as text whatever it begins with; what an .xlsx cannot hold as �."""
    cell.value, cell.quotePrefix = as_text(text)
    cell.data_type = "s"
    return cell


def as_text(text: str) -> tuple[str, bool]:
    """`text` as an .xlsx can hold it, and whether its cell must say that it is no formula."""
    return writable(text, "�"), text[:1] in {"=", "+", "-", "@"}


def _write(cell: Cell, head: Head, value: object) -> None:
    if isinstance(value, str):
        write_text(cell, value)
    elif value is not None:
        cell.value = office_time(value) if isinstance(value, datetime) else value
    cell.number_format = number_format(head)
    cell.border, cell.alignment = _BOXED, _WRAPPED if head.kind == "text" else _LEFT


def number_format(head: Head) -> str:
    """How Excel shows what stands under `head`."""
    if head.kind == "amount":
        return "#,##0." + "0" * head.decimals if head.decimals else FORMATS["count"]
    return FORMATS[head.kind]


def _width(head: Head, values: Iterable[object]) -> float:
    longest = max(map(_shown_width, [head.title, *values]))
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _shown_width(value: object) -> int:
    if isinstance(value, Decimal):
        return len(f"{value:,.2f}")
    if isinstance(value, date):
        return len("2022-09-30 09:00" if isinstance(value, datetime) else "2022-09-30")
    return sum(2 if east_asian_width(letter) in _WIDE else 1 for letter in str(value or ""))
