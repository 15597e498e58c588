"""A nil return: the official form of a new period with what is in force filled in, marked 本期无变化."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import show_period
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Column, Form
from domain.numbers import WRITTEN_AS_NOTHING
from domain.reporters import Reporter
from domain.seasons import Season
from loaders.blank import look
from loaders.blank.earlier import Earlier
from loaders.blank.form import blank_form
from loaders.deliveries import Delivery
from loaders.intake import take_in_deliveries
from loaders.ledger.before import rows_of
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.repeating import figures_standing, reasons_again, to_repeat, whose_content
from queries.store import Store

MARK = "本期无变化"


def file_nil_return(
    store: Store,
    facts: Facts,
    season: Season,
    form: Form,
    place: Reporter,
    period: str,
    *,
    received_at: datetime,
    by: str,
    folder: Path,
    readers: Readers,
) -> list[Receipt]:
    """File what the unit reported last once more, for `period`; the receipt. `received_at` is naive UTC.

    The workbook is the form filled in, read and judged like any other; a register's rows stand in it in their order, so
    that each leads back to its line. Reasons that were given before are given again, as such. Raises UsageError as
    `to_repeat`.
    """
    last = to_repeat(store, season, form, place, period, received_at)
    own = whose_content(store, last)
    words = facts.finding("return.unchanged", read=show_period(own.period), wanted=own.receipt)
    if form.register_table:
        rows = Earlier(own.period, {}, tuple(rows_of(store, form, last.submission)))
        content = blank_form(facts, form, place, period, rows, (), words.message)
    else:
        figures = figures_standing(store, season, form, place, period, received_at)
        content = _filled(blank_form(facts, form, place, period), facts, form, figures, words.message)
    name = f"{place.label}_{form.label}_{period}_{MARK}.xlsx"
    delivery = Delivery(name, content, received_at, by, (words,), reasons_again(store, last, form, period, facts))
    return list(take_in_deliveries(store, facts, [delivery], folder=folder, readers=readers))


def _filled(blank: bytes, facts: Facts, form: Form, last: pl.DataFrame, note: str) -> bytes:
    """The blank form with the figures of `last` in its one row and `note` under everything."""
    book = load_workbook(BytesIO(blank))
    sheet = book.worksheets[0]
    figures = {row["indicator"]: row for row in last.iter_rows(named=True)}
    row = _row_to_fill(sheet)
    for nth, column in enumerate(form.columns, 1):
        if column.indicator in figures:
            sheet.cell(row, nth).value = _written(column, figures[column.indicator], facts)
    below = sheet.cell(sheet.max_row + 1, 1, note)
    below.font, below.alignment = look.NOTE, look.LEFT
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _written(column: Column, row: dict[str, Any], facts: Facts) -> Decimal | str | None:
    """A figure as the form asks for it, in the unit printed over the column."""
    if row["value"] is None:
        return WRITTEN_AS_NOTHING.get(row["missing"])
    factor = facts.units.factor(column.unit or "", row["unit"])
    if not factor:
        raise UsageError(f"“{column.label}”的单位不能换算，请下载空白表填报。")
    value: Decimal = row["value"]
    return (value / factor).normalize()


def _row_to_fill(sheet: Worksheet) -> int:
    """The first row that is open for figures."""
    colour = look.TO_FILL.fgColor.rgb
    row: int = next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.fill.fgColor.rgb == colour)
    return row
