"""The rows of a register that a unit handed in the period before, found again by what they are called."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from domain.checks.wider import RowFalls
from domain.facts import Facts
from loaders.ledger.before import register_before
from loaders.ledger.registering import read_register
from loaders.ledger.registers import COLUMNS
from loaders.reading.result import ReadReturn
from queries.store import Store

RowKey = tuple[object, ...]


class RowsBefore(NamedTuple):
    """The period and receipt of the return before; what each row said in a column, and its cell, by key and column."""

    period: str
    receipt: str
    figures: Mapping[tuple[RowKey, str], tuple[Decimal, str]]


def rows_before(
    store: Store, read: ReadReturn, received_at: datetime, facts: Facts, check: RowFalls
) -> RowsBefore | None:
    """As known at `received_at` (naive UTC); None for the first return of its unit in the season."""
    assert read.form is not None
    assert read.period_end is not None
    assert read.season is not None
    assert read.place is not None
    form, day = facts.forms[read.form], read.period_end - timedelta(days=1)
    last = register_before(store, form, read.place, season=read.season, day=day, moment=received_at)
    if form.register_table is None or last is None:
        return None
    table = form.register_table
    parts = store.confirm(lambda cursor: read_register(cursor, last.submission, table))
    return RowsBefore(last.period, last.receipt, dict(_figures(parts[table], parts[COLUMNS], check)))


def _figures(
    lines: pl.DataFrame, columns: pl.DataFrame, check: RowFalls
) -> Iterator[tuple[tuple[RowKey, str], tuple[Decimal, str]]]:
    letters = dict(columns.select("field", "letters").iter_rows())
    for line in lines.iter_rows(named=True):
        if not line[check.unless]:
            key = tuple(line[name] for name in check.keys)
            yield from (
                ((key, name), (line[name], f"{letters[name]}{line['line']}"))
                for name in check.done
                if line[name] is not None
            )
