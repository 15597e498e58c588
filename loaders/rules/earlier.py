"""What is known beside a return: its neighbours in time, asked of the ledger once and kept up to date; its ledger."""

from collections.abc import Iterable
from datetime import date, datetime

import duckdb

from domain.checks.kinds import TOPS_LATER, WITH_EARLIER, WITH_LEDGER
from domain.checks.lists import LIST_CHECKS, LISTED
from domain.checks.wider import CountedIn, RowFalls
from domain.dates import EVER, office_day
from domain.facts import Facts
from domain.rules import Rule
from loaders.chainlists import chains_known
from loaders.ledger.rows import Entry, Filed
from loaders.reading.result import ReadReturn
from loaders.rules.known import Known, Neighbour, NeighbourFigure
from loaders.rules.ledgers import Ledgers
from loaders.rules.neighbours import Key, all_stood, counted_beside, stood
from loaders.rules.rowsbefore import rows_before
from loaders.rules.twins import listing_beside
from queries.store import Cursor, Store

[_REVISION] = duckdb.extract_statements("select coalesce(max(revision), 0) from event")


class Predecessors:
    """What stood before and beside the returns of one batch; what anyone else writes meanwhile is noticed.

    The ledger's revision tells whether anything was written, and is asked for only after a write that was not `note`d.
    """

    def __init__(self, store: Store) -> None:
        self.store, self._ledgers = store, Ledgers(store)
        self._writes = self._revision = -1
        self._last: dict[Key, Neighbour | None] = {}
        self._past: dict[tuple[Key, datetime], list[Neighbour]] = {}

    def known(self, read: ReadReturn, received_at: datetime, facts: Facts, rules: Iterable[Rule]) -> Known:
        """All that `rules` compare a recognised return with; what none of them asks for is not looked up."""
        kinds = {rule.check.kind for rule in rules}
        before = self.before(read, received_at) if kinds.intersection(WITH_EARLIER) else None
        after = self._after(read, received_at) if TOPS_LATER in kinds else None
        projects = self._ledgers.beside(read, received_at, facts) if kinds.intersection(WITH_LEDGER) else None
        listing = listing_beside(self.store, read, received_at, facts) if kinds.intersection(LIST_CHECKS) else None
        chains = chains_known(self.store, facts, read.period_end, received_at) if LISTED in kinds else None
        resumed = next((rule.check for rule in rules if isinstance(rule.check, RowFalls)), None)
        rows = rows_before(self.store, read, received_at, facts, resumed) if resumed else None
        counted = next((rule.check for rule in rules if isinstance(rule.check, CountedIn)), None)
        told = counted_beside(self.store, read, received_at, facts, counted) if counted else None
        day = office_day(received_at)
        before, after = before and before.on(day), after and after.on(day)
        return Known(before, after, projects, told, listing, chains, rows)

    def before(self, read: ReadReturn, received_at: datetime) -> Neighbour | None:
        """The last accepted return for a period before that of a recognised return, with what the city put right.

        As known at `received_at` (naive UTC); None for the first of its unit.
        """
        assert read.period_end is not None
        key, last = self._latest(read)
        if last is None or (last.period_end < read.period_end and last.received_at <= received_at):
            return last
        earlier = [one for one in self._all(key, received_at) if one.period_end < read.period_end]
        return earlier[-1] if earlier else None

    def _after(self, read: ReadReturn, received_at: datetime) -> Neighbour | None:
        """The accepted return of the next period, as known at `received_at`; None for the last of its unit."""
        assert read.period_end is not None
        key, last = self._latest(read)
        if last is None or last.period_end <= read.period_end:
            return None
        return next((one for one in self._all(key, received_at) if one.period_end > read.period_end), None)

    def _all(self, key: Key, received_at: datetime) -> list[Neighbour]:
        """The returns of every period, as known at `received_at`; asked once for many that are late."""
        if (key, received_at) not in self._past:
            self._past[key, received_at] = all_stood(self.store, key, received_at)
        return self._past[key, received_at]

    def _latest(self, read: ReadReturn) -> tuple[Key, Neighbour | None]:
        """The last return of the unit's form in the season, of whatever period."""
        if self.store.writes != self._writes:
            self._catch_up()
        key = (read.season, read.form, read.place)
        if key not in self._last:
            self._last[key] = stood(self.store, key, date.max, EVER)
        return key, self._last[key]

    def note(self, entry: Entry, filed: Filed) -> None:
        """Take in that `entry` has been filed, so that the ledger need not be asked for it."""
        if (filed.revision, self.store.writes) != (self._revision + 1, self._writes + 1):
            return
        self._revision, self._writes = filed.revision, self.store.writes
        if entry.register:
            self._ledgers.forget()
        read = entry.read
        key, end = (read.season, read.form, read.place), read.period_end
        self._past = {asked: told for asked, told in self._past.items() if asked[0] != key}
        if filed.status != "accepted" or key not in self._last or read.period is None or end is None:
            return
        last = self._last[key]
        if last is None or (last.period_end, last.received_at) <= (end, entry.received_at):
            figures = {row.indicator: NeighbourFigure(row.value, row.cell) for row in entry.figures}
            self._last[key] = Neighbour(read.period, end, entry.received_at, filed.receipt, figures)

    def _catch_up(self) -> None:
        """Forget everything where the ledger has changed."""
        self._writes = self.store.writes
        revision = self.store.confirm(_revision)
        if revision != self._revision:
            self._revision = revision
            self._last.clear()
            self._past.clear()
            self._ledgers.forget()


def _revision(cursor: Cursor) -> int:
    [(revision,)] = cursor.execute(_REVISION).fetchall()
    return int(revision)
