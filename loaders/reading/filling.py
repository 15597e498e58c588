"""Cells merged down beside the rows they are meant for: what one says of a chain is said of each of its links."""

from collections.abc import Iterator, Sequence

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import NUMBERS, Form
from domain.numbers import read_number
from domain.text import unbroken
from loaders.reading.columns import FoundColumn
from loaders.reading.contents import as_text
from loaders.reading.grid import Cell, Grid
from loaders.reading.heading import Heading

_LONGEST_READ = 40


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
                yield _asked(grid, top, found[left], len(named) + 1, facts)
            continue
        for row in named:
            grid.rows[row - grid.top][left - grid.left] = grid.at(top, left)


def merged_targets(grid: Grid, data: Sequence[int], columns: Sequence[FoundColumn], facts: Facts) -> Iterator[Finding]:
    """A finding for each figure, or sentence with quantities, merged down over units: it counts for the first."""
    reading = facts.departments.reading
    found = {
        each.position: each for each in columns if each.column.kind in NUMBERS or reading.task_of(each.column.name)
    }
    for (top, left), (bottom, right) in grid.merges:
        units = sum(top <= row <= bottom for row in data)
        if left == right and left in found and units > 1 and not _is_nothing(grid.at(top, left)):
            yield _asked(grid, top, found[left], units, facts)


def _asked(grid: Grid, row: int, found: FoundColumn, count: int, facts: Facts) -> Finding:
    here = {
        "sheet": grid.name,
        "cell": address(row, found.position),
        "read": unbroken(as_text(grid.at(row, found.position)))[:_LONGEST_READ],
    }
    return facts.finding("cell.merged_rows", **here, column=found.column.label, count=count)


def _is_nothing(cell: Cell) -> bool:
    number = read_number(cell)
    return number is not None and number.missing is not None


def _naming(columns: Sequence[FoundColumn]) -> int | None:
    return next((found.position for found in columns if found.column.required), None)


def _is_row(grid: Grid, row: int, naming: int | None) -> bool:
    return any(grid.rows[row - grid.top]) if naming is None else grid.at(row, naming) != ""
