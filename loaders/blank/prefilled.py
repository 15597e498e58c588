"""What stands in the rows of a blank form before it is filled in: the tasks its unit was given for the year."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from domain.departments import Task, TaskColumns
from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH, show_as_written
from domain.periods import days_read, season_of
from domain.reporters import Reporter
from domain.seasons import Season
from queries.ask import ask
from queries.store import Store

Given = dict[str, object]
TaskKey = tuple[object, Decimal | None]


def task_key(tasks: TaskColumns, row: Given) -> TaskKey:
    """What tells a row of a form which task it reports on: its heading and the least of what counts, if any."""
    least = row[tasks.least]
    return row[tasks.task], least if isinstance(least, Decimal) else None


def given_rows(
    facts: Facts, form: Form, place: Reporter, period: str, tasks: Iterable[Task] | None = None
) -> list[Given]:
    """By column, a row for each of the `tasks` (else those committed) of the unit in the season of `period`.

    None for a form that has no tasks.
    """
    asked = facts.departments.tasks(facts.department_targets) if tasks is None else tasks
    return list(_rows(form, place, _season(facts, form, period), asked)) if form.tasks else []


def tasks_given(store: Store, facts: Facts, form: Form, place: Reporter, period: str, known: datetime) -> list[Task]:
    """The tasks in force for the season of `period`, as known at `known` (naive UTC); none for a form without any."""
    season = _season(facts, form, period) if form.tasks else None
    return tasks_asked(store, season.key, place.key, known) if season else []


def tasks_asked(store: Store, season: str, department: str, known: datetime) -> list[Task]:
    """What is asked of one department in `season`, in the printed order, as known at `known` (naive UTC)."""
    told = ask(store, "departments/asked", season=season, place=department, as_of=known)
    names = ("duty", "scope", "least", "target", "unit", "wording", "clause")
    return [Task(season, department, *row) for row in told.select(names).iter_rows()]


def _rows(form: Form, place: Reporter, season: Season | None, tasks: Iterable[Task]) -> Iterator[Given]:
    assert form.tasks is not None
    units = {column.name: column.unit for column in form.columns if column.name in form.tasks.done}
    for task in tasks:
        if season is None or (task.season, task.department) != (season.key, place.key):
            continue
        asked = task.sentence
        if task.target is not None:
            asked = f"{task.scope}{'，' if task.scope else ''}全年{show_as_written(task.target)}{task.unit}"
        given: Given = {form.tasks.task: task.label, form.tasks.wording: asked, form.tasks.least: task.least}
        yield given | {name: DASH for name, unit in units.items() if unit != task.unit}


def _season(facts: Facts, form: Form, period: str) -> Season | None:
    days = days_read(period, form)
    return season_of(form, days, facts) if days else None
