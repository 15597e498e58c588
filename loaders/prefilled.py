"""What stands in the rows of a blank form before it is filled in: the tasks its unit was given for the year."""

from collections.abc import Iterator

from domain.dates import month_end, read_day, read_month
from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH, show_as_written
from domain.reporters import Reporter
from domain.seasons import Season

Given = dict[str, object]


def given_rows(facts: Facts, form: Form, place: Reporter, period: str) -> list[Given]:
    """By column, a row for each task of the unit in the season of `period`; none for a form that has no tasks."""
    return list(_rows(facts, form, place, _season(facts, form, period))) if form.tasks else []


def _rows(facts: Facts, form: Form, place: Reporter, season: Season | None) -> Iterator[Given]:
    assert form.tasks is not None
    units = {column.name: column.unit for column in form.columns if column.name in form.tasks.done}
    for task in facts.departments.tasks(facts.department_targets):
        if season is None or (task.season, task.department) != (season.key, place.key):
            continue
        asked = task.sentence
        if task.target is not None:
            asked = f"{task.scope}{'，' if task.scope else ''}全年{show_as_written(task.target)}{task.unit}"
        given: Given = {form.tasks.task: task.label, form.tasks.wording: asked, form.tasks.least: task.least}
        yield given | {name: DASH for name, unit in units.items() if unit != task.unit}


def _season(facts: Facts, form: Form, period: str) -> Season | None:
    day = read_day(period) if form.period_reads == "day" else read_month(period)
    if day is None:
        return None
    end = month_end(day) if form.period_reads == "month" else day
    seasons = (season for season in facts.seasons.values() if form.is_for(season))
    return next((season for season in seasons if season.reporting.first <= end and day <= season.reporting.last), None)
