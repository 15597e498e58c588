"""The project ledgers beside the returns of one batch: all known by one question, their projects where needed."""

from datetime import date, datetime
from typing import NamedTuple

import duckdb
import polars as pl

from domain.facts import Facts
from loaders.reading.result import ReadReturn
from loaders.rules.known import Projects
from queries.store import Cursor, Store

[_HELD] = duckdb.extract_statements("""
select place, period_end, received_at, submission.submission, period, receipt, withdrawal.made_at
from submission
join register on register.form = submission.form and register.register = 'project_state'
left join withdrawal on withdrawal.submission = submission.submission
where status = 'accepted'
order by period_end desc, received_at desc, submission.submission desc
""")
[_STATES] = duckdb.extract_statements("""
select project, categories, columns('.*_on') from project_state where submission = $submission
""")


class _Held(NamedTuple):
    """One accepted ledger; moments are naive UTC, `withdrawn_at` where it was taken back."""

    place: str
    period_end: date
    received_at: datetime
    submission: str
    period: str
    receipt: str
    withdrawn_at: datetime | None

    def stands(self, moment: datetime) -> bool:
        """Whether it had come and was not taken back by then."""
        return self.received_at <= moment and (self.withdrawn_at is None or self.withdrawn_at > moment)


class Ledgers:
    """Every ledger ever accepted, the latest first, asked for once; a unit without one in the slot costs nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: list[_Held] | None = None

    def forget(self) -> None:
        """Take nothing for known any more."""
        self._held = None

    def beside(self, read: ReadReturn, received_at: datetime, facts: Facts) -> Projects | None:
        """The unit's ledger in force for the slot of a recognised return of a season, as known at `received_at`."""
        assert read.season is not None
        assert read.form is not None
        assert read.period_end is not None
        if self._held is None:
            self._held = self._store.confirm(_held)
        season = facts.seasons[read.season]
        slot = season.slot(read.period_end, facts.forms[read.form].rhythm)
        mine = (one for one in self._held if one.place == read.place and slot.holds(one.period_end))
        held = next((one for one in mine if one.stands(received_at)), None)
        if held is None:
            return None
        states = self._store.confirm(lambda cursor: _states(cursor, held.submission))
        last = min(read.period_end, season.counting.last)
        return Projects(held.period, held.receipt, states, season.counting.first, last)


def _held(cursor: Cursor) -> list[_Held]:
    return [_Held(*row) for row in cursor.execute(_HELD).fetchall()]


def _states(cursor: Cursor, submission: str) -> pl.DataFrame:
    return pl.DataFrame(cursor.execute(_STATES, {"submission": submission}).to_arrow_table())
