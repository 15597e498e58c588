"""The days of the seasons as rows: how much has gone by each day, and the slots returns speak of."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from domain.dates import month_end
from domain.facts import Facts
from domain.seasons import PaceBasis, Rhythm, Season, Span


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
        for rhythm in get_args(Rhythm):
            spans = _spans(season, rhythm)
            yield from ((season.key, rhythm, n, span.first, span.last) for n, span in enumerate(spans, 1))


def _spans(season: Season, rhythm: Rhythm) -> Iterator[Span]:
    """From the slot of the first day that counts or is reported of to that of the last."""
    last = max(season.counting.last, season.reporting.last)
    span = season.slot(min(season.counting.first, season.reporting.first), rhythm)
    while span.first <= last:
        yield span
        span = season.slot(span.last + timedelta(days=1), rhythm)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
