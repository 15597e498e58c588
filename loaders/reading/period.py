"""When a return speaks of: read from its head, placed in a season."""

from dataclasses import dataclass
from datetime import date

from domain.dates import month_end, read_day, read_month, show_day, show_month
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.seasons import Season, Span
from loaders.reading.grid import Grid
from loaders.reading.letterhead import find_entry


@dataclass(frozen=True)
class Period:
    """A month or a day as the ledger names it, and the season it falls in; `season` is None outside all.

    A form that belongs to no season has none of them: what it speaks of only has to be late enough.
    """

    text: str
    start: date
    end: date
    season: Season | None


def read_period(grid: Grid, below: int, form: Form, facts: Facts) -> tuple[Period | None, Finding | None]:
    """The period a return speaks of and what is wrong with it; a period outside every season is still given."""
    entry = find_entry(grid, below, form.period_label, form)
    by_month = form.period_reads == "month"
    seasons = _seasons(form, facts)
    example = (show_month if by_month else show_day)(form.reports_from or seasons[0].reporting.first)
    if entry is None or entry.value == "":
        here = {"sheet": grid.name, "cell": entry.cell if entry else "", "wanted": form.period_label}
        return None, facts.finding("period.absent", **here, example=example)
    here = {"sheet": grid.name, "cell": entry.cell, "read": str(entry.value), "label": form.period_label}
    if by_month and isinstance(entry.value, int | float):
        return None, facts.finding("period.number", **here, wanted=example)
    day = read_month(entry.value) if by_month else read_day(entry.value)
    if day is None:
        return None, facts.finding("period.unreadable", **here, wanted=example)
    period = _placed(day, by_month, seasons)
    if period.season or (form.reports_from and form.reports_from <= period.start):
        return period, None
    spans = "；".join(f"{show_day(season.reporting.first)}至{show_day(season.reporting.last)}" for season in seasons)
    spans = f"{show_day(form.reports_from)}至今" if form.reports_from else spans
    return period, facts.finding("period.outside", **here, season=form.label, wanted=spans)


def _seasons(form: Form, facts: Facts) -> tuple[Season, ...]:
    return tuple(season for season in facts.seasons.values() if form in facts.forms_of(season))


def _placed(day: date, by_month: bool, seasons: tuple[Season, ...]) -> Period:
    end = month_end(day) if by_month else day
    season = next((season for season in seasons if _overlap(season.reporting, day, end)), None)
    return Period(f"{day:%Y-%m}" if by_month else f"{day:%Y-%m-%d}", day, end, season)


def _overlap(span: Span, first: date, last: date) -> bool:
    return first <= span.last and span.first <= last
