"""The blank official form of a unit and a period, which reads back once it is filled."""

from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import month_end, read_day, read_month, show_period
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Form
from domain.places import Place
from loaders import formlook as look
from loaders.headers import header_cells

_ROWS_TO_FILL = {"one": 1, "many": 30}
_EXAMPLES = {"month": "2022-09", "day": "2023-06-09"}


def blank_form(facts: Facts, form: Form, place: Place, period: str) -> bytes:
    """The .xlsx of `form` with place and period filled in; `period` is 2022-09 or 2023-06-09, as the form reads it.

    Raises UsageError where the period is written otherwise or lies outside the season.
    """
    _check_period(facts, form, period)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = form.title[-1]
    head = len(form.title) + 3
    _letterhead(sheet, form, place, period)
    _header(sheet, form, head)
    last = _cells_to_fill(sheet, form, facts, head + form.depth)
    bottom = _notes(sheet, form, last + 2)
    for nth, column in enumerate(form.columns, 1):
        sheet.column_dimensions[get_column_letter(nth)].width = column.width
    look.set_page(sheet, f"A1:{get_column_letter(len(form.columns))}{bottom}")
    for name, text in {"form": form.key, "version": form.version, "place": place.key, "period": period}.items():
        book.custom_doc_props.append(StringProperty(name=f"gongjian.{name}", value=text))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _check_period(facts: Facts, form: Form, period: str) -> None:
    day = read_day(period) if form.period_reads == "day" else read_month(period)
    example = _EXAMPLES[form.period_reads]
    if day is None or len(period) != len(example) or period != day.isoformat()[: len(example)]:
        raise UsageError(f"“{period}”不是“{form.label}”的所属期，请写成 {example} 这样。")
    end = month_end(day) if form.period_reads == "month" else day
    spans = [season.reporting for season in facts.seasons.values() if form in facts.forms_of(season)]
    if not any(day <= span.last and span.first <= end for span in spans):
        allowed = "；".join(f"{show_period(str(span.first))}至{show_period(str(span.last))}" for span in spans)
        raise UsageError(f"{show_period(period)}不在“{form.label}”的报送时段内，应在{allowed}之间。")


def _letterhead(sheet: Worksheet, form: Form, place: Place, period: str) -> None:
    width = len(form.columns)
    _write(sheet, (1, 1), form.annex, look.ANNEX, look.LEFT)
    for row, line in enumerate(form.title, 2):
        _write(sheet, (row, 1), line, look.TITLE, look.CENTRED, (1, width))
        sheet.row_dimensions[row].height = look.TITLE_HEIGHT
    row, third = len(form.title) + 2, width // 3
    entries = (
        f"{form.place_label}：{place.label}",
        f"{form.sender_label}：",
        f"{form.period_label}：{show_period(period)}",
    )
    for nth, text in enumerate(entries):
        span = third if nth < len(entries) - 1 else width - third * nth
        cell = _write(sheet, (row, 1 + nth * third), text, look.LETTERHEAD, look.LEFT, (1, span))
        if text.endswith("："):
            cell.protection = look.UNLOCKED
    sheet.row_dimensions[row].height = look.LINE_HEIGHT


def _header(sheet: Worksheet, form: Form, top: int) -> None:
    for row in sheet.iter_rows(top, top + form.depth - 1, 1, len(form.columns)):
        for blank in row:
            blank.border = look.BOXED
    for label in header_cells(form.columns):
        at = (top + label.row, 1 + label.column)
        _write(sheet, at, label.text, look.HEADER, look.CENTRED, (label.rows, label.columns))
    for row_number in range(top, top + form.depth):
        sheet.row_dimensions[row_number].height = look.HEADER_HEIGHT


def _cells_to_fill(sheet: Worksheet, form: Form, facts: Facts, top: int) -> int:
    bottom = top + _ROWS_TO_FILL[form.rows] - 1
    for nth, column in enumerate(form.columns, 1):
        unit = facts.units.named(column.unit) if column.unit else None
        for row in range(top, bottom + 1):
            cell = sheet.cell(row, nth)
            cell.number_format = look.number_format(column, unit.decimals if unit else 0)
            cell.font, cell.alignment, cell.border = look.FIGURE, look.CENTRED, look.BOXED
            cell.fill, cell.protection = look.TO_FILL, look.UNLOCKED
        if column.unit:
            letter = get_column_letter(nth)
            rule = look.figure_rule(column, f"{letter}{top}")
            rule.add(f"{letter}{top}:{letter}{bottom}")
            sheet.add_data_validation(rule)
    for row in range(top, bottom + 1):
        sheet.row_dimensions[row].height = look.FIGURE_HEIGHT if form.rows == "one" else look.LINE_HEIGHT
    return bottom


def _notes(sheet: Worksheet, form: Form, top: int) -> int:
    width = sum(column.width for column in form.columns)
    lines = ["备注：", *(f"{nth}. {note}" for nth, note in enumerate(form.notes, 1))]
    for row, line in enumerate(lines, top):
        _write(sheet, (row, 1), line, look.NOTE, look.WRAPPED, (1, len(form.columns)))
        sheet.row_dimensions[row].height = look.NOTE_HEIGHT * ceil(len(line) * 2.3 / width)
    return top + len(lines) - 1


def _write(
    sheet: Worksheet, at: tuple[int, int], text: str, font: Font, alignment: Alignment, span: tuple[int, int] = (1, 1)
) -> Cell:
    row, column = at
    cell: Cell = sheet.cell(row, column, text)
    cell.font, cell.alignment = font, alignment
    if span != (1, 1):
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + span[0] - 1, end_column=column + span[1] - 1
        )
    return cell
