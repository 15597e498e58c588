"""The figures printed in lines of totals: read like any other, kept beside the rows and never among them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

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


def stands_for_rows(total: PrintedTotal, totals: Sequence[PrintedTotal], figures: Sequence[Decimal]) -> bool:
    """Whether it is the sum of all `figures` of its column, of those above it, or of those up to the next such line."""
    ends = sorted({0, len(figures), *(other.above for other in totals)})
    spans = [(0, len(figures)), (0, total.above), *(one for one in pairwise(ends) if total.above in one)]
    return any(total.value == sum(figures[first:last]) for first, last in spans)
