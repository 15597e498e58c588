"""The sender's workbook, to be written into: as openpyxl keeps it, or drawn anew; only in a throw-away child."""

from contextlib import closing
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.exporting.parts import writable
from loaders.reading.grid import Grid
from loaders.reading.grid import Workbook as Values

_COLUMN_WIDTH = 13


def kept(path: Path) -> Workbook:
    """The workbook at `path` with all openpyxl keeps; it raises whatever it likes at what it cannot read."""
    with path.open("rb") as file, closing(load_workbook(file, rich_text=True)) as book:
        if not book.worksheets:
            raise LookupError("openpyxl has found no worksheet")
        return book


def drawn(values: Values) -> Workbook:
    """A new workbook with the same sheets, contents and merges at the same addresses, and no formats."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in values.grids:
        sheet = book.create_sheet(grid.name)
        sheet.sheet_format.defaultColWidth = _COLUMN_WIDTH
        _draw(sheet, grid)
        if grid.name in values.hidden:
            sheet.sheet_state = Worksheet.SHEETSTATE_HIDDEN
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
