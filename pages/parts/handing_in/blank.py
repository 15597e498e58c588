"""What a unit can fetch or file at once: the blank form of a period, or 本期无变化."""

from datetime import timedelta

import streamlit as st

from domain.dates import office_day, show_day, show_period
from domain.departments import Task
from domain.facts import Facts
from domain.formfiles import lists_in
from domain.forms import Form
from domain.reporters import Reporter
from domain.seasons import Season
from loaders.blank.earlier import Earlier, reported_before
from loaders.blank.form import blank_form, paper_of
from loaders.blank.prefilled import tasks_given
from loaders.clock import now
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import WORKBOOK
from pages.parts.handing_in.lists import offer_list
from pages.parts.handing_in.nil import offer_nil
from pages.parts.handing_in.targets import offer_targets
from pages.parts.shell.house import House


def offer_blank(house: House, choice: Choice) -> None:
    """A blank form of the season, filled in with unit and period, to fetch; or the last figures filed once more."""
    facts, season = house.facts, choice.season
    offered = (*facts.forms_of(season), *facts.tables_for(season), *facts.standing_forms(), *lists_in(facts))
    forms = {form.key: form for form in offered}
    form = forms[st.selectbox("空白表", list(forms), format_func=lambda key: forms[key].label)]
    if form.from_city:
        (offer_targets if form.rows == "units" else offer_list)(house, choice, form)
        return
    periods = _periods(season, form)
    left, right = st.columns(2)
    reporters = facts.reporters.of(form.reporter)
    place = left.selectbox(
        "填报单位",
        reporters,
        None,
        format_func=lambda one: one.label,
        placeholder="请选择",
        key=f"whose_{form.reporter}",
    )
    period = right.selectbox(
        facts.terms["period"], periods, _due_next(house, choice, form, periods), format_func=show_period
    )
    if place is None:
        st.caption(facts.sentences["blank_whose"])
    else:
        _offer(house, choice, form, place, period)
    paper = facts.sentences["blank_paper"].format(paper=paper_of(form).name)
    st.caption(_when(form, season, facts) + paper)


def _when(form: Form, season: Season, facts: Facts) -> str:
    """When the form is handed in."""
    say, span = facts.sentences, season.reporting
    if form.reports_from:
        return say["blank_standing"].format(form=form.label, since=show_day(form.reports_from))
    words = {"season": season.short, "rhythm": season.rhythm}
    return say["blank_season"].format(**words, first=show_day(span.first), last=show_day(span.last))


def _offer(house: House, choice: Choice, form: Form, place: Reporter, period: str) -> None:
    """The blank form of the unit to fetch, and its last return to file once more, or why that cannot be."""
    fetch, file = st.columns(2)
    fetch.download_button(
        "下载空白表",
        lambda: blank_form(house.facts, form, place, period, *_known(house, form, place, period)),
        f"{place.label}_{form.label}_{period}.xlsx",
        WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    offer_nil(file, house, choice, form, place, period)


def _known(house: House, form: Form, place: Reporter, period: str) -> tuple[Earlier | None, list[Task]]:
    """What the unit reported last before the period and what it is asked, as far as is known now."""
    whose = (house.store, house.facts, form, place, period, now())
    return reported_before(*whose), tasks_given(*whose)


def _due_next(house: House, choice: Choice, form: Form, periods: list[str]) -> int:
    """Where the list of periods stands at first: the next day the form is due, or the period due then; else the last.

    A form that is never due stands at the period after the last told of.
    """
    due = [period for period, over in _due_periods(house, choice, form) if period in periods and not over]
    if due:
        return periods.index(due[0])
    told = choice.told_until.isoformat() if choice.told_until else ""
    later = [at for at, period in enumerate(periods) if period > told[: len(period)]]
    return later[0] if later else len(periods) - 1


def _due_periods(house: House, choice: Choice, form: Form) -> list[tuple[str, bool]]:
    """The period of each slot of the form that a return handed in on the due day speaks of, and whether it is over."""
    if form not in house.facts.forms_of(choice.season):
        return []
    board = house.ask("intake/board", form=form.key, **choice.asked)
    slots = board.select("ordinal", "period_end", "due_at", "has_fallen_due").unique().sort("ordinal")
    return [
        (
            f"{end:%Y-%m}" if form.period_reads == "month" else min(office_day(due), end).isoformat(),
            over,
        )
        for _, end, due, over in slots.iter_rows()
    ]


def _periods(season: Season, form: Form) -> list[str]:
    """Every period a return of the form may speak of, the earliest first."""
    span = season.reporting
    days = (span.first + timedelta(days=gone) for gone in range(span.days))
    return list(dict.fromkeys(f"{day:%Y-%m}" if form.period_reads == "month" else day.isoformat() for day in days))
