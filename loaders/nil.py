"""A nil return: the official form of a new period with the figures in force filled in, marked 本期无变化."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import month_end, read_day, read_month, show_period
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Column, Form
from domain.numbers import DASH
from domain.reporters import Reporter
from domain.seasons import Season
from loaders.blank import look
from loaders.blank.form import blank_form
from loaders.intake import Delivery, take_in_deliveries
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from queries.ask import ask
from queries.store import Store

MARK = "本期无变化"
_WRITTEN: dict[str | None, str | None] = {"dash": DASH, "none": "无", "blank": None}


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
    """File the unit's last figures before `period` once more, for `period`; the receipt. `received_at` is naive UTC.

    The workbook is the blank form filled in, read and judged like any other. Raises UsageError where the form has many
    rows, where nothing was accepted before, and where the week or month has a return in force already.
    """
    if form.rows != "one":
        raise UsageError(f"“{form.label}”逐项填列，没有变化也请上传台账。")
    span = season.slot(_last_day(form, period), form.rhythm)
    asked = {"season": season.key, "form": form.key, "place": place.key}
    last = ask(store, "returns/figures", **asked, as_of=span.last, known_as_of=received_at)
    if last.is_empty():
        raise UsageError(f"{place.label}还没有受理过“{form.label}”，没有可沿用的数，请下载空白表填报。")
    before, receipt = last["period"][0], last["receipt"][0]
    if span.holds(_last_day(form, before)):
        raise UsageError(f"{place.label}这一期已报（回执号{receipt}），不必再报。")
    words = facts.finding("return.unchanged", read=show_period(before), wanted=receipt)
    content = _filled(blank_form(facts, form, place, period), facts, form, last, words.message)
    name = f"{place.label}_{form.label}_{period}_{MARK}.xlsx"
    delivery = Delivery(name, content, received_at, by, (words,))
    return list(take_in_deliveries(store, facts, [delivery], folder=folder, readers=readers))


def _last_day(form: Form, period: str) -> date:
    day = read_day(period) if form.period_reads == "day" else read_month(period)
    if day is None:
        raise UsageError(f"“{period}”不是“{form.label}”的所属期。")
    return day if form.period_reads == "day" else month_end(day)


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
        return _WRITTEN[row["missing"]]
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
