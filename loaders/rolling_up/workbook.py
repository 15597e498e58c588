"""The city's own return: what its units reported added up, in the official form, with where every figure came from."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import office_day, show_moment, show_period
from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH
from domain.periods import seasons_of
from domain.tables import Head, Table
from loaders.blank import look
from loaders.blank.form import blank_form
from loaders.exporting.workbook import paint, write_text
from loaders.rolling_up.summing import Part, Sums, summed
from queries.ask import ask
from queries.store import Store

SHEET = "取数说明"
_SUM = Font(bold=True)
_HEADS = (
    Head("项目"),
    Head("单位"),
    Head("数值", "exact"),
    Head("计量单位"),
    Head("所属期"),
    Head("文件"),
    Head("工作表"),
    Head("单元格"),
    Head("回执号"),
    Head("说明"),
)


@dataclass(frozen=True)
class RolledUp:
    """The .xlsx, its sums with every part, the labels of units missing, and (label, period) of those standing still."""

    content: bytes
    sums: Sums
    missing: tuple[str, ...]
    earlier: tuple[tuple[str, str], ...]


def rolled_up(store: Store, facts: Facts, form: Form, period: str, as_of: datetime) -> RolledUp:
    """The city's `form` for `period` from what was known at `as_of` (naive UTC).

    The first sheet is the official form, sums exact, "—" where no unit gave a figure; 取数说明 lists every unit's
    figure with its file, sheet, cell and receipt. A missing unit is named on both and never counted as zero; one whose
    last return is of an earlier period counts with it and is named too. Raises UsageError as `summed` and `blank_form`.
    """
    sums = summed(store, facts, form, period, as_of)
    book = load_workbook(BytesIO(blank_form(facts, form, facts.places.city, period)))
    _fill(book.worksheets[0], sums)
    demonstration = _demonstrates(store, facts, form)
    told = _remarks(sums, facts, as_of, demonstration)
    _note(book.worksheets[0], form, "".join(told))
    _explain(book, sums, facts, told, as_of, demonstration)
    content = BytesIO()
    book.save(content)
    return RolledUp(content.getvalue(), sums, sums.missing, sums.earlier)


def _fill(sheet: Worksheet, sums: Sums) -> None:
    row = len(sums.form.title) + sums.form.depth + 3
    for nth, column in enumerate(sums.form.columns, 1):
        cell, value = sheet.cell(row, nth), sums.of(column)
        cell.value, cell.fill = DASH if value is None else value, PatternFill()


def _note(sheet: Worksheet, form: Form, line: str) -> None:
    """One more remark under the form, inside what is printed."""
    row, width = sheet.max_row + 1, len(form.columns)
    cell = write_text(sheet.cell(row, 1), line)
    cell.font, cell.alignment = look.NOTE, look.WRAPPED
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    sheet.row_dimensions[row].height = look.NOTE_HEIGHT * 3
    sheet.print_area = f"A1:{sheet.cell(row, width).coordinate}"


def _remarks(sums: Sums, facts: Facts, as_of: datetime, demonstration: bool) -> list[str]:
    say, places = facts.sentences, len(facts.places.place)
    lines = [say["rollup_demonstration"]] if demonstration else []
    lines.append(say["rollup_made"].format(moment=show_moment(as_of), count=places - len(sums.missing), all=places))
    if sums.missing:
        lines.append(say["rollup_missing"].format(places="、".join(sums.missing)))
    if sums.earlier:
        named = "、".join(f"{place}（{show_period(period)}）" for place, period in sums.earlier)
        lines.append(say["rollup_earlier"].format(places=named))
    return [*lines, say["rollup_own"]]


def _explain(book: Workbook, sums: Sums, facts: Facts, told: list[str], as_of: datetime, demonstration: bool) -> None:
    rows: list[tuple[object, ...]] = []
    for column in sums.form.columns:
        rows.append((column.label, facts.places.totals[0], sums.of(column), column.unit, *[None] * 6))
        rows += [_line(part, sums, facts) for part in sums.parts if part.column is column]
    table = Table(SHEET, _HEADS, rows, office_day(as_of), facts.cite(sums.form.source), demonstration, told)
    sheet = book.create_sheet()
    paint(sheet, table, facts)
    for cells in sheet.iter_rows():
        if cells[1].value == facts.places.totals[0]:
            for cell in cells:
                cell.font = _SUM


def _line(part: Part, sums: Sums, facts: Facts) -> tuple[object, ...]:
    period = show_period(part.period) if part.period else None
    said = ""
    if part.place in sums.missing:
        said = facts.sentences["rollup_not_reported"]
    elif part.value is None:
        said = facts.sentences[f"rollup_{part.missing or 'blank'}"]
    elif part.corrected:
        said = facts.sentences["rollup_corrected"].format(reason=part.corrected)
    elif (part.place, part.period) in sums.earlier:
        said = facts.sentences["rollup_stands"]
    where = (part.file, part.sheet, part.cell, part.receipt)
    return (part.column.label, part.place, part.value, part.column.unit, period, *where, said)


def _demonstrates(store: Store, facts: Facts, form: Form) -> bool:
    season, *_ = seasons_of(form, facts)
    return bool(ask(store, "season/demonstrated", season=season.key)["demonstrated"].any())
