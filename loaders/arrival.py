"""What only the moment of arrival can tell of a return: whether its period has begun, and what the rules say."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.dates import office_day, show_day, show_period
from domain.facts import Facts
from domain.forms import Form
from loaders.blank.lists import LISTED_LINK
from loaders.blank.prefilled import tasks_asked
from loaders.reading.result import ReadReturn
from loaders.rules.duties import misfit_rows
from loaders.rules.earlier import Predecessors
from loaders.rules.judging import ruled
from loaders.rules.listed import links_left_out


def judged_on_arrival(read: ReadReturn, received_at: datetime, facts: Facts, before: Predecessors) -> ReadReturn:
    """`read` with what the rules find, asked of a recognised return only; `received_at` is naive UTC.

    Refused without further questions where its month, half month or week begins after the office day of arrival.
    """
    if read.form is None or read.season is None or read.period is None or read.period_start is None:
        return read
    day = office_day(received_at)
    if _begins(read.season, facts.forms[read.form], read.period_start, facts) > day:
        ahead = facts.finding("period.ahead", read=show_period(read.period), wanted=show_day(day))
        return replace(read, findings=(*read.findings, ahead))
    if read.place is None:
        return read
    if facts.forms[read.form].tasks:
        read = _held_against_tasks(read, received_at, facts, before)
    if facts.forms[read.form or ""].register_table == LISTED_LINK:
        left_out = links_left_out(read, received_at, before.store, facts)
        read = replace(read, findings=(*read.findings, *left_out))
    return replace(read, findings=(*read.findings, *ruled(read, received_at, facts, before)))


def _held_against_tasks(read: ReadReturn, received_at: datetime, facts: Facts, before: Predecessors) -> ReadReturn:
    """A department's return with what does not fit the tasks that were in force when it came."""
    assert read.form is not None
    assert read.season is not None
    assert read.place is not None
    mine = tasks_asked(before.store, read.season, read.place, received_at)
    return replace(read, findings=(*read.findings, *misfit_rows(read.values, facts.forms[read.form], mine, facts)))


def _begins(season: str, form: Form, day: date, facts: Facts) -> date:
    """The first day of the slot that holds `day`; of a calendar week for what belongs to no season."""
    known = facts.seasons.get(season)
    return known.slot(day, form.rhythm).first if known else day - timedelta(days=day.weekday())
