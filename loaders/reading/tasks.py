"""What a table of the departments' tasks has to hold: every department once, sentences that say how many."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from domain.departments import Department
from domain.facts import Facts
from domain.findings import Finding
from domain.numbers import show_as_written
from domain.task_sentences import Quantity, bound_told
from domain.text import unbroken
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Grid
from loaders.reading.rows import DataRows
from loaders.reading.targets import Line, lines_of, sentences_beside, units_listed


def task_findings(
    grid: Grid, data: DataRows, columns: list[FoundColumn], cells: pl.DataFrame, facts: Facts
) -> list[Finding]:
    """What is wrong with the rows as a whole; every sentence with what was read from it, to be confirmed.

    All departments of a kind are expected where one of them is listed. The kind whose task in words heads a column is
    the one with quantities.
    """
    naming = next((found.column.name for found in columns if found.column.names_place), None)
    told = [found for found in columns if not found.column.names_place]
    lines = lines_of(cells)
    if naming is None or not any(line[found.column.name]["text"] for line in lines for found in told):
        return [facts.finding("return.empty", sheet=grid.name)]
    listed = [(line, department) for line in lines if (department := _named(line, naming, facts))]
    kinds = {department.kind for _, department in listed}
    expected = [one.label for one in facts.departments.department if one.kind in kinds]
    counted = [found for found in told if facts.departments.reading.task_of(found.column.name)]
    heads = {found.column.header[-1] for found in told}
    return [
        *units_listed(grid, columns, lines, expected, facts),
        *(
            finding
            for line, department in listed
            if facts.departments.kind_of(department).task in heads
            for found in counted
            for finding in _read(line, found, facts)
        ),
        *sentences_beside(grid, data, [found for found in told if found not in counted], facts),
    ]


def _named(line: Line, naming: str, facts: Facts) -> Department | None:
    return facts.departments.named(line[naming]["text"] or "")


def _read(line: Line, found: FoundColumn, facts: Facts) -> Iterator[Finding]:
    """What a sentence asks for, unless it is nothing but a number; the numbers in it that say nothing; a blank cell."""
    listed, cell = facts.departments, line[found.column.name]
    here = {"sheet": str(cell["sheet"]), "cell": cell["cell"], "column": found.column.label}
    if cell["text"] is None:
        if cell["missing"] == "blank":
            yield facts.finding("value.missing", **here)
        return
    sentence = unbroken(cell["text"])
    read = listed.reading.read(found.column.name, sentence, facts.units)
    here["read"] = sentence
    words = [_worded(quantity, facts) for quantity in read.quantities]
    if words and any(kind.words == found.column.name for kind in listed.task):
        yield facts.finding("task.read", **here, wanted="；".join(words))
    if read.unread or not words:
        yield facts.finding("task.unread", **here, wanted="、".join(read.unread) or facts.sentences["task_whole"])
    met = Counter((quantity.task, quantity.least) for quantity in read.quantities)
    if twice := [_bounded(*task, facts) for task, times in met.items() if times > 1]:
        yield facts.finding("task.twice", **here, wanted="；".join(twice))


def _worded(quantity: Quantity, facts: Facts) -> str:
    unit = facts.departments.counted_in()[quantity.task]
    return f"{_bounded(quantity.task, quantity.least, facts)}{show_as_written(quantity.target)}{unit}"


def _bounded(task: str, least: Decimal | None, facts: Facts) -> str:
    return task if least is None else f"{task}（{bound_told(least, facts)}）"
