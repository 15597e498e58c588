"""The register a unit handed in last up to a day: which return it was, and its rows as they were written."""

from datetime import date, datetime
from typing import Any, NamedTuple

import duckdb
import polars as pl

from domain.forms import Form
from loaders.ledger.registering import read_register
from loaders.ledger.registers import CELLS
from queries.store import Cursor, Store

[_FIND] = duckdb.extract_statements("""
select known.period, known.receipt, known.submission
from registers_known($day, $moment) as known
where known.season = $season and known.form = $form and known.place = $place
order by known.period_end desc, known.received_at desc, known.submission desc
limit 1
""")


class Handed(NamedTuple):
    """One accepted return of a register: the period it speaks of, its receipt, its submission."""

    period: str
    receipt: str
    submission: str


def register_before(store: Store, form: Form, place: str, *, season: str, day: date, moment: datetime) -> Handed | None:
    """The last one of the unit in the season, of any period up to `day`, as known at `moment` (naive UTC)."""
    asked = {"season": season, "form": form.key, "place": place, "day": day, "moment": moment}
    return store.confirm(lambda cursor: _found(cursor, asked))


def rows_of(store: Store, form: Form, submission: str) -> list[dict[str, Any]]:
    """Its rows in their order, by column: the value in the form's unit, or the word that stood for nothing."""
    table = str(form.register_table)
    parts = store.confirm(lambda cursor: read_register(cursor, submission, table))
    nothing = parts[CELLS].filter(pl.col("missing").is_not_null()).select("row_number", "field", "raw")
    words = {(row, field): raw for row, field, raw in nothing.iter_rows()}
    names = [column.name for column in form.columns]
    return [
        {name: row[name] if row[name] is not None else words.get((row["row_number"], name)) for name in names}
        for row in parts[table].iter_rows(named=True)
    ]


def _found(cursor: Cursor, asked: dict[str, Any]) -> Handed | None:
    row = cursor.execute(_FIND, asked).fetchone()
    return Handed(*row) if row else None
