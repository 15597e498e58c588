"""The days of the seasons as rows: how much has gone by each day, and the slots returns speak of."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from domain.dates import month_end
from domain.facts import Facts
from domain.seasons import PaceBasis, Rhythm


def days_gone(facts: Facts) -> Iterator[tuple[object, ...]]:
    """How much of each season has gone by the end of each day until the end of its last month, on each basis.

    (season, basis, whether it is the season's own, day, gone, whole); the first row stands for every day before.
    """
    for season in facts.seasons.values():
        days = [date.min, *_days(season.counting.first, month_end(season.counting.last))]
        for basis in get_args(PaceBasis):
            for day in days:
                yield season.key, basis, basis == season.pace_basis, day, *season.gone(day, basis)


def slots(facts: Facts) -> Iterator[tuple[object, ...]]:
    """The slots of each season by rhythm, numbered from 1: its weeks, half months and months."""
    for season in facts.seasons.values():
        days = list(
            _days(min(season.counting.first, season.reporting.first), max(season.counting.last, season.reporting.last))
        )
        for rhythm in get_args(Rhythm):
            spans = dict.fromkeys(season.slot(day, rhythm) for day in days)
            yield from ((season.key, rhythm, n, span.first, span.last) for n, span in enumerate(spans, 1))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
