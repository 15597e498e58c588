"""What a unit reported last before a period, for the blank form of that period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.departments import TaskColumns
from domain.facts import Facts
from domain.forms import STANDING, Column, Form
from domain.numbers import DASH, show_as_written
from domain.periods import days_read, season_of
from domain.reporters import Reporter
from domain.seasons import Span
from loaders.blank.prefilled import Given, TaskKey, task_key
from loaders.ledger.before import register_before, rows_of
from queries.ask import ask
from queries.store import Store


@dataclass(frozen=True)
class Earlier:
    """The period of an earlier return, and its cumulative figures by indicator, exact and with their unit.

    Of a register they are its `rows`, by column; where a unit has tasks, `tasks` is what it said of each, as it is
    shown, by column, and the rows are those that prove it.
    """

    period: str
    figures: Mapping[str, str]
    rows: tuple[Given, ...] = ()
    tasks: Mapping[TaskKey, Mapping[str, str]] = field(default_factory=dict)


def reported_before(
    store: Store, facts: Facts, form: Form, place: Reporter, period: str, known_at: datetime
) -> Earlier | None:
    """The last return of the same season in force before `period`, as known at `known_at` (naive UTC)."""
    days = days_read(period, form)
    season = _season(facts, form, days) if days else None
    if days is None or season is None:
        return None
    before = days.first - timedelta(days=1)
    if form.register_table:
        return _listed(store, form, place, season, before, known_at)
    asked = {"season": season, "place": place.key, "as_of": before, "known_as_of": known_at}
    told = ask(store, "returns/figures", form=form.key, **asked)
    if told.is_empty():
        return None
    rows = told.select("indicator", "value", "unit").iter_rows()
    shown = {key: f"{show_as_written(value)} {unit}" if value is not None else DASH for key, value, unit in rows}
    return Earlier(told["period"][0], shown)


def _season(facts: Facts, form: Form, days: Span) -> str | None:
    """The key of the season a return of the form is of that speaks of `days`; None where there is none."""
    if form.reports_from:
        return STANDING
    season = season_of(form, days, facts)
    return season.key if season else None


def _listed(store: Store, form: Form, place: Reporter, season: str, before: date, known_at: datetime) -> Earlier | None:
    """The rows of the register handed in last; None where there was none."""
    last = register_before(store, form, place.key, season=season, day=before, moment=known_at)
    if last is None:
        return None
    rows = rows_of(store, form, last.submission)
    if form.tasks is None:
        return Earlier(last.period, {}, tuple(rows))
    proof = tuple(row for row in rows if row[form.tasks.item] is not None)
    columns = {column.name: column for column in form.columns}
    tasks = {task_key(form.tasks, row): _said(form.tasks, row, columns) for row in rows if row[form.tasks.item] is None}
    return Earlier(last.period, {}, proof, tasks)


def _said(tasks: TaskColumns, row: Given, columns: Mapping[str, Column]) -> dict[str, str]:
    """What was done for a task, with its unit, and how it went, where anything was said."""
    told = {name: row[name] for name in (*tasks.done, tasks.note) if row[name] is not None}
    return {
        name: f"{show_as_written(value)} {columns[name].unit}" if isinstance(value, Decimal) else str(value)
        for name, value in told.items()
    }
