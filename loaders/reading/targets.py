"""What a table of targets has to hold: every unit once, levels in order, totals that add up; sentences are kept."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import polars as pl

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import NUMBERS
from domain.numbers import show_as_written
from domain.text import unbroken
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Grid
from loaders.reading.result import PrintedTotal
from loaders.reading.rows import DataRows

Line = dict[str, dict[str, Any]]


def target_findings(
    grid: Grid,
    data: DataRows,
    columns: list[FoundColumn],
    cells: pl.DataFrame,
    totals: tuple[PrintedTotal, ...],
    facts: Facts,
) -> list[Finding]:
    """What is wrong with the rows of units as a whole, and the sentences that stand among them.

    A printed total is compared with the exact sum of the units; one that is left blank says nothing.
    """
    lines = lines_of(cells)
    if not any(cell["value"] is not None for line in lines for cell in line.values()):
        return [facts.finding("return.empty", sheet=grid.name)]
    numbers = [found for found in columns if found.column.kind in NUMBERS]
    return [
        *units_listed(grid, columns, lines, [place.label for place in facts.places.place], facts),
        *(finding for found in numbers for finding in _levels(found, numbers, lines, facts)),
        *_totals(numbers, lines, totals, facts),
        *sentences_beside(grid, data, [found for found in columns if found.column.kind == "text"], facts),
    ]


def lines_of(cells: pl.DataFrame) -> list[Line]:
    """Row by row, every cell by its field."""
    lines: dict[int, Line] = {}
    for cell in cells.select("row_number", "field", "value", "text", "missing", "sheet", "cell").iter_rows(named=True):
        lines.setdefault(cell["row_number"], {})[str(cell["field"])] = cell
    return list(lines.values())


def units_listed(
    grid: Grid, columns: list[FoundColumn], lines: list[Line], expected: Iterable[str], facts: Facts
) -> Iterator[Finding]:
    """A finding for each row whose unit has one above it, and one for all units `expected` that have none."""
    naming = next((found.column.name for found in columns if found.column.names_place), None)
    met: dict[str, str] = {}
    for cell in (line[naming] for line in lines if naming):
        label = cell["text"]
        if label in met:
            here = {"sheet": grid.name, "cell": cell["cell"], "read": label}
            yield facts.finding("target.place_twice", **here, wanted=met[label])
        elif label is not None:
            met[label] = cell["cell"]
    if naming and (absent := [label for label in expected if label not in met]):
        yield facts.finding("target.place_absent", sheet=grid.name, wanted="、".join(absent))


def _levels(found: FoundColumn, numbers: list[FoundColumn], lines: list[Line], facts: Facts) -> Iterator[Finding]:
    """Targets that are none, and work targets that stand alone or under the guaranteed one."""
    column, key = found.column, found.column.indicator
    lower = next(
        (one.column.name for one in numbers if (one.column.indicator, one.column.level) == (key, "guarantee")), ""
    )
    for line in lines:
        cell = line[column.name]
        here = {"sheet": str(cell["sheet"]), "cell": cell["cell"], "column": column.label}
        if cell["value"] == 0:
            yield facts.finding("target.zero", **here, read="0")
        elif column.level == "work" and lower and cell["value"] is not None:
            least = line[lower]["value"]
            if least is None or cell["value"] < least:
                written = show_as_written(cell["value"])
                yield facts.finding("target.levels", **here, read=written, wanted=show_as_written(least))


def _totals(
    numbers: list[FoundColumn], lines: list[Line], totals: tuple[PrintedTotal, ...], facts: Facts
) -> Iterator[Finding]:
    labels = {found.column.name: found.column.label for found in numbers}
    for total in totals:
        added = sum((line[total.name]["value"] or Decimal(0) for line in lines), Decimal(0))
        if total.value != added:
            here = {"sheet": total.sheet, "cell": total.cell, "column": labels[total.name]}
            printed, wanted = show_as_written(total.value), show_as_written(added)
            yield facts.finding("target.total_differs", **here, read=printed, wanted=wanted)


def sentences_beside(grid: Grid, data: DataRows, columns: list[FoundColumn], facts: Facts) -> Iterator[Finding]:
    """Every sentence of `columns` with how many rows it was merged down over, or stood beside without a merge."""
    down = {top: last for top, (last, _) in grid.merges}
    for found in columns:
        if found.column.names_place:
            continue
        for row in data.rows:
            text = unbroken(str(grid.at(row, found.position)))
            if text:
                last = down.get((row, found.position), row)
                held = sum(row <= one <= last for one in data.rows)
                here = {"sheet": grid.name, "cell": address(row, found.position), "column": found.column.label}
                yield facts.finding("target.sentence", **here, read=text, wanted=str(held))
