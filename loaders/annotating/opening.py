"""The sender's workbook opened to be written into, or drawn anew from its values; only in a throw-away child."""

from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.annotating.reply import writable
from loaders.reading.grid import Grid
from loaders.reading.grid import Workbook as Values

_ZIP = b"PK"


def opened(path: Path, values: Values) -> Workbook:
    """The workbook at `path` with all openpyxl keeps; drawn from its `values` where it keeps nothing."""
    with path.open("rb") as file:
        kept = _kept(file) if file.read(len(_ZIP)) == _ZIP else None
    return kept if kept and kept.worksheets else _drawn(values)


def _kept(file: BinaryIO) -> Workbook | None:
    try:
        with closing(load_workbook(file, rich_text=True)) as book:
            return book
    except MemoryError:
        raise
    except Exception:  # whatever openpyxl stumbles over, the values can still be drawn
        return None


def _drawn(values: Values) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in values.grids:
        _draw(book.create_sheet(grid.name), grid)
        if grid.name in values.hidden:
            book[grid.name].sheet_state = Worksheet.SHEETSTATE_HIDDEN
    return book


def _draw(sheet: Worksheet, grid: Grid) -> None:
    for down, row in enumerate(grid.rows, grid.top + 1):
        for across, content in enumerate(row, grid.left + 1):
            if isinstance(content, str):
                if content:
                    cell = sheet.cell(down, across)
                    cell.value, cell.data_type = writable(content), "s"
            else:
                sheet.cell(down, across).value = content
    for (top, left), (bottom, right) in grid.merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
