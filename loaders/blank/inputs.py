"""The cells of a blank form that are filled in: open, lined, told what they take and what was reported before."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import show_period
from domain.facts import Facts
from domain.forms import Column, Form
from domain.reporters import Reporter
from loaders.blank import look
from loaders.blank.earlier import Earlier
from loaders.blank.prefilled import Given
from loaders.blank.rules import number_format, rule_of
from loaders.handoff.workbook import write_text

_ROWS_TO_FILL = {"one": 1, "many": 200}
_AUTHOR = "系统预填"
_COMMENT_HEIGHT, _COMMENT_WIDTH = 60, 200


def cells_to_fill(
    sheet: Worksheet,
    form: Form,
    facts: Facts,
    place: Reporter,
    top: int,
    earlier: Earlier | None,
    given: Sequence[Given] = (),
) -> int:
    """Open the rows under the header from `top` on, the first of them with what is `given`; the last of them.

    What a list said `earlier` stands in its rows again, to be added to and put right.
    """
    listed = earlier.rows if earlier else ()
    bottom = top + max(_ROWS_TO_FILL.get(form.rows) or _rows_of_units(form, facts), len(listed)) - 1
    for nth, column in enumerate(form.columns, 1):
        letter = get_column_letter(nth)
        unit = facts.units.named(column.unit) if column.unit else None
        shown_as = number_format(column, unit.decimals if unit else 0)
        for row in range(top, bottom + 1):
            _open(sheet.cell(row, nth), column, shown_as, look.FIGURE if form.rows == "one" else look.ENTRY)
        named = facts.reporters.of(form.reporter) if form.from_city else (place,)
        words = tuple(one.label for one in named) if column.names_place else column.words
        if rule := rule_of(column, f"{letter}{top}", words):
            rule.add(f"{letter}{top}:{letter}{bottom}")
            sheet.add_data_validation(rule)
        if earlier and form.rows == "one" and (figure := earlier.figures.get(column.name)):
            told = f"上次报送（{show_period(earlier.period)}）的累计数：{figure}"
            sheet.cell(top, nth).comment = Comment(told, _AUTHOR, height=_COMMENT_HEIGHT, width=_COMMENT_WIDTH)
    for row in range(top, bottom + 1):
        sheet.row_dimensions[row].height = look.FIGURE_HEIGHT if form.rows == "one" else look.LINE_HEIGHT
    for row, cells in enumerate(given, top):
        _print(sheet, row, form, cells)
    for row, cells in enumerate(listed, top):
        for nth, column in enumerate(form.columns, 1):
            _write(sheet.cell(row, nth), cells[column.name])
    return bottom


def _rows_of_units(form: Form, facts: Facts) -> int:
    """A row for each unit, and one for their total; departments have two that head each section but the first."""
    units = len(facts.reporters.of(form.reporter))
    return units + 1 if form.reporter == "place" else units + 2 * (len(facts.departments.kind) - 1)


def _write(cell: Cell, value: object) -> None:
    """What a unit once wrote, as text where it was text, whatever it begins with."""
    if isinstance(value, str):
        write_text(cell, value)
    elif isinstance(value, Decimal):
        cell.value = value.normalize()
    elif isinstance(value, date):
        cell.value = value


def _print(sheet: Worksheet, row: int, form: Form, given: Given) -> None:
    """Write what is given into its row, as printed and not to be filled in."""
    for nth, column in enumerate(form.columns, 1):
        if (value := given.get(column.name)) is None:
            continue
        cell = sheet.cell(row, nth, value)
        cell.fill, cell.protection = PatternFill(), Protection()
        needed = look.lines_of(str(value), column.width) * look.NOTE_HEIGHT
        sheet.row_dimensions[row].height = min(max(sheet.row_dimensions[row].height or 0, needed), look.TALLEST)


def _open(cell: Cell, column: Column, shown_as: str, font: Font) -> None:
    cell.number_format, cell.font, cell.border = shown_as, font, look.BOXED
    cell.alignment = look.WORDS if column.kind == "text" else look.CENTRED
    cell.fill, cell.protection = look.TO_FILL, look.UNLOCKED
