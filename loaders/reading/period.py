"""When a return speaks of: read from its head, placed in a season."""

import re
from dataclasses import dataclass
from datetime import date

from domain.addresses import address
from domain.dates import show_day, show_month
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.periods import days_read, season_of, seasons_of
from domain.seasons import Season
from domain.text import normalise, squeeze
from loaders.reading.grid import Grid
from loaders.reading.labels import squeezed
from loaders.reading.letterhead import find_entry

_BEHIND_A_YEAR = ("年", "-", ".")
_YEAR = re.compile(r"(?<!\d)([12]\d{3}) ?年")


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
    if form.period_reads == "year":
        return _read_year(grid, below, form, facts)
    entry = find_entry(grid, below, form.period_label, form)
    by_month = form.period_reads == "month"
    seasons, show = seasons_of(form, facts), show_month if by_month else show_day
    example = show(form.reports_from or seasons[0].reporting.first)
    if entry is None or entry.value == "":
        here = {"sheet": grid.name, "cell": entry.cell if entry else "", "wanted": form.period_label}
        return None, facts.finding("period.absent", **here, example=example)
    here = {"sheet": grid.name, "cell": entry.cell, "read": str(entry.value), "label": form.period_label}
    if by_month and isinstance(entry.value, int | float):
        return None, facts.finding("period.number", **here, wanted=example)
    days = days_read(entry.value, form)
    if days is None:
        if meant := _with_a_year(entry.value, form, seasons):
            return None, facts.finding("period.no_year", **here, wanted=show(meant))
        return None, facts.finding("period.unreadable", **here, wanted=example)
    named = f"{days.first:%Y-%m}" if by_month else days.first.isoformat()
    period = Period(named, days.first, days.last, season_of(form, days, facts))
    if period.season or (form.reports_from and form.reports_from <= period.start):
        return period, None
    spans = "；".join(f"{show_day(season.reporting.first)}至{show_day(season.reporting.last)}" for season in seasons)
    spans = f"{show_day(form.reports_from)}至今" if form.reports_from else spans
    return period, facts.finding("period.outside", **here, season=form.label, wanted=spans)


def _with_a_year(value: object, form: Form, seasons: tuple[Season, ...]) -> date | None:
    """What a text would mean with the year of a season before it, where that falls into it; None for anything else."""
    for season in seasons if isinstance(value, str) else ():
        for sign in _BEHIND_A_YEAR:
            days = days_read(f"{season.year}{sign}{value}", form)
            if days and season.reporting.meets(days):
                return days.first
    return None


def _read_year(grid: Grid, below: int, form: Form, facts: Facts) -> tuple[Period | None, Finding | None]:
    """The year in the title, the last one named before its words end; it counts from the first day of its season."""
    found, said = None, ""
    for row in range(grid.top, below):
        for column, cell in grid.filled(row):
            said += squeeze(str(cell))
            found = next(((year, address(row, column)) for year in _YEAR.findall(normalise(str(cell)))), found)
        if all(phrase in said for phrase in squeezed(form.recognise)):
            break
    if found is None:
        return None, facts.finding("year.absent", sheet=grid.name, wanted=form.label)
    year, cell = found
    if form.reports_from:
        return _listed_year({"sheet": grid.name, "cell": cell, "read": year}, form.reports_from, form, facts)
    seasons = [one for one in facts.seasons.values() if form.is_for(one)]
    season = next((one for one in seasons if one.year == int(year)), None)
    if season is None:
        like = max(seasons, key=lambda one: one.year)
        words = {"like": like.year, "closes": f"{like.closes.year + int(year) - like.year}-{like.closes:%m-%d}"}
        known = "、".join(one.short for one in seasons)
        return None, facts.finding("year.no_season", sheet=grid.name, cell=cell, read=year, wanted=known, **words)
    first = season.counting.first
    return Period(year, first, first, season), None


def _listed_year(here: dict[str, str], since: date, form: Form, facts: Facts) -> tuple[Period | None, Finding | None]:
    """The year of a list that belongs to no season, from its first day on."""
    if (first := date(int(here["read"]), 1, 1)) >= since:
        return Period(here["read"], first, first, None), None
    told = here | {"label": form.annex, "season": form.label, "wanted": f"{show_day(since)}至今"}
    return None, facts.finding("period.outside", **told)
