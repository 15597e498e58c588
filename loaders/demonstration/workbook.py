"""A drawn return as the workbook its office would send, with that office's habits; the same return, the same bytes."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import show_period
from domain.facts import Facts
from domain.forms import Column
from loaders.blank.headers import header_cells
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.recipe import Fault, Office
from loaders.demonstration.sealing import sealed

_FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def draw_workbook(drawn: DrawnReturn, facts: Facts, sender: str, fault: Fault | None = None) -> bytes:
    """The .xlsx of `drawn` as its office writes it, with `fault` where it goes wrong."""
    book = Workbook()
    sheet = book.worksheets[0]
    top, left = 1 + drawn.office.rows_above, 1 + drawn.office.columns_before
    columns = _columns(drawn, fault)
    top = _letterhead(sheet, drawn, facts, sender, top, left)
    for label in header_cells(columns, unit_break=""):
        row, nth = top + label.row, left + label.column
        sheet.cell(row, nth, label.text)
        if label.rows * label.columns > 1:
            sheet.merge_cells(None, row, nth, row + label.rows - 1, nth + label.columns - 1)
    top += max(len(column.header) for column in columns)
    for top, cells in enumerate(drawn.projects or (drawn.figures,), top):  # noqa: B020
        for nth, column in enumerate(columns, left):
            if (typed := _typed(cells.get(column.name), column, drawn.office, facts, fault)) is not None:
                sheet.cell(top, nth, typed)
    for nth, note in enumerate(("备注：", *drawn.form.notes)):
        sheet.cell(top + 2 + nth, left, note)
    book.properties.creator = sender
    content = BytesIO()
    book.save(content)
    return sealed(content.getvalue(), drawn.office.saved_by)


def _columns(drawn: DrawnReturn, fault: Fault | None) -> list[Column]:
    dropped = fault.indicator if fault and fault.typed is None else None
    columns = [column for column in drawn.form.columns if column.name != dropped]
    if drawn.office.columns == "groups_reversed":
        groups = list(dict.fromkeys(column.header[0] for column in columns))[::-1]
        columns.sort(key=lambda column: groups.index(column.header[0]))
    return [_rewritten(column, drawn.office) for column in columns]


def _rewritten(column: Column, office: Office) -> Column:
    if column.indicator is None or column.unit is None:
        return column
    return column.model_copy(update={"unit": office.unit_of(column.indicator, column.unit)})


def _letterhead(sheet: Worksheet, drawn: DrawnReturn, facts: Facts, sender: str, row: int, left: int) -> int:
    form, office = drawn.form, drawn.office
    for row, line in enumerate((form.annex, *office.extra_lines, *form.title), row):  # noqa: B020
        sheet.cell(row, left, line)
    row += 1
    place, period = office.written or facts.reporters.keyed(office.place).label, _period(drawn)
    labels = ((form.place_label, place), (form.sender_label, sender), (form.period_label, period))
    if office.letterhead == "together":
        sheet.cell(row, left, "　　".join(f"{label}：{value}" for label, value in labels))
    for nth, (label, value) in enumerate(labels):
        if office.letterhead == "beside" or not isinstance(value, str):
            sheet.cell(row, left + nth * 3, f"{label}：")
            sheet.cell(row, left + nth * 3 + 1, value)
        elif office.letterhead == "apart":
            sheet.cell(row, left + nth * 3, f"{label}：{value}")
    return row + 1


def _period(drawn: DrawnReturn) -> str | date:
    habit, period = drawn.office.day, drawn.period
    if habit == "dotted":
        return period.replace("-", ".")
    if habit == "cell":
        return date.fromisoformat(period if drawn.form.period_reads == "day" else f"{period}-01")
    return period if habit == "iso" else show_period(period)


def _typed(value: object, column: Column, office: Office, facts: Facts, fault: Fault | None) -> object:
    unit = column.unit or ""
    if fault and fault.indicator == column.name:
        return fault.typed
    if value is None:
        return office.nothing if unit else None
    if isinstance(value, date) and office.day == "dotted":
        return f"{value:%Y.%m.%d}"
    if not isinstance(value, Decimal):
        return value
    kept = facts.indicators[column.indicator].unit if column.indicator else unit
    value *= facts.units.factor(kept, unit) or Decimal(1)
    if office.digits == "number":
        return float(value) if value % 1 else int(value)
    text = f"{value:,}" if value % 1 else f"{int(value):,}"
    if office.digits == "full_width":
        return text.translate(_FULL_WIDTH)
    return f"{text}{unit}" if office.digits == "with_unit" and column.kind == "amount" else text
