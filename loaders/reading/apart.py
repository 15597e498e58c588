"""A form of one row that an office has filled with a row for each unit: taken apart, a return for every row."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import polars as pl

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import NUMBERS, Form
from domain.numbers import show_as_written
from domain.text import normalise
from loaders.reading.cells import tidy
from loaders.reading.columns import FoundColumn, find_columns
from loaders.reading.grid import Cell, Grid
from loaders.reading.heading import Heading, texts
from loaders.reading.labels import Vocabulary
from loaders.reading.letterhead import Entry, named_place
from loaders.reading.limits import Limits
from loaders.reading.recognise import Recognised
from loaders.reading.rows import DataRows, find_rows
from loaders.reading.totals import printed_totals, stands_for_rows

_LEAST_UNITS = 2  # one alone is the office's own, beside the table


def taken_apart(found: Recognised, facts: Facts, limits: Limits) -> Iterator[Recognised]:
    """`found` itself, or where a column beside those of the form names units, each of its rows with its unit.

    Printed totals are compared with the exact sums of the rows, belong to none of them and are not kept.
    """
    grid, form, heading = found.grid, found.form, found.heading
    naming = _naming_column(grid, form, heading, facts)
    if heading is None or naming is None:
        yield found
        return
    heading = replace(heading, paths={column: path for column, path in heading.paths.items() if column != naming})
    columns = find_columns(grid, form, heading, facts).found
    data = find_rows(grid, heading, columns, form.model_copy(update={"rows": "many"}), facts)
    remarks = _totals(grid, data, columns, facts, limits)
    for row in data.rows:
        name = str(grid.at(row, naming))
        place, said = named_place(grid, Entry(normalise(name), address(row, naming), name), form, facts)
        others = {*data.rows, *data.totals} - {row}
        yield replace(found, grid=_alone(grid, others, row, naming), heading=heading, named=(place, [*said, *remarks]))


def _naming_column(grid: Grid, form: Form, heading: Heading | None, facts: Facts) -> int | None:
    """The first column that is none of the form's and names units in several rows under the header."""
    if form.rows != "one" or heading is None or grid.right - grid.left <= heading.fits:
        return None
    known = Vocabulary(form).columns
    for column in range(grid.left, grid.right):
        if texts(heading.paths.get(column, ())) not in known:
            cells = {
                cell for row in range(heading.bottom, grid.bottom) if isinstance(cell := grid.at(row, column), str)
            }
            if (
                len({place.key for cell in cells if (place := facts.reporters.named(form.reporter, cell))})
                >= _LEAST_UNITS
            ):
                return column
    return None


def _alone(grid: Grid, others: set[int], row: int, naming: int) -> Grid:
    """The sheet with one of the rows only, without the name of its unit, every cell where it was."""
    blank: list[Cell] = [""] * (grid.right - grid.left)
    rows = [list(blank if nth in others else cells) for nth, cells in enumerate(grid.rows, grid.top)]
    rows[row - grid.top][naming - grid.left] = ""
    return replace(grid, rows=rows)


def _totals(grid: Grid, data: DataRows, columns: list[FoundColumn], facts: Facts, limits: Limits) -> list[Finding]:
    """Every printed total that is no sum of the units it may stand for."""
    totals = printed_totals(grid, data, columns, facts, limits)
    if not totals:
        return []
    numbers = {found.column.name: found.column.label for found in columns if found.column.kind in NUMBERS}
    cells = tidy(grid, data.rows, columns, facts, limits)
    findings = []
    for total in totals:
        figures = cells.filter(pl.col("field") == total.name)["value"].fill_null(Decimal(0)).to_list()
        if not stands_for_rows(total, totals, figures):
            here = {"sheet": total.sheet, "cell": total.cell, "column": numbers[total.name]}
            printed, wanted = show_as_written(total.value), show_as_written(sum(figures, Decimal(0)))
            findings.append(facts.finding("units.total_differs", **here, read=printed, wanted=wanted))
    return findings
