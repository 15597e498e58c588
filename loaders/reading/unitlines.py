"""Units as they are written: in a bracket, on a line around the table, in a row of their own under its header."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.text import squeeze
from loaders.reading.grid import Cell, Grid
from loaders.reading.heading import Heading

_PREFIX = re.compile(r"^(?:金额|计量)?单位:?")
_LINE = re.compile(r"\(?(?:金额|计量)?单位:([^()]+)\)?")
_SAID = re.compile(r"单位(?:均|都)?[:为是(]+((?:(?!单位)[^():。\d]){1,20})|以([^,。\d]{1,6})为单位")
_SEPARATORS = re.compile(r"[,;、/]")
_LEAST_IN_ROW = 2


def units_written(written: str) -> tuple[str, ...]:
    """A text that may be a unit, then each of those it may list."""
    text = _PREFIX.sub("", squeeze(written).removeprefix("(").removesuffix(")"))
    return text, *_SEPARATORS.split(text)


def names_unit(written: str, facts: Facts) -> bool:
    """Whether a text is a unit, or lists one."""
    return any(map(facts.units.named, units_written(written)))


def read_unit(written: str, wanted: str, facts: Facts) -> tuple[str, Decimal | None]:
    """The unit meant by the text of a bracket, and the factor to `wanted`; None where it cannot be converted."""
    text, *others = units_written(written)
    for candidate in (text, *others):
        factor = facts.units.factor(candidate, wanted)
        unit = facts.units.named(candidate)
        if unit is not None and factor is not None:
            return unit.label, factor
    return text, None


def unit_lines(grid: Grid, heading: Heading) -> Iterator[tuple[str, str]]:
    """The units over the whole table, each with its cell."""
    for row in range(grid.top, heading.top):
        for column, cell in grid.filled(row):
            if isinstance(cell, str) and (line := _LINE.fullmatch(squeeze(cell))):
                for unit in _SEPARATORS.split(line[1]):
                    yield unit, address(row, column)


def with_unit_row(grid: Grid, heading: Heading, facts: Facts) -> Heading:
    """The header with the row under it, where that row holds units and nothing else."""
    if not grid.top <= heading.bottom < grid.bottom:
        return heading
    cells = {column: cell for column, cell in grid.filled(heading.bottom) if not _heads_units(cell)}
    units = {column: cell for column, cell in cells.items() if isinstance(cell, str) and _is_unit(cell, facts)}
    if len(units) < max(_LEAST_IN_ROW, len(cells)):
        return heading
    return replace(heading, bottom=heading.bottom + 1, units=units)


def _heads_units(cell: Cell) -> bool:
    """Whether a cell says no more than that units follow: 计量单位."""
    return isinstance(cell, str) and units_written(cell)[0] == ""


def _is_unit(cell: str, facts: Facts) -> bool:
    return facts.units.named(units_written(cell)[0]) is not None


def said_otherwise(grid: Grid, heading: Heading, read: Mapping[int, str], last: int, facts: Facts) -> Iterator[Finding]:
    """Every line around the table without the unit of most columns of its kind; every other unit under the header.

    `read` is the unit of each column by its position, `last` the last row of the table.
    """
    for column, unit in heading.units.items():
        if column in read and facts.units.factor(units_written(unit)[0], read[column]) != 1:
            yield _told(grid, heading.bottom - 1, column, unit, read[column], facts)
    for row in chain(range(grid.top, heading.top), range(last + 1, grid.bottom)):
        for column, cell in grid.filled(row):
            for dimension, said in _units_said(cell, facts).items():
                printed = [unit for unit in read.values() if _dimension(unit, facts) == dimension]
                if printed and (usual := max(printed, key=printed.count)) not in said:
                    yield _told(grid, row, column, min(said), usual, facts)


def _units_said(cell: Cell, facts: Facts) -> dict[str, set[str]]:
    """The units that a line says figures are in, by their dimension."""
    said: dict[str, set[str]] = {}
    if isinstance(cell, str) and "单位" in cell:
        for words in _SAID.findall(squeeze(cell)):
            for word in _SEPARATORS.split("".join(words)):
                if unit := facts.units.named(word):
                    said.setdefault(unit.dimension, set()).add(unit.label)
    return said


def _dimension(unit: str, facts: Facts) -> str:
    named = facts.units.named(unit)
    return named.dimension if named else ""


def _told(grid: Grid, row: int, column: int, read: str, wanted: str, facts: Facts) -> Finding:
    return facts.finding("unit.two", sheet=grid.name, cell=address(row, column), read=read, wanted=wanted)
