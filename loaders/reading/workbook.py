"""One workbook from bytes to its returns, inside the child that may die of it."""

from pathlib import Path
from typing import NamedTuple

import polars as pl

from domain.facts import Facts
from domain.findings import Finding
from loaders.reading.apart import taken_apart
from loaders.reading.cells import tidy
from loaders.reading.columns import find_columns
from loaders.reading.faults import find_faults
from loaders.reading.filling import fill_down, merged_targets
from loaders.reading.hiding import hidden_parts
from loaders.reading.letterhead import find_place, said_again
from loaders.reading.limits import Limits
from loaders.reading.opening import open_guarded
from loaders.reading.others import rows_of_others
from loaders.reading.period import read_period
from loaders.reading.pictures import name_pictures
from loaders.reading.recognise import Recognised, recognise
from loaders.reading.refusal import RefusedError
from loaders.reading.remarks import cell_findings, struck_finding
from loaders.reading.result import VALUES, PrintedTotal, ReadReturn
from loaders.reading.rows import find_rows, find_strays
from loaders.reading.shown import Shown, units_shown, write_as_shown
from loaders.reading.struck import Struck, struck_cells
from loaders.reading.targets import target_findings
from loaders.reading.tasks import task_findings
from loaders.reading.together import brought_together
from loaders.reading.totals import printed_totals
from loaders.reading.unitlines import said_otherwise


class _Marks(NamedTuple):
    """What is known of the cells of one sheet beside what they hold: faults, number formats, lines drawn through."""

    faults: dict[str, str]
    shown: Shown
    struck: Struck


def read_workbook(path: Path, facts: Facts, limits: Limits) -> tuple[ReadReturn, ...]:
    """The returns a file holds, one for each recognised sheet; whatever is wrong is told in their findings.

    A file in which no return is recognised gives one that says why.
    """
    try:
        inspection, workbook = open_guarded(path, limits)
        if inspection.pictures:
            name_pictures(workbook)
        faults = find_faults(path, inspection, workbook)
    except RefusedError as refused:
        return (ReadReturn(findings=(refused.finding(facts),)),)
    found = recognise(workbook.grids, facts, limits)
    if not found:
        titles = "、".join(f"{form.annex}{form.label}" for form in facts.forms.values())
        return (ReadReturn(findings=(facts.finding("form.unknown", wanted=titles),)),)
    shown, struck = units_shown(path, inspection, facts), struck_cells(path, inspection)
    marks = {
        grid.name: _Marks(faults.get(grid.name, {}), shown.get(grid.name, {}), struck.get(grid.name, Struck()))
        for grid in workbook.grids
    }
    returns = [
        _read(table, marks[sheet.grid.name], facts, limits)
        for sheet in found
        for table in taken_apart(sheet, facts, limits)
    ]
    return brought_together(returns, hidden_parts(path, inspection, workbook), inspection, workbook, facts)


def _read(found: Recognised, marks: _Marks, facts: Facts, limits: Limits) -> ReadReturn:
    grid, form = found.grid, found.form
    place, remarks = found.named or find_place(grid, found.above, form, facts)
    period, fault = read_period(grid, found.above, form, facts)
    values, totals, findings = _read_table(found, marks, facts, limits)
    season = period.season if period else None
    findings += said_again(grid, found.above, form, facts)
    findings += rows_of_others(values, form, place, facts, limits)
    return ReadReturn(
        sheet=grid.name,
        form=form.key,
        form_version=form.version,
        season=season.key if season else form.season,
        place=place.key if place else None,
        period=period.text if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        findings=(*remarks, *([fault] if fault else []), *findings),
        cells_read=sum(grid.held),
        values=values,
        totals=totals,
    )


def _read_table(
    found: Recognised, marks: _Marks, facts: Facts, limits: Limits
) -> tuple[pl.DataFrame, tuple[PrintedTotal, ...], list[Finding]]:
    grid, form, heading = found.grid, found.form, found.heading
    if heading is None:
        return pl.DataFrame(schema=VALUES), (), [facts.finding("header.absent", sheet=grid.name, form=form.label)]
    columns = find_columns(grid, form, heading, facts)
    if form.rows == "many":
        columns.findings += fill_down(grid, heading, columns.found, form, facts)
    data = find_rows(grid, heading, columns.found, form, facts)
    if form.rows == "units":
        columns.findings += merged_targets(grid, data.rows, columns.found, facts)
    write_as_shown(grid, [*data.rows, *data.totals], columns.found, marks.shown, facts)
    cells = tidy(grid, data.rows, columns.found, facts, limits)
    findings = columns.findings + data.findings + [*find_strays(grid, heading, columns.found, data.rows, facts)]
    faults = marks.struck.faults(columns.found, form) | marks.faults
    units = {found.position: found.unit for found in columns.found if found.unit}
    findings += said_otherwise(grid, heading, units, max((heading.bottom - 1, *data.rows, *data.totals)), facts)
    findings += cell_findings(cells, columns.found, form, faults, facts, limits)
    findings += struck_finding(cells, marks.struck.whole, facts)
    totals = printed_totals(grid, data, columns.found, facts, limits)
    if form.rows == "units" and form.reporter == "department":
        findings += task_findings(grid, data, columns.found, cells, facts)[: limits.findings]
    elif form.rows == "units":
        findings += target_findings(grid, data, columns.found, cells, totals, facts)[: limits.findings]
    elif columns.found and cells.get_column("missing").null_count() == 0:
        findings.append(facts.finding("return.empty", sheet=grid.name))
    return cells[list(VALUES)], totals, findings
