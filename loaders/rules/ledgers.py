"""The project ledgers beside the returns of one batch: looked up only for a unit that has one at all."""

from datetime import datetime
from typing import Any

import duckdb
import polars as pl

from domain.facts import Facts
from loaders.reading.result import ReadReturn
from loaders.rules.rows import Projects
from queries.store import Cursor, Store

[_WHO] = duckdb.extract_statements("""
select distinct place
from submission
join register on register.form = submission.form
where status = 'accepted'
""")
[_FIND] = duckdb.extract_statements("""
select held.latest.period, submission.receipt, held.latest.submission, held.latest.period_end
from registers_as_of($day, $moment) as held
join submission on submission.submission = held.latest.submission
where held.register = 'project_state' and held.place = $place
""")
[_STATES] = duckdb.extract_statements("select * from project_state where submission = $submission")


class Ledgers:
    """Which units have a ledger of projects, asked of the ledger once; theirs is asked for return by return."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._who: frozenset[str] | None = None

    def forget(self) -> None:
        """Take nothing for known any more."""
        self._who = None

    def beside(self, read: ReadReturn, received_at: datetime, facts: Facts) -> Projects | None:
        """The unit's ledger in force for the slot of a recognised return of a season, as known at `received_at`."""
        assert read.season is not None
        assert read.form is not None
        assert read.period_end is not None
        if self._who is None:
            self._who = frozenset(place for (place,) in self._store.confirm(lambda cursor: _rows(cursor, _WHO, {})))
        if read.place not in self._who:
            return None
        season = facts.seasons[read.season]
        slot = season.slot(read.period_end, facts.forms[read.form].rhythm)
        asked = {"day": slot.last, "moment": received_at, "place": read.place}
        found = self._store.confirm(lambda cursor: _rows(cursor, _FIND, asked))
        if not found or found[0][-1] < slot.first:
            return None
        period, receipt, submission, _ = found[0]
        states = self._store.confirm(lambda cursor: _states(cursor, submission))
        return Projects(period, receipt, states, season.counting.first, min(read.period_end, season.counting.last))


def _rows(cursor: Cursor, statement: duckdb.Statement, asked: dict[str, object]) -> list[tuple[Any, ...]]:
    return cursor.execute(statement, asked).fetchall()


def _states(cursor: Cursor, submission: str) -> pl.DataFrame:
    return pl.DataFrame(cursor.execute(_STATES, {"submission": submission}).to_arrow_table())
