"""How an official form looks: faces and sizes, lines, fills, the room a text takes, and the page it is printed on."""

from math import ceil
from typing import NamedTuple

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

ANNEX = Font(name="黑体", size=16)
TITLE = Font(name="方正小标宋简体", size=22)
LETTERHEAD = Font(name="仿宋_GB2312", size=14)
HEADER = Font(name="黑体", size=12)
FIGURE = Font(name="仿宋_GB2312", size=14)
ENTRY = Font(name="仿宋_GB2312", size=12)
NOTE = Font(name="仿宋_GB2312", size=12)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center")
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
WORDS = Alignment(horizontal="left", vertical="center", wrap_text=True)
BOXED = Border(*(Side(style="thin"),) * 4)
TO_FILL = PatternFill("solid", fgColor="FFF9E5")
UNLOCKED = Protection(locked=False)
TITLE_HEIGHT, LINE_HEIGHT, HEADER_HEIGHT, FIGURE_HEIGHT, NOTE_HEIGHT = 36, 30, 36, 46, 18
TALLEST = 409  # Excel makes no row taller
_MARGIN, _TOP_MARGIN, _FOOTER = 0.6, 0.8, 0.3
_LEGIBLE = 0.65  # 12 points come out as about 8
_LETTER, _LAST_NARROW = 1.15, "\xff"  # the width of a narrow letter of 12 points; a Chinese one takes two


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes in 12 points in columns as wide as `width` together."""
    rooms = [sum(1 if letter <= _LAST_NARROW else 2 for letter in line) * _LETTER for line in text.split("\n")]
    return sum(max(ceil(room / width), 1) for room in rooms)


class Paper(NamedTuple):
    """A size of paper by its number in Excel; `room` is the width of columns it takes unshrunk in landscape."""

    name: str
    number: int
    room: float


_A4, _A3 = Paper("A4", 9, 144), Paper("A3", 8, 210)


def paper_for(width: float) -> Paper:
    """The paper on which columns as wide as `width` together stay legible on one page: A4, and A3 for what is wider."""
    return _A4 if _A4.room >= width * _LEGIBLE else _A3


def set_page(sheet: Worksheet, area: str, header: range, paper: Paper) -> None:
    """Landscape, one page wide, numbered, the header on each; locked without a password but for cells to fill."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper.number
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = area
    sheet.print_title_rows = f"{header[0]}:{header[-1]}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.bottom = _MARGIN
    sheet.page_margins.top, sheet.page_margins.footer = _TOP_MARGIN, _FOOTER
    sheet.oddFooter.center.text, sheet.oddFooter.right.text = "第 &P 页 共 &N 页", f"{paper.name}横向"
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet, sheet.protection.formatColumns, sheet.protection.formatRows = True, False, False


def settle(cell: Cell, text: str) -> None:
    """Write what is not to be filled in."""
    cell.value, cell.fill, cell.protection, cell.alignment = text, PatternFill(), Protection(), CENTRED


def let_grow(sheet: Worksheet, header: range) -> None:
    """The header stays in sight, and rows may be added, sorted and filtered though the sheet is locked."""
    sheet.freeze_panes = sheet.cell(header[-1] + 1, 2)
    sheet.protection.insertRows = sheet.protection.sort = sheet.protection.autoFilter = False  # False allows it
