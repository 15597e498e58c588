"""The rows of a register that a unit handed in the period before, found again by what they are called."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb
import polars as pl

from domain.checks.wider import RowFalls
from domain.facts import Facts
from loaders.ledger.registering import read_register
from loaders.ledger.registers import COLUMNS
from loaders.reading.result import ReadReturn
from queries.store import Cursor, Store

RowKey = tuple[object, ...]
[_FIND] = duckdb.extract_statements("""
select known.period, submission.receipt, known.submission
from returns_known($season, $day, $moment) as known
join submission on submission.submission = known.submission
where known.form = $form and known.place = $place
order by known.period_end desc, known.received_at desc, known.submission desc
limit 1
""")


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
    table = facts.forms[read.form].register_table
    day = read.period_end - timedelta(days=1)
    asked = {"season": read.season, "form": read.form, "place": read.place, "day": day, "moment": received_at}
    found = store.confirm(lambda cursor: _found(cursor, asked))
    if table is None or not found:
        return None
    period, receipt, submission = found[0]
    parts = store.confirm(lambda cursor: read_register(cursor, submission, table))
    return RowsBefore(period, receipt, dict(_figures(parts[table], parts[COLUMNS], check)))


def _found(cursor: Cursor, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    return cursor.execute(_FIND, asked).fetchall()


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
