"""Which column of the sheet is which column of the form, and in what unit its figures are written."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Column, Form
from domain.reporters import ReporterKind
from loaders.reading.grid import Grid
from loaders.reading.heading import Heading, Step, texts
from loaders.reading.labels import Vocabulary, plain
from loaders.reading.unitlines import read_unit, unit_lines


@dataclass(frozen=True)
class FoundColumn:
    """A column of the form at its position in the sheet; `factor` takes its figures to the unit the ledger keeps.

    Whom a column of names may name are the units that `reporter` says.
    """

    column: Column
    position: int
    unit: str = ""
    stored_unit: str = ""
    factor: Decimal = Decimal(1)
    reporter: ReporterKind = "place"


@dataclass
class Columns:
    """All columns that were found, and everything that is wrong with the header, told at once."""

    found: list[FoundColumn] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_columns(grid: Grid, form: Form, heading: Heading, facts: Facts) -> Columns:
    """The form's columns in the order of the sheet."""
    vocabulary, columns = Vocabulary(form), Columns()
    seen: dict[tuple[str, ...], Step] = {}
    for position, path in heading.paths.items():
        labels, last = texts(path), path[-1]
        here = {"sheet": grid.name, "cell": address(*last.corner), "read": "›".join(labels)}
        if labels in seen:
            if seen[labels].corner != last.corner:
                columns.findings.append(facts.finding("column.repeated", **here, wanted=address(*seen[labels].corner)))
        elif labels in vocabulary.columns:
            seen[labels], column = last, vocabulary.columns[labels]
            if labels != tuple(map(plain, column.header)):
                because = column.also_because
                columns.findings.append(facts.finding("column.also", **here, wanted=column.label, because=because))
            found = _with_unit(column, position, path, grid, heading, facts, columns)
            columns.found.append(replace(found, reporter=form.reporter) if column.names_place else found)
        elif not vocabulary.ignored.intersection(labels):
            columns.findings.append(facts.finding("column.unknown", **here))
    met = {found.column.name for found in columns.found}
    for column in form.columns:
        if column.name not in met:
            columns.findings.append(facts.finding("column.missing", sheet=grid.name, wanted=column.label))
    return columns


def _with_unit(
    column: Column, position: int, path: tuple[Step, ...], grid: Grid, heading: Heading, facts: Facts, columns: Columns
) -> FoundColumn:
    if column.unit is None:
        return FoundColumn(column, position)
    stored = facts.indicators[column.indicator].unit if column.indicator else column.unit
    written, cell = _written_unit(path, column.unit, position, grid, heading, facts)
    here = {"sheet": grid.name, "cell": cell, "wanted": column.unit}
    if not written:
        code = "unit.assumed" if column.kind == "count" else "unit.absent"
        columns.findings.append(facts.finding(code, **here, read=path[-1].label.text))
        return FoundColumn(column, position, column.unit, stored, facts.units.factor(column.unit, stored) or Decimal(1))
    unit, factor = read_unit(written, stored, facts)
    if factor is None:
        columns.findings.append(facts.finding("unit.unreadable", **here, read=written))
    elif factor != 1:
        columns.findings.append(facts.finding("unit.converted", **{**here, "wanted": stored}, read=unit))
    return FoundColumn(column, position, unit, stored, factor or Decimal(1))


def _written_unit(
    path: tuple[Step, ...], wanted: str, position: int, grid: Grid, heading: Heading, facts: Facts
) -> tuple[str, str]:
    for step in reversed(path):
        if step.label.bracket is not None:
            return step.label.bracket, address(*step.corner)
    if position in heading.units:
        return heading.units[position], address(heading.bottom - 1, position)
    for unit, cell in unit_lines(grid, heading):
        if read_unit(unit, wanted, facts)[1] is not None:
            return unit, cell
    return "", address(*path[-1].corner)
