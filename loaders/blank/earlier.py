"""What a unit reported last before a period, for the blank form of that period."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import polars as pl

from domain.dates import month_end, read_day, read_month
from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH, show_as_written
from domain.reporters import Reporter
from loaders.blank.prefilled import Given
from queries.ask import ask
from queries.store import Store


@dataclass(frozen=True)
class Earlier:
    """The period of an earlier return, and its cumulative figures by indicator, exact and with their unit.

    Of a list they are its `rows`, by column.
    """

    period: str
    figures: dict[str, str]
    rows: tuple[Given, ...] = ()


def reported_before(
    store: Store, facts: Facts, form: Form, place: Reporter, period: str, known_at: datetime
) -> Earlier | None:
    """The last return of the same season in force before `period`, as known at `known_at` (naive UTC)."""
    day = read_day(period) if form.period_reads == "day" else read_month(period)
    if day is None:
        return None
    end = month_end(day) if form.period_reads == "month" else day
    seasons = (season for season in facts.seasons.values() if form in facts.forms_of(season))
    season = next(
        (season for season in seasons if season.reporting.first <= end and day <= season.reporting.last), None
    )
    if season is None:
        return None
    asked = {"season": season.key, "place": place.key, "as_of": day - timedelta(days=1), "known_as_of": known_at}
    if form.register_table == facts.key_enterprises.register_table:
        return _listed(ask(store, "enterprises/as_of", **asked), form)
    told = ask(store, "returns/figures", form=form.key, **asked)
    if told.is_empty():
        return None
    rows = told.select("indicator", "value", "unit").iter_rows()
    shown = {key: f"{show_as_written(value)} {unit}" if value is not None else DASH for key, value, unit in rows}
    return Earlier(told["period"][0], shown)


def _listed(named: pl.DataFrame, form: Form) -> Earlier | None:
    """The rows of the list that holds; None where none does."""
    if named.is_empty():
        return None
    rows = named.select([column.name for column in form.columns]).iter_rows(named=True)
    return Earlier(named["period"][0], {}, tuple(rows))
