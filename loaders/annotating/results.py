"""Results of formulas put back: openpyxl writes a formula without the value it last had."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

from loaders.exporting.parts import replaced
from loaders.reading.grid import Cell, Grid
from loaders.reading.grid import Workbook as Values

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^<>]*)>(<f[^<>]*(?:/>|>[^<]*</f>))<v />')


def saved_with_results(book: Workbook, values: Values) -> bytes:
    """`book` as .xlsx; a formula keeps the result it had among `values`, those of the sender's workbook."""
    content = BytesIO()
    book.save(content)
    grids = {grid.name: grid for grid in values.grids}
    parts = {f"xl/worksheets/sheet{nth}.xml": grids.get(sheet.title) for nth, sheet in enumerate(book.worksheets, 1)}
    with ZipFile(content) as saved:
        filled = {
            name: _with_results(part, grid, book.epoch)
            for name, grid in parts.items()
            if grid and b"<v /></c>" in (part := saved.read(name))
        }
        return replaced(saved, filled) if filled else content.getvalue()


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
