"""The returns of a unit that stand before, after or beside one, with what the city put right."""

from datetime import date, datetime
from typing import Any

import duckdb

from domain.checks.wider import CountedIn
from domain.dates import office_day
from domain.facts import Facts
from domain.seasons import Span
from loaders.reading.result import ReadReturn
from loaders.rules.known import CountingReturn, Neighbour, NeighbourFigure
from queries.store import Cursor, Store

_STOOD = """
with told as (
    select period, period_end, received_at, submission
    from returns_known($season, $day, $moment)
    where form = $form and place = $place
    order by period_end desc, received_at desc, submission desc
    limit 1
)
select
    told.period, told.period_end, told.received_at, told.submission, submission.receipt,
    reported.indicator, coalesce(corrected.value, reported.value), reported.cell, reported.value, corrected.ends_on
from told
join submission on submission.submission = told.submission
join reported_value as reported on reported.submission = told.submission
left join corrections_as_of($season, $any_day, $moment) as corrected
    on corrected.form = $form and corrected.place = $place and corrected.period = told.period
    and corrected.indicator = reported.indicator and corrected.guard = reported.value
"""
[_LAST] = duckdb.extract_statements(_STOOD)
[_ALL] = duckdb.extract_statements(_STOOD.replace("limit 1", ""))
Key = tuple[str | None, str | None, str | None]


def stood(store: Store, key: Key, day: date, moment: datetime) -> Neighbour | None:
    """The last accepted return of a season, form and place up to `day`, as known at `moment` (naive UTC).

    With corrections whatever day they end on: see `Neighbour.on`.
    """
    return next(iter(_asked(store, _LAST, key, day, moment)), None)


def all_stood(store: Store, key: Key, moment: datetime) -> list[Neighbour]:
    """The last of every period, the earliest period first."""
    last = {told.period_end: told for told in _asked(store, _ALL, key, date.max, moment)}
    return [last[end] for end in sorted(last)]


def _asked(store: Store, statement: duckdb.Statement, key: Key, day: date, moment: datetime) -> list[Neighbour]:
    """Returns in the order they were received."""
    season, form, place = key
    asked = {"season": season, "form": form, "place": place, "day": day, "moment": moment, "any_day": date.min}

    def found(cursor: Cursor) -> list[tuple[Any, ...]]:
        return cursor.execute(statement, asked).fetchall()

    returns: dict[str, Neighbour] = {}
    for period, end, received_at, submission, receipt, name, *told in store.confirm(found):
        one = returns.setdefault(submission, Neighbour(period, end, received_at, receipt, {}))
        one.figures[name] = NeighbourFigure(*told)
    return [returns[one] for one in sorted(returns, key=lambda one: (returns[one].received_at, one))]


def counted_beside(
    store: Store, read: ReadReturn, received_at: datetime, facts: Facts, check: CountedIn
) -> CountingReturn | None:
    """The unit's return that counts the projects of a ledger, in force for its slot; None before the window opens."""
    assert read.period_end is not None
    form = facts.forms[check.form]
    season = facts.seasons[form.season or ""]
    slot = season.slot(read.period_end, form.rhythm)
    there = stood(store, (season.key, form.key, read.place), slot.last, received_at)
    if there is None or there.period_end < max(slot.first, season.counting.first):
        return None
    last = min(there.period_end, season.counting.last)
    window = Span(first=season.counting.first, last=last)
    return CountingReturn(there.on(office_day(received_at)), window)
