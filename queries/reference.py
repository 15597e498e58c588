"""The facts as reference tables in memory, loaded anew at every start and never migrated."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

import duckdb
import polars as pl

from domain.dates import month_end
from domain.facts import Facts
from domain.seasons import PaceBasis, Season

_AMOUNT = pl.Decimal(18, 8)
_TEXT = pl.String


def load_reference(root: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Create every reference table in memory.main."""
    for name, rows in reference_tables(facts).items():
        root.register("reference_rows", rows)
        root.execute(f"create table memory.main.{name} as select * from reference_rows")
        root.unregister("reference_rows")


def reference_tables(facts: Facts) -> dict[str, pl.DataFrame]:
    """Every reference table by name; `ordinal` is the order of the data file, from 1."""
    return {
        "place": _rows(
            ((n, p.key, p.label, p.short) for n, p in enumerate(facts.places.place, 1)),
            ordinal=pl.Int32, place=_TEXT, label=_TEXT, short=_TEXT,
        ),
        "indicator": _rows(
            ((n, i.key, i.label, i.short, i.unit, i.headline) for n, i in enumerate(facts.indicators.values(), 1)),
            ordinal=pl.Int32, indicator=_TEXT, label=_TEXT, short=_TEXT, unit=_TEXT, headline=pl.Boolean,
        ),
        "season": _rows(
            ((s.key, s.counting.first, s.counting.last, s.closes, s.pace_basis) for s in facts.seasons.values()),
            season=_TEXT, counting_first=pl.Date, counting_last=pl.Date, closes=pl.Date, pace_basis=_TEXT,
        ),
        "form": _rows(_forms(facts), season=_TEXT, form=_TEXT, label=_TEXT, rhythm=_TEXT),
        "reported_by": _rows(_reported_by(facts), season=_TEXT, indicator=_TEXT, form=_TEXT),
        "calendar": _rows(_calendar(facts), season=_TEXT, basis=_TEXT, day=pl.Date, gone=pl.Int32, whole=pl.Int32),
        "slot": _rows(_slots(facts), season=_TEXT, rhythm=_TEXT, ordinal=pl.Int32, first_day=pl.Date, last_day=pl.Date),
        "target": _rows(
            ((t.season, t.place, t.indicator, t.guarantee, t.work) for t in facts.targets),
            season=_TEXT, place=_TEXT, indicator=_TEXT, guarantee=_AMOUNT, work=_AMOUNT,
        ),
        "wording": _rows(iter(facts.sentences.items()), wording=_TEXT, text=_TEXT),
        **_judgement(facts),
    }


def _judgement(facts: Facts) -> dict[str, pl.DataFrame]:
    shares = {(target.season, target.ratio): target.share for target in facts.ratio_targets}
    bounds = [light.least_lead for light in facts.measures.light]
    return {
        "follow_through": _rows(
            (
                (season, n, r.key, r.label, r.numerator, r.denominator, shares.get((season, r.key)))
                for season in dict.fromkeys(target.season for target in facts.ratio_targets)
                for n, r in enumerate(facts.measures.ratio, 1)
            ),
            season=_TEXT, ordinal=pl.Int32, ratio=_TEXT, label=_TEXT, numerator=_TEXT, denominator=_TEXT, target=_AMOUNT,
        ),
        "level": _rows(((level.key, level.label) for level in facts.measures.level), level=_TEXT, label=_TEXT),
        "light": _rows(
            ((l.key, l.label, l.least_lead, above) for l, above in zip(facts.measures.light, [None, *bounds], strict=False)),
            light=_TEXT, label=_TEXT, least_lead=_AMOUNT, below=_AMOUNT,
        ),
    }


def _forms(facts: Facts) -> Iterator[tuple[str, ...]]:
    for season in facts.seasons.values():
        for form in facts.forms_of(season):
            yield season.key, form.key, form.label, form.rhythm


def _reported_by(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Each indicator of a season with the first form that reports it, so that a figure has one source."""
    for season in facts.seasons.values():
        first: dict[str, str] = {}
        for form in facts.forms_of(season):
            for column in form.columns:
                if column.indicator and form.rows == "one":
                    first.setdefault(column.indicator, form.key)
        yield from ((season.key, indicator, form) for indicator, form in first.items())


def _calendar(facts: Facts) -> Iterator[tuple[object, ...]]:
    """How much of each season has gone by the end of each day, from the day before it to the end of its last month."""
    for season in facts.seasons.values():
        first, last = season.counting.first - timedelta(days=1), month_end(season.counting.last)
        for basis in get_args(PaceBasis):
            for day in _days(first, last):
                yield season.key, basis, day, *season.gone(day, basis)


def _slots(facts: Facts) -> Iterator[tuple[object, ...]]:
    """The periods of each season by rhythm: its months, and its weeks as `Season.week` numbers them."""
    for season in facts.seasons.values():
        days = list(_days(min(season.counting.first, season.reporting.first), max(season.counting.last, season.reporting.last)))
        months = sorted({day.replace(day=1) for day in days})
        yield from ((season.key, "month", n, first, month_end(first)) for n, first in enumerate(months, 1))
        yield from ((season.key, "week", week, *_week(season, week)) for week in sorted({season.week(day) for day in days}))


def _week(season: Season, week: int) -> tuple[date, date]:
    first = season.counting.first + timedelta(weeks=week - 1)
    return first, first + timedelta(days=6)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _rows(rows: Iterator[tuple[object, ...]], **columns: type[pl.DataType] | pl.DataType) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=columns, orient="row")
