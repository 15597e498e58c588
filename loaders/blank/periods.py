"""Whether a blank form may be made for a period: written as the form reads it, and in its season."""

from domain.dates import EVER, is_year, show_day, show_period
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Form
from domain.periods import days_read, season_of, seasons_of

_EXAMPLES = {"month": "2022-09", "day": "2023-06-09"}


def check_period(facts: Facts, form: Form, period: str) -> None:
    """Raises UsageError where the period is written otherwise or lies outside the season, or the year is none."""
    if form.period_reads == "year":
        _check_year(facts, form, period)
        return
    days = days_read(period, form)
    example = _EXAMPLES[form.period_reads]
    if days is None or period != days.first.isoformat()[: len(example)]:
        raise UsageError(f"“{period}”不是“{form.label}”的所属期，请写成 {example} 这样。")
    if season_of(form, days, facts) is None:
        if form.reports_from and form.reports_from <= days.first:
            return
        spans = (season.reporting for season in seasons_of(form, facts))
        allowed = "；".join(f"{show_day(span.first)}至{show_day(span.last)}" for span in spans)
        allowed = f"{show_day(form.reports_from)}以后" if form.reports_from else f"{allowed}之间"
        raise UsageError(f"{show_period(period)}不在“{form.label}”的报送时段内，应在{allowed}。")


def _check_year(facts: Facts, form: Form, period: str) -> None:
    if form.reports_from:
        first, last = str(form.reports_from.year), str(EVER.year)
        fits = is_year(period) and period.isdecimal() and first <= period <= last
        known = f"{first}年以后各年"
    else:
        years = [str(season.year) for season in facts.seasons.values() if form.is_for(season)]
        fits, known = period in years, "、".join(years)
    if not fits:
        raise UsageError(f"“{period}”不是“{form.label}”的年度；可用：{known}。")
