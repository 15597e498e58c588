"""Which rows under the header hold data: not totals, not notes, not blank lines."""

from dataclasses import dataclass, field

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.numbers import read_number
from domain.text import normalise
from loaders.reading.columns import FoundColumn
from loaders.reading.furniture import Furniture, ends_table, is_signature, letters_columns, numbers_columns
from loaders.reading.grid import Cell, Grid
from loaders.reading.heading import Heading
from loaders.reading.sections import Sections

_LEAST_FIGURES = 2  # a line under the notes with fewer is no row left out


@dataclass
class DataRows:
    """The rows of the sheet to be read, counted from 0, and what is to be said about the others.

    `totals` are the lines of totals, each with how many rows stand above it.
    """

    rows: list[int] = field(default_factory=list)
    totals: dict[int, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def find_rows(grid: Grid, heading: Heading, columns: list[FoundColumn], form: Form, facts: Facts) -> DataRows:
    """The data rows under the header; of a form with one row only the first, with a finding for any other."""
    data, counted = DataRows(), None
    furniture, sections = Furniture(grid, heading, form, facts.places.totals), Sections(form, facts)
    offsets = [found.position - grid.left for found in columns]
    required = [found.position - grid.left for found in columns if found.column.required]
    spare = grid.right - grid.left - len(offsets)
    for row in range(heading.bottom, grid.bottom):
        cells = grid.rows[row - grid.top]
        first: Cell = cells[0] if cells[0] != "" else next((cell for cell in cells if cell != ""), "")
        if isinstance(first, str) and ends_table(first):
            data.findings += _left_out(grid, row, offsets, form, facts)
            break
        blank = grid.held[row - grid.top] <= spare and all(cells[offset] == "" for offset in offsets)
        if blank or furniture.is_page_head(cells, first) or sections.parts(cells):
            continue
        if furniture.is_total(cells, first, required):
            data.totals[row] = len(data.rows)
            continue
        if is_signature(cells, first) or (form.rows == "one" and _is_remark(cells)):
            data.findings.append(_told("row.ignored", grid, row, facts))
        elif not data.rows and counted is None and numbers_columns(cells):
            counted = row
            furniture.repeats(cells)
        else:
            data.rows.append(row)
    if counted is not None:
        _settle(data, counted, grid, facts)
    if form.rows == "one":
        data.findings += [_told("return.many_rows", grid, row, facts) for row in data.rows[1:2]]
        data.rows = data.rows[:1]
    return data


def _settle(data: DataRows, counted: int, grid: Grid, facts: Facts) -> None:
    """A line of numbers counts the columns where other rows follow; alone, without letters, it is asked about."""
    if data.rows or letters_columns(grid.rows[counted - grid.top]):
        data.findings.append(_told("row.ignored", grid, counted, facts))
    else:
        data.rows.append(counted)
        data.findings.append(_told("row.numbers", grid, counted, facts))


def _left_out(grid: Grid, notes: int, offsets: list[int], form: Form, facts: Facts) -> list[Finding]:
    if form.rows == "many":
        for row in range(notes + 1, grid.bottom):
            cells = grid.rows[row - grid.top]
            if sum(not isinstance(cells[offset], str) for offset in offsets) >= _LEAST_FIGURES:
                return [_told("row.below_notes", grid, row, facts)]
    return []


def find_strays(grid: Grid, heading: Heading, rows: list[int], facts: Facts) -> list[Finding]:
    """A hint where data rows hold something in columns without any header; one for the first such cell."""
    for column in range(grid.left, grid.right):
        if column not in heading.paths:
            for row in rows:
                if (cell := grid.at(row, column)) != "":
                    return [facts.finding("cell.outside", sheet=grid.name, cell=address(row, column), read=str(cell))]
    return []


def _is_remark(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    if any(not isinstance(cell, str) or read_number(cell) for cell in filled):
        return False
    return len(filled) == 1 or any(":" in normalise(str(cell)) for cell in filled)


def _told(code: str, grid: Grid, row: int, facts: Facts) -> Finding:
    column, cell = next(grid.filled(row))
    return facts.finding(code, sheet=grid.name, cell=address(row, column), read=normalise(str(cell))[:40])
