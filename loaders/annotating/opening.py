"""The sender's workbook opened to be written into, or drawn anew from its values; only in a throw-away child."""

from contextlib import closing
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.annotating.reply import writable
from loaders.reading.grid import Grid, open_workbook
from loaders.reading.guard import inspect
from loaders.reading.limits import Limits
from loaders.reading.sniff import sniff


def opened(path: Path, limits: Limits) -> Workbook:
    """The workbook at `path` with all openpyxl keeps; drawn from its values where it keeps nothing.

    RefusedError for a file that must not be opened.
    """
    inspect(path, limits)
    if sniff(path, limits) == "zip":
        try:
            with path.open("rb") as file, closing(load_workbook(file, rich_text=True)) as book:
                if book.worksheets:
                    return book
        except MemoryError:
            raise
        except Exception:  # noqa: S110 -- whatever it stumbles over, the values can still be drawn
            pass
    return _drawn(path, limits)


def _drawn(path: Path, limits: Limits) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    workbook = open_workbook(path, limits)
    for grid in workbook.grids:
        _draw(book.create_sheet(grid.name), grid)
        if grid.name in workbook.hidden:
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
