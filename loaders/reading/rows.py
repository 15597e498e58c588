"""Which rows under the header hold data: not totals, not notes, not blank lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.addresses import address
from domain.dates import read_day
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.numbers import read_number
from domain.text import normalise
from loaders.reading.columns import FoundColumn
from loaders.reading.contents import as_text
from loaders.reading.furniture import (
    Furniture,
    ends_table,
    heads_section,
    is_signature,
    letters_columns,
    numbers_columns,
)
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
        if isinstance(first, str) and ends_table(first) and (not required or any(cells[: required[0] + 1])):
            data.findings += _left_out(grid, row, offsets, required, form, facts)
            break
        blank = grid.held[row - grid.top] <= spare and all(cells[offset] == "" for offset in offsets)
        if blank or furniture.is_page_head(cells, first) or sections.parts(cells):
            continue
        if furniture.is_total(cells, first, required):
            data.totals[row] = len(data.rows)
            continue
        alone = grid.held[row - grid.top] == 1 and isinstance(first, str) and heads_section(first)
        if alone or is_signature(cells, first) or (form.rows == "one" and _is_remark(cells)):
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


def _left_out(
    grid: Grid, notes: int, offsets: list[int], required: list[int], form: Form, facts: Facts
) -> list[Finding]:
    """The first line under the notes that looks like a row: figures, or figures and days as text with all it needs."""
    if form.rows == "many":
        for row in range(notes + 1, grid.bottom):
            cells = grid.rows[row - grid.top]
            held = [cells[offset] for offset in offsets]
            figures = sum(not isinstance(cell, str) for cell in held)
            if figures < _LEAST_FIGURES and all(cells[offset] != "" for offset in required):
                figures += sum(isinstance(cell, str) and _tells(cell) for cell in held)
            if figures >= _LEAST_FIGURES:
                return [_told("row.below_notes", grid, row, facts)]
    return []


def _tells(text: str) -> bool:
    number = read_number(text)
    return read_day(text) is not None or (number is not None and number.value is not None)


def find_strays(
    grid: Grid, heading: Heading, columns: list[FoundColumn], rows: list[int], facts: Facts
) -> Iterator[Finding]:
    """What data rows hold in columns that are not read, the first such cell of each kind.

    A hint where there is no header; under a merged header that covers more columns than the one read it is a fault.
    """
    read = {heading.paths[found.position][-1].corner: found for found in columns}
    taken = {found.position for found in columns}
    met = set()
    for column in sorted(set(range(grid.left, grid.right)) - taken):
        path = heading.paths.get(column)
        beside = read.get(path[-1].corner) if path else None
        code = "cell.second_column" if beside else None if path else "cell.outside"
        row = next((row for row in rows if grid.at(row, column) != ""), None) if code and code not in met else None
        if code and row is not None:
            met.add(code)
            here = {"sheet": grid.name, "cell": address(row, column), "read": as_text(grid.at(row, column))}
            yield facts.finding(code, **here, wanted=beside.column.label if beside else "")


def _is_remark(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    if any(not isinstance(cell, str) or read_number(cell) for cell in filled):
        return False
    return len(filled) == 1 or any(":" in normalise(str(cell)) for cell in filled)


def _told(code: str, grid: Grid, row: int, facts: Facts) -> Finding:
    column, cell = next(grid.filled(row))
    return facts.finding(code, sheet=grid.name, cell=address(row, column), read=normalise(str(cell))[:40])
