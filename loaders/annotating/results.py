"""Results of formulas put back: openpyxl writes a formula without the value it last had."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

from loaders.reading.grid import Cell, Grid, open_workbook
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^<>]*)>(<f[^<>]*(?:/>|>[^<]*</f>))<v />')


def saved_with_results(book: Workbook, source: Path, limits: Limits) -> bytes:
    """`book` as .xlsx; a formula of the workbook at `source` keeps the result that was saved with it there."""
    content = BytesIO()
    book.save(content)
    if not any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        return content.getvalue()
    try:
        grids = {grid.name: grid for grid in open_workbook(source, limits).grids}
    except RefusedError:
        return content.getvalue()
    parts = {f"xl/worksheets/sheet{nth}.xml": grids.get(sheet.title) for nth, sheet in enumerate(book.worksheets, 1)}
    out = BytesIO()
    with ZipFile(content) as saved, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in saved.namelist():
            grid, part = parts.get(name), saved.read(name)
            archive.writestr(name, _with_results(part, grid, book.epoch) if grid else part)
    return out.getvalue()


def _with_results(part: bytes, grid: Grid, epoch: datetime) -> bytes:
    def result(formula: re.Match[bytes]) -> bytes:
        address, attributes, written = formula.groups()
        row, column = coordinate_to_tuple(address.decode())
        value = grid.at(row - 1, column - 1)
        if value == "":
            return formula[0]
        kind, text = _stored(value, epoch)
        return b'<c r="%b"%b t="%b">%b<v>%b</v>' % (address, attributes, kind, written, escape(text).encode())

    return _FORMULA.sub(result, part)


def _stored(value: Cell, epoch: datetime) -> tuple[bytes, str]:
    """The type and the text of a value as a sheet's XML keeps it."""
    if isinstance(value, str):
        return b"str", value
    if isinstance(value, bool):
        return b"b", str(int(value))
    if isinstance(value, date | time | timedelta):
        return b"n", str(to_excel(value, epoch))
    return b"n", repr(value)
