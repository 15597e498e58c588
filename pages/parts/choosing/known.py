"""By what was known a page speaks: on its own day, on another day, or now."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from domain.dates import EVER
from domain.facts import Facts
from pages.parts.choosing.day import readable_day, shown_day

THEN, LATEST = "", "latest"


def settled_known(facts: Facts) -> tuple[str, ...]:
    """Empty for what was known on the chosen day itself, "latest" or a day; with a remark where it cannot be read."""
    wanted = st.session_state.get("known") or THEN
    known = wanted if wanted in (THEN, LATEST) else readable_day(wanted)
    st.session_state["known"] = known or THEN
    return known or THEN, *([] if known is not None else [facts.sentences["unknown_known"].format(wanted=wanted)])


def pick_known(days: Iterable[date], facts: Facts) -> str:
    """Draw the choice beside the day; what it says is what the questions are asked with."""
    known = st.session_state["known"]
    options = list(dict.fromkeys([THEN, LATEST, *(day.isoformat() for day in days), known]))
    with st.popover(shown_known(known, facts), icon=":material/history:"):
        st.caption(facts.sentences["known_more"])
        picked = st.selectbox(
            "按何时所知", options, format_func=lambda one: shown_known(one, facts), key="known", accept_new_options=True
        )
    return picked or THEN


def shown_known(known: str, facts: Facts) -> str:
    """当日所知, 最新所知, or 某日所知."""
    if known in (THEN, LATEST):
        return facts.sentences["known_latest" if known else "known_then"]
    return facts.sentences["known_on"].format(day=shown_day(known))


def known_as_of(known: str) -> dict[str, str]:
    """The parameter that most questions take, none where what was known on the day itself is meant."""
    return {"known_as_of": EVER.isoformat() if known == LATEST else known} if known else {}
