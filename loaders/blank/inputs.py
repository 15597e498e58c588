"""The cells of a blank form that are filled in: open, lined, told what they take and what was reported before."""

from collections.abc import Mapping, Sequence

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
from loaders.blank.lines import DRAWN, Lines
from loaders.blank.prefilled import Given, task_key
from loaders.blank.rules import number_format, rule_of

_ROWS_TO_FILL, _ROWS_TO_ADD = {"one": 1, "many": 200}, 50
_AUTHOR = "系统预填"
_COMMENT_HEIGHT, _COMMENT_WIDTH, _COMMENT_LETTERS = 60, 200, 16


def cells_to_fill(
    sheet: Worksheet,
    form: Form,
    facts: Facts,
    place: Reporter,
    top: int,
    earlier: Earlier | None,
    given: Sequence[Given] = (),
) -> Lines:
    """Open the rows under the header from `top` on, the first of them with what is `given`; the lines behind.

    What a register said `earlier` stands in those lines again, to be added to and put right. Of more lines than are
    drawn only so many are in the sheet, to be put in place when it is saved.
    """
    listed = earlier.rows if earlier else ()
    filled = len(given) + len(listed) + (_ROWS_TO_ADD if listed and not form.from_city else 0)
    bottom = top + max(_ROWS_TO_FILL.get(form.rows) or _rows_of_units(form, facts), filled) - 1
    lines = Lines(top + len(given), bottom, [column.name for column in form.columns], listed)
    drawn = range(top, min(bottom, lines.first + DRAWN - 1) + 1)
    for nth, column in enumerate(form.columns, 1):
        letter = get_column_letter(nth)
        unit = facts.units.named(column.unit) if column.unit else None
        shown_as = number_format(column, unit.decimals if unit else 0)
        for row in drawn:
            _open(sheet.cell(row, nth), column, shown_as, look.FIGURE if form.rows == "one" else look.ENTRY)
        sheet.cell(drawn[-1], nth).quotePrefix = lines.drawn_apart
        named = facts.reporters.of(form.reporter) if form.from_city else (place,)
        words = tuple(one.label for one in named) if column.names_place else column.words
        if rule := rule_of(column, f"{letter}{top}", words):
            rule.add(f"{letter}{top}:{letter}{bottom}")
            sheet.add_data_validation(rule)
        if earlier and form.rows == "one" and (figure := earlier.figures.get(column.name)):
            _remind(sheet.cell(top, nth), earlier.period, "累计数", figure)
    for row in drawn:
        sheet.row_dimensions[row].height = look.FIGURE_HEIGHT if form.rows == "one" else look.LINE_HEIGHT
    _print_given(sheet, form, top, given, earlier)
    return lines


def _print_given(sheet: Worksheet, form: Form, top: int, given: Sequence[Given], earlier: Earlier | None) -> None:
    """A row for each of what is given, with what was reported of it last beside the cells to fill in."""
    for row, cells in enumerate(given, top):
        _print(sheet, row, form, cells)
        if earlier and form.tasks:
            _remind_of_task(sheet, row, form, earlier.period, earlier.tasks.get(task_key(form.tasks, cells), {}))


def _remind(cell: Cell, period: str, what: str, told: str) -> None:
    """Put beside a cell what was reported in it last."""
    said = f"上次报送（{show_period(period)}）的{what}：{told}"
    height = _COMMENT_HEIGHT + look.NOTE_HEIGHT * (len(said) // _COMMENT_LETTERS)
    cell.comment = Comment(said, _AUTHOR, height=height, width=_COMMENT_WIDTH)


def _remind_of_task(sheet: Worksheet, row: int, form: Form, period: str, told: Mapping[str, str]) -> None:
    """The same of a task, beside the cells that are to be filled in."""
    for nth, column in enumerate(form.columns, 1):
        cell = sheet.cell(row, nth)
        if column.name in told and not cell.protection.locked:
            _remind(cell, period, "累计数" if column.unit else column.label, told[column.name])


def _rows_of_units(form: Form, facts: Facts) -> int:
    """A row for each unit, and one for their total; departments have two that head each section but the first."""
    units = len(facts.reporters.of(form.reporter))
    return units + 1 if form.reporter == "place" else units + 2 * (len(facts.departments.kind) - 1)


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
