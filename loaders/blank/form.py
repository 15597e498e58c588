"""The blank official form of a unit and a period, which reads back once it is filled."""

from collections.abc import Iterable
from io import BytesIO
from itertools import accumulate

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import show_period
from domain.departments import Task
from domain.facts import Facts
from domain.forms import Form
from domain.reporters import Reporter
from loaders.blank import look
from loaders.blank.earlier import Earlier
from loaders.blank.headers import header_cells
from loaders.blank.inputs import cells_to_fill
from loaders.blank.lines import with_lines
from loaders.blank.periods import check_period
from loaders.blank.prefilled import given_rows

_LONGEST_TITLE = 31
_THIRDS = 3


def blank_form(
    facts: Facts,
    form: Form,
    place: Reporter,
    period: str,
    earlier: Earlier | None = None,
    tasks: Iterable[Task] | None = None,
    remark: str = "",
) -> bytes:
    """The .xlsx of `form` with place and period filled in.

    The period is 2022-09, 2023-06-09 or 2022, as the form reads it; `tasks` are a department's, if not as committed.
    What was reported `earlier` stands as a comment on the cell it will be followed in, the rows of a register in its
    rows; a `remark` stands under the notes. Raises UsageError where the
    period is written otherwise or lies outside the season.
    """
    check_period(facts, form, period)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_title(form, period)
    for nth, column in enumerate(form.columns, 1):
        sheet.column_dimensions[get_column_letter(nth)].width = column.width
    head = len(form.title) + (2 if form.from_city else 3)
    _letterhead(sheet, form, place, period)
    _header(sheet, form, head)
    given = given_rows(facts, form, place, period, tasks)
    lines = cells_to_fill(sheet, form, facts, place, head + form.depth, earlier, given)
    bottom = _notes(sheet, form, lines.last + 2, remark)
    header = range(head, head + form.depth)
    look.set_page(sheet, f"A1:{get_column_letter(len(form.columns))}{bottom}", header, paper_of(form))
    if form.rows == "many":
        look.let_grow(sheet, header)
    _say_what_it_is(book, form, place, period)
    book.save(content := BytesIO())
    return with_lines(content.getvalue(), lines) if lines.drawn_apart else content.getvalue()


def sheet_title(form: Form, period: str) -> str:
    """What the sheet of a form is called."""
    return form.titled(show_period(period))[-1][:_LONGEST_TITLE]


def paper_of(form: Form) -> look.Paper:
    """The paper a form is printed on."""
    return look.paper_for(sum(column.width for column in form.columns))


def _say_what_it_is(book: Workbook, form: Form, place: Reporter, period: str) -> None:
    about = book.properties
    about.title, about.subject, about.version = "".join(form.titled(show_period(period))), form.key, form.version
    about.creator = about.lastModifiedBy = None
    for name, text in {"form": form.key, "version": form.version, "place": place.key, "period": period}.items():
        book.custom_doc_props.append(StringProperty(name=f"gongjian.{name}", value=text))


def _letterhead(sheet: Worksheet, form: Form, place: Reporter, period: str) -> None:
    width = len(form.columns)
    _write(sheet, (1, 1), form.annex, look.ANNEX, look.LEFT)
    for row, line in enumerate(form.titled(show_period(period)), 2):
        _write(sheet, (row, 1), line, look.TITLE, look.CENTRED, (1, width))
        sheet.row_dimensions[row].height = look.TITLE_HEIGHT
    if form.from_city:
        return
    row = len(form.title) + 2
    entries = (
        f"{form.place_label}：{place.label}",
        f"{form.sender_label}：",
        f"{form.period_label}：{show_period(period)}",
    )
    starts = [*_thirds(form), width + 1]
    for text, start, behind in zip(entries, starts, starts[1:], strict=False):
        _write(sheet, (row, start), text, look.LETTERHEAD, look.LEFT, (1, behind - start))
        if text.endswith("："):
            for column in range(start, behind):
                sheet.cell(row, column).protection = look.UNLOCKED
    sheet.row_dimensions[row].height = look.LINE_HEIGHT


def _thirds(form: Form) -> list[int]:
    """Three columns, from 1, each beginning as near to its third of the printed width as the one before allows."""
    edges = [0.0, *accumulate(column.width for column in form.columns)]
    starts = [0]
    for nth in range(1, _THIRDS):
        off = {at: abs(edges[at] - edges[-1] * nth / _THIRDS) for at in range(starts[-1] + 1, len(form.columns))}
        starts.append(min(off, key=off.__getitem__))
    return [1 + at for at in starts]


def _header(sheet: Worksheet, form: Form, top: int) -> None:
    for row in sheet.iter_rows(top, top + form.depth - 1, 1, len(form.columns)):
        for blank in row:
            blank.border = look.BOXED
    for label in header_cells(form.columns):
        at = (top + label.row, 1 + label.column)
        _write(sheet, at, label.text, look.HEADER, look.CENTRED, (label.rows, label.columns))
        room = sum(column.width for column in form.columns[label.column : label.column + label.columns])
        needed = look.lines_of(label.text, room) * look.NOTE_HEIGHT / label.rows
        for row_number in range(at[0], at[0] + label.rows):
            height = sheet.row_dimensions[row_number].height or look.HEADER_HEIGHT
            sheet.row_dimensions[row_number].height = max(height, needed)


def _notes(sheet: Worksheet, form: Form, top: int, remark: str) -> int:
    width = sum(column.width for column in form.columns)
    lines = ["备注：", *(f"{nth}. {note}" for nth, note in enumerate(form.notes, 1)), *([remark] if remark else [])]
    for row, line in enumerate(lines, top):
        _write(sheet, (row, 1), line, look.NOTE, look.WRAPPED, (1, len(form.columns)))
        sheet.row_dimensions[row].height = look.NOTE_HEIGHT * look.lines_of(line, width)
    return top + len(lines) - 1


def _write(
    sheet: Worksheet, at: tuple[int, int], text: str, font: Font, alignment: Alignment, span: tuple[int, int] = (1, 1)
) -> Cell:
    row, column = at
    cell: Cell = sheet.cell(row, column, text)
    cell.font, cell.alignment = font, alignment
    if span != (1, 1):
        sheet.merge_cells(None, row, column, row + span[0] - 1, column + span[1] - 1)
    return cell
