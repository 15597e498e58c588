"""Cells merged down beside the rows they are meant for: what one says of a chain is said of each of its links."""

from collections.abc import Iterable

from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Grid
from loaders.reading.heading import Heading


def fill_down(grid: Grid, heading: Heading, columns: Iterable[FoundColumn]) -> None:
    """Write what stands in a merge of one column of the form into every row it covers."""
    positions = {found.position for found in columns}
    for (top, left), (bottom, right) in grid.merges:
        if top >= heading.bottom and left == right and left in positions:
            for row in range(top + 1, min(bottom + 1, grid.bottom)):
                grid.rows[row - grid.top][left - grid.left] = grid.at(top, left)
