"""What a unit can fetch or file at once: the blank form of a period, or 本期无变化."""

from datetime import timedelta

import streamlit as st

import settings
from domain.dates import show_day, show_period
from domain.errors import GongjianError
from domain.forms import Form
from domain.reporters import Reporter
from domain.seasons import Season
from loaders.earlier import Earlier, reported_before
from loaders.nil import file_nil_return
from loaders.template import blank_form
from pages._choice import Choice
from pages._handing_in import BY, now
from pages._house import House
from pages._submitting import follow

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_blank(house: House, choice: Choice) -> None:
    """A blank form of the season, filled in with unit and period, to fetch; or the last figures filed once more."""
    facts, season = house.facts, choice.season
    forms = {form.key: form for form in (*facts.forms_of(season), *facts.standing_forms())}
    form = forms[st.selectbox("空白表", list(forms), format_func=lambda key: forms[key].label)]
    periods = _periods(season, form)
    left, right = st.columns(2)
    reporters = facts.reporters.of(form.reporter)
    place = left.selectbox("填报单位", reporters, format_func=lambda one: one.label)
    period = right.selectbox(form.period_label, periods, _next(periods, choice), format_func=show_period)
    name = f"{place.label}_{form.label}_{period}.xlsx"
    fetch, file = st.columns(2)
    fetch.download_button(
        "下载空白表",
        lambda: blank_form(facts, form, place, period, _before(house, form, place, period)),
        name,
        WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    if form.rows == "one":
        told = f"{place.short}{show_period(period)}各项数与上次相同，按上次的数报送"
        if file.button(f"{place.short}本期无变化", help=told, icon=":material/event_repeat:", width="stretch"):
            _file_nil(house, choice, form, place, period)
    st.caption(
        f"{season.short}{season.rhythm}，报送时段{show_day(season.reporting.first)}至{show_day(season.reporting.last)}。"
    )


def _file_nil(house: House, choice: Choice, form: Form, place: Reporter, period: str) -> None:
    """File the unit's last figures for the period and show the receipt."""
    state = st.session_state
    state["told"], state["trouble"], state["receipts"] = "", "", []
    try:
        state["receipts"] = file_nil_return(
            house.store,
            house.facts,
            choice.season,
            form,
            place,
            period,
            received_at=now(),
            by=BY,
            folder=settings.VAR,
            readers=house.readers,
        )
    except GongjianError as fault:
        state["trouble"] = str(fault)
    follow(house, choice, state["receipts"])
    st.rerun()


def _before(house: House, form: Form, place: Reporter, period: str) -> Earlier | None:
    """What the unit reported last before the period, as far as is known now."""
    return reported_before(house.store, house.facts, form, place, period, now())


def _next(periods: list[str], choice: Choice) -> int:
    """Where the list of periods stands at first: the one after the last told of, or the last."""
    told = choice.told_until.isoformat() if choice.told_until else ""
    later = [at for at, period in enumerate(periods) if period > told[: len(period)]]
    return later[0] if later else len(periods) - 1


def _periods(season: Season, form: Form) -> list[str]:
    """Every period a return of the form may speak of, the earliest first."""
    span = season.reporting
    days = (span.first + timedelta(days=gone) for gone in range(span.days))
    return list(dict.fromkeys(f"{day:%Y-%m}" if form.period_reads == "month" else day.isoformat() for day in days))
