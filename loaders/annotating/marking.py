"""Marks in the sender's own sheets: the cells named in findings are filled and commented, nothing else is touched."""

import re
from collections.abc import Iterator
from copy import copy

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.worksheet import Worksheet

from loaders.annotating import look
from loaders.annotating.listing import sheet_named
from loaders.annotating.naming import AUTHOR, ORIGINAL_FILL
from loaders.annotating.reply import Answered, Reply, by_weight, cells_of
from loaders.exporting.parts import writable
from loaders.reading.answered import LIST_HEAD

_KEPT = re.compile(r"\n*〔原批注(?:，([^〕]*))?〕\n(.*)", re.DOTALL)


def mark(book: Workbook, listed: Worksheet, reply: Reply) -> None:
    """Mark every cell a finding of `reply` names; `listed` keeps the fills that stood there, in a hidden column."""
    marked: dict[Cell, list[Answered]] = {}
    for finding in by_weight(reply.findings):
        if sheet := sheet_named(book, finding.sheet):
            for address in cells_of(finding):
                if cell := _shown_cell(sheet, address):
                    marked.setdefault(cell, []).append(finding)
    for row, (cell, findings) in enumerate(marked.items(), 1):
        kept = listed.cell(row, ORIGINAL_FILL, f"{cell.parent.title}!{cell.coordinate}")
        kept.data_type, kept.fill = "s", copy(cell.fill)
        cell.fill = look.FILLS[findings[0].level]
        _comment(cell, findings)
    listed.column_dimensions[listed.cell(1, ORIGINAL_FILL).column_letter].hidden = True


def forget_earlier(book: Workbook) -> None:
    """Take out what an earlier answer left: its lists, its comments, and its fills where they still stand."""
    for listed in [sheet for sheet in book.worksheets if sheet["A1"].value == LIST_HEAD]:
        for cell, kept in _kept_fills(book, listed):
            if cell.fill.fgColor.rgb in {fill.fgColor.rgb for fill in look.FILLS.values()}:
                cell.fill = copy(kept.fill)
            if cell.comment and cell.comment.author == AUTHOR:
                original = _KEPT.search(cell.comment.text)
                cell.comment = Comment(original[2], original[1] or "") if original else None
        book.remove(listed)


def _kept_fills(book: Workbook, listed: Worksheet) -> Iterator[tuple[Cell, Cell]]:
    for (kept,) in listed.iter_rows(min_col=ORIGINAL_FILL, max_col=ORIGINAL_FILL):
        title, _, address = str(kept.value or "").rpartition("!")
        if title in book.sheetnames and (cell := _shown_cell(book[title], address)):
            yield cell, kept


def _shown_cell(sheet: Worksheet, address: str) -> Cell | None:
    """The cell at `address`, or the corner of the merge that covers it; None beyond the edge of a sheet."""
    try:
        cell = sheet[address]
    except (CellCoordinatesException, ValueError):
        return None
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        cell = sheet.cell(area.min_row, area.min_col)
    return cell if isinstance(cell, Cell) else None


def _comment(cell: Cell, findings: list[Answered]) -> None:
    lines = [line for finding in findings for line in (f"{finding.weight}：{finding.message}", *finding.said)]
    if cell.comment and cell.comment.text.strip():
        by = f"，{cell.comment.author}" if cell.comment.author else ""
        lines += [f"\n〔原批注{by}〕", cell.comment.text]
    text = writable("\n".join(lines))
    height = look.COMMENT_LINE * (2 + sum(1 + len(line) // look.COMMENT_LETTERS for line in text.splitlines()))
    cell.comment = Comment(text, AUTHOR, height=height, width=look.COMMENT_WIDTH)
