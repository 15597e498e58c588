"""Cells merged down beside the rows they are meant for: what one says of a chain is said of each of its links."""

from collections.abc import Iterator, Sequence

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import NUMBERS, Form
from loaders.reading.columns import FoundColumn
from loaders.reading.contents import as_text
from loaders.reading.grid import Grid
from loaders.reading.heading import Heading


def fill_down(
    grid: Grid, heading: Heading, columns: Sequence[FoundColumn], form: Form, facts: Facts
) -> Iterator[Finding]:
    """Write what stands in a merge of one column of the form into every row it covers.

    A unit's own rows have names of their own: only rows with a name take it, the name is never filled in, and a figure
    stays in the first row and is asked about.
    """
    found = {each.position: each for each in columns}
    naming = None if form.from_city or form.tasks else _naming(columns)
    for (top, left), (bottom, right) in grid.merges:
        if top < heading.bottom or left != right or left not in found or left == naming or grid.at(top, left) == "":
            continue
        rows = range(top + 1, min(bottom + 1, grid.bottom))
        named = [row for row in rows if form.from_city or _is_row(grid, row, naming)]
        if found[left].column.kind in NUMBERS and not form.from_city:
            if named:
                here = {"sheet": grid.name, "cell": address(top, left), "read": as_text(grid.at(top, left))}
                label, count = found[left].column.label, len(named) + 1
                yield facts.finding("cell.merged_rows", **here, column=label, count=count)
            continue
        for row in named:
            grid.rows[row - grid.top][left - grid.left] = grid.at(top, left)


def _naming(columns: Sequence[FoundColumn]) -> int | None:
    return next((found.position for found in columns if found.column.required), None)


def _is_row(grid: Grid, row: int, naming: int | None) -> bool:
    return any(grid.rows[row - grid.top]) if naming is None else grid.at(row, naming) != ""
