"""The days of the seasons as rows: how much has gone by each day, and the weeks and months returns speak of."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from domain.dates import month_end
from domain.facts import Facts
from domain.seasons import PaceBasis, Season


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
    """The periods of each season by rhythm: its months, and its weeks as `Season.week` numbers them."""
    for season in facts.seasons.values():
        days = list(
            _days(min(season.counting.first, season.reporting.first), max(season.counting.last, season.reporting.last))
        )
        months = sorted({day.replace(day=1) for day in days})
        yield from ((season.key, "month", n, first, month_end(first)) for n, first in enumerate(months, 1))
        yield from (
            (season.key, "week", week, *_week(season, week)) for week in sorted({season.week(day) for day in days})
        )


def _week(season: Season, week: int) -> tuple[date, date]:
    first = season.counting.first + timedelta(weeks=week - 1)
    return first, first + timedelta(days=6)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
