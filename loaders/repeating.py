"""Which return a nil return repeats, whose content that is, and what was said to it."""

from datetime import datetime

import polars as pl

from domain.dates import period_end
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import STANDING, Form
from domain.periods import days_named
from domain.reporters import Reporter
from domain.seasons import Season
from loaders.blank.form import sheet_title
from loaders.ledger.before import Handed, register_before
from queries.ask import ask
from queries.store import Store

Reasons = dict[tuple[str | None, str], str]
_REPEATED = """
select period, receipt, origin.submission
from finding
join submission as origin on origin.receipt = finding.wanted
where finding.submission = $submission and finding.code = 'return.unchanged'
"""
_EXPLAINED = """
select code, reason
from explanation
join finding using (submission, ordinal)
where submission = $submission
order by made_at
"""


def to_repeat(store: Store, season: Season, form: Form, place: Reporter, period: str, known: datetime) -> Handed:
    """The unit's return in force that a nil return of `period` repeats, as known at `known` (naive UTC).

    Raises UsageError where nothing was accepted before, and where the week or month has a return in force already.
    """
    span = season.slot(days_named(period, form).last, form.rhythm)
    if form.register_table:
        whose = STANDING if form.reports_from else season.key
        last = register_before(store, form, place.key, season=whose, day=span.last, moment=known)
    else:
        told = figures_standing(store, season, form, place, period, known)
        last = None if told.is_empty() else Handed(*told.select(Handed._fields).row(0))
    if last is None:
        raise UsageError(f"{place.label}在这以前没有已受理的“{form.label}”，没有可沿用的数，请下载空白表填报。")
    if span.holds(period_end(last.period)):
        raise UsageError(f"{place.label}这一期已报（回执号{last.receipt}），不必再报。")
    return last


def figures_standing(
    store: Store, season: Season, form: Form, place: Reporter, period: str, known: datetime
) -> pl.DataFrame:
    """returns/figures of the unit's return in force in the week or month of `period`."""
    span = season.slot(days_named(period, form).last, form.rhythm)
    asked = {"season": season.key, "form": form.key, "place": place.key}
    return ask(store, "returns/figures", **asked, as_of=span.last, known_as_of=known)


def whose_content(store: Store, last: Handed) -> Handed:
    """The return whose own content it is: another one where `last` repeats it."""
    told = store.query(_REPEATED, {"submission": last.submission})
    return last if told.is_empty() else Handed(*told.row(0))


def reasons_again(store: Store, last: Handed, form: Form, period: str, facts: Facts) -> Reasons:
    """The reason given last for each finding before, for the sheet it will be found in again."""
    sheet, say = sheet_title(form, period), facts.sentences["reason_again"]
    said = store.query(_EXPLAINED, {"submission": last.submission}).iter_rows()
    return {(sheet, code): say.format(reason=reason.removeprefix(say.format(reason=""))) for code, reason in said}
