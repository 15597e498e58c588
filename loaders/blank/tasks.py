"""The official table of the departments' tasks as it is printed: every section, with the sentences in force."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from itertools import count

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.departments import Department, DepartmentKind
from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH, show_as_written
from domain.seasons import Season
from loaders.blank import look
from loaders.blank.form import blank_form
from loaders.exporting.workbook import write_text
from queries.ask import ask
from queries.store import Store

Asked = Mapping[tuple[str, str], str]  # by department and task or column: the sentence, or the number with its unit


def task_form(store: Store, facts: Facts, form: Form, season: Season, as_of: datetime) -> bytes:
    """The .xlsx of `form` for `season` with what is in force as of `as_of` (naive UTC); it reads back as it is.

    What is not asked of a department has a dash; where nothing is asked of any yet, the cells are left to be filled in.
    """
    book = load_workbook(BytesIO(blank_form(facts, form, facts.places.city, str(season.year))))
    sheet, asked = book.worksheets[0], _asked(store, facts, season, as_of)
    sheet.title = form.annex
    rows = count(len(form.title) + 2 + form.depth)
    heads = {column.header[-1] for column in form.columns}
    for kind in facts.departments.kind:
        mine = [one for one in facts.departments.department if one.kind == kind.key]
        if kind.task in heads:
            _head(sheet, len(form.title) + 1, _heading(kind, len(mine), form))
            _tabled(sheet, [(next(rows), one) for one in mine], form, facts, asked)
            continue
        row = next(rows)
        _head(sheet, row, _heading(kind, len(mine), form))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(form.columns))
        _sentence(sheet, next(rows), form, (form.columns[0].header[-1], kind.task), settled=True)
        for one in mine:
            _sentence(sheet, next(rows), form, (one.label, asked.get((one.key, kind.task))), settled=False)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _asked(store: Store, facts: Facts, season: Season, as_of: datetime) -> Asked:
    """What stands in the columns of the form, by department and column, or task for those in words alone."""
    columns = {pattern.task: pattern.column for pattern in facts.departments.reading.pattern}
    printed = {kind.label for kind in facts.departments.task if kind.words}
    told = ask(store, "departments/asked", season=season.key, as_of=as_of)
    return {
        (row["place_key"], columns.get(row["duty"], row["duty"])): row["wording"]
        if row["target"] is None or row["duty"] in printed
        else f"{show_as_written(row['target'])}{row['unit']}"
        for row in told.iter_rows(named=True)
    }


def _heading(kind: DepartmentKind, count: int, form: Form) -> str:
    counted = f"（{count}个）" if count > 1 else ""
    return f"{kind.clause.removeprefix(form.annex)}{kind.label}{counted}"


def _tabled(sheet: Worksheet, rows: list[tuple[int, Department]], form: Form, facts: Facts, asked: Asked) -> None:
    """A row for each department; of a column without quantities a sentence that all of them share is merged down."""
    nothing = DASH if any((one.key, column.name) in asked for _, one in rows for column in form.columns) else None
    for nth, column in enumerate(form.columns, 1):
        told = [asked.get((one.key, column.name), asked.get((one.key, column.header[-1]))) for _, one in rows]
        counted = facts.departments.reading.task_of(column.name) is not None
        shared = len(set(told)) == 1 and not counted and not column.names_place
        for (row, one), sentence in zip(rows, told, strict=True):
            if column.names_place:
                look.settle(sheet.cell(row, nth), one.label)
            elif not shared:
                write_text(sheet.cell(row, nth), sentence or nothing or "")
                _give_room(sheet, row, sentence or "", column.width)
        if shared:
            write_text(sheet.cell(rows[0][0], nth), told[0] or "")
            sheet.merge_cells(start_row=rows[0][0], end_row=rows[-1][0], start_column=nth, end_column=nth)


def _head(sheet: Worksheet, row: int, heading: str) -> None:
    """A line that says which section begins."""
    look.settle(sheet.cell(row, 1), heading)
    sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = look.HEADER, look.LEFT
    sheet.row_dimensions[row].height = look.LINE_HEIGHT


def _sentence(sheet: Worksheet, row: int, form: Form, told: tuple[str, str | None], *, settled: bool) -> None:
    """A unit, and one sentence over all the other columns; both to be left alone where they are `settled`."""
    look.settle(sheet.cell(row, 1), told[0])
    if settled:
        look.settle(sheet.cell(row, 2), told[1] or "")
        sheet.cell(row, 1).font = sheet.cell(row, 2).font = look.HEADER
    elif told[1]:
        write_text(sheet.cell(row, 2), told[1])
    _give_room(sheet, row, told[1] or "", sum(column.width for column in form.columns[1:]))
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=len(form.columns))


def _give_room(sheet: Worksheet, row: int, sentence: str, width: float) -> None:
    needed = look.lines_of(sentence, width) * look.NOTE_HEIGHT
    height = sheet.row_dimensions[row].height or look.LINE_HEIGHT
    sheet.row_dimensions[row].height = min(max(height, needed), look.TALLEST)
