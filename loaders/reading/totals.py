"""The figures printed in lines of totals: read like any other, kept beside the rows and never among them."""

from domain.facts import Facts
from domain.forms import NUMBERS
from loaders.reading.cells import tidy
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Grid
from loaders.reading.limits import Limits
from loaders.reading.result import PrintedTotal
from loaders.reading.rows import DataRows


def printed_totals(
    grid: Grid, data: DataRows, columns: list[FoundColumn], facts: Facts, limits: Limits
) -> tuple[PrintedTotal, ...]:
    """What stands as a figure in the number columns of the lines of totals, in the unit the ledger keeps."""
    numbers = [found for found in columns if found.column.kind in NUMBERS]
    if not data.totals or not numbers:
        return ()
    above = list(data.totals.values())
    cells = tidy(grid, list(data.totals), numbers, facts, limits).drop_nulls("value")
    return tuple(
        PrintedTotal(name, sheet, cell, value, above[row - 1])
        for name, sheet, cell, value, row in cells.select("field", "sheet", "cell", "value", "row_number").iter_rows()
    )
