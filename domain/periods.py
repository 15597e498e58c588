"""The days that a return speaks of, as its form reads them, and the season they fall in."""

import re

from domain.dates import month_end, read_day, read_month
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Form
from domain.seasons import Season, Span
from domain.text import normalise

_UP_TO = re.compile("^截[至止]到?")


def days_read(raw: object, form: Form) -> Span | None:
    """The month or the one day that a cell or a person names; None for what the form does not read as one."""
    by_day = form.period_reads == "day"
    raw = _UP_TO.sub("", normalise(raw)) if isinstance(raw, str) else raw
    first = read_day(raw) if by_day else read_month(raw)
    return Span(first=first, last=first if by_day else month_end(first)) if first else None


def days_named(period: str, form: Form) -> Span:
    """The same of a period that somebody asks for; UsageError where it is none of the form's."""
    if days := days_read(period, form):
        return days
    raise not_of_form(period, form)


def not_of_form(period: str, form: Form) -> UsageError:
    """What is said of a period that the form cannot speak of."""
    return UsageError(f"“{period}”不是“{form.label}”的所属期。")


def season_of(form: Form, days: Span, facts: Facts) -> Season | None:
    """The season that a return of the form is of where it speaks of these days; None outside all."""
    return next((season for season in seasons_of(form, facts) if season.reporting.meets(days)), None)


def seasons_of(form: Form, facts: Facts) -> tuple[Season, ...]:
    """The seasons in which units hand the form in."""
    return tuple(season for season in facts.seasons.values() if form in facts.forms_of(season))
