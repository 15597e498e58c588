"""本期无变化: what a unit reported last filed once more with one click, or why that cannot be."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import settings
from domain.dates import show_period
from domain.errors import GongjianError, UsageError
from domain.forms import Form
from domain.reporters import Reporter
from loaders.clock import now
from loaders.nil import file_nil_return
from loaders.repeating import to_repeat
from pages.parts.choosing.choice import Choice
from pages.parts.handing_in.dropping import BY
from pages.parts.handing_in.submitting import follow
from pages.parts.shell.house import House


def offer_nil(where: DeltaGenerator, house: House, choice: Choice, form: Form, place: Reporter, period: str) -> None:
    """The button in `where`, and under both columns what it repeats, or why there is nothing to repeat."""
    can, told = _repeats(house, choice, form, place, period)
    label, icon = f"{place.short}本期无变化", ":material/event_repeat:"
    if where.button(label, disabled=not can, icon=icon, width="stretch"):
        _file(house, choice, form, place, period)
    st.caption(told)


def _repeats(house: House, choice: Choice, form: Form, place: Reporter, period: str) -> tuple[bool, str]:
    """Whether there is a return to file once more, and which; or why there is none."""
    say = house.facts.sentences
    try:
        last = to_repeat(house.store, choice.season, form, place, period, now())
    except UsageError as fault:
        return False, say["nil_not"].format(why=fault)
    words = {"last": show_period(last.period), "receipt": last.receipt, "period": show_period(period)}
    return True, say["nil_repeats"].format(**words)


def _file(house: House, choice: Choice, form: Form, place: Reporter, period: str) -> None:
    """File the unit's last figures for the period and show the receipt."""
    state = st.session_state
    state["told"], state["trouble"], state["answered"] = "", "", []
    try:
        with st.spinner("正在报送……"):
            state["answered"] = file_nil_return(
                *(house.store, house.facts, choice.season, form, place, period),
                received_at=now(),
                by=BY,
                folder=settings.VAR,
                readers=house.readers,
            )
    except GongjianError as fault:
        state["trouble"] = str(fault)
    follow(house, choice, state["answered"])
    st.rerun()
