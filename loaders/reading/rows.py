"""Which rows under the header hold data: not totals, not notes, not blank lines."""

import re
from dataclasses import dataclass, field

from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.numbers import read_number
from domain.text import normalise, squeeze
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Cell, Grid, address
from loaders.reading.heading import Heading

_NOTES = re.compile(r"(?:备注|注|说明|填表说明)(?::.*)?", re.DOTALL)
_NOTE_BEGINS = re.compile(r"\s*[备注说填]")
_LONGEST_TOTAL = 12


@dataclass
class DataRows:
    """The rows of the sheet to be read, counted from 0, and what is to be said about the others."""

    rows: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_rows(grid: Grid, heading: Heading, columns: list[FoundColumn], form: Form, facts: Facts) -> DataRows:
    """The data rows under the header; of a form with one row only the first, with a finding for any other."""
    data = DataRows()
    totals = frozenset(map(squeeze, facts.places.totals))
    for row in range(heading.bottom, grid.bottom):
        cells = grid.rows[row - grid.top]
        first = cells[0] if cells[0] != "" else next(filter(None, cells), "")
        if isinstance(first, str) and _ends_table(first):
            break
        if all(cells[found.position - grid.left] == "" for found in columns):
            continue
        if isinstance(first, str) and _is_total(first, totals):
            continue
        if form.rows == "one" and _is_remark(cells):
            data.findings.append(_told("row.ignored", grid, row, facts))
        else:
            data.rows.append(row)
    if form.rows == "one":
        data.findings += [_told("return.many_rows", grid, row, facts) for row in data.rows[1:2]]
        data.rows = data.rows[:1]
    return data


def find_strays(grid: Grid, heading: Heading, rows: list[int], facts: Facts) -> list[Finding]:
    """A hint where data rows hold something in columns without any header; one for the first such cell."""
    for column in range(grid.left, grid.right):
        if column not in heading.paths:
            for row in rows:
                if (cell := grid.at(row, column)) != "":
                    return [facts.finding("cell.outside", sheet=grid.name, cell=address(row, column), read=str(cell))]
    return []


def _ends_table(first: str) -> bool:
    return _NOTE_BEGINS.match(first) is not None and _NOTES.fullmatch(squeeze(first)) is not None


def _is_total(first: str, totals: frozenset[str]) -> bool:
    return len(first) <= _LONGEST_TOTAL and squeeze(first) in totals


def _is_remark(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    if any(not isinstance(cell, str) or read_number(cell) for cell in filled):
        return False
    return len(filled) == 1 or any(":" in normalise(str(cell)) for cell in filled)


def _told(code: str, grid: Grid, row: int, facts: Facts) -> Finding:
    column, cell = next(grid.filled(row))
    return facts.finding(code, sheet=grid.name, cell=address(row, column), read=normalise(str(cell))[:40])
