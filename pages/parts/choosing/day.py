"""The day a page speaks as of: read from the URL or as typed, kept while it fits the season."""

from datetime import date

import streamlit as st

from domain.dates import office_day, read_moment, show_day, show_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.seasons import Season


def settled_day(season: Season, days: list[date], facts: Facts) -> tuple[str, ...]:
    """The chosen day; the last day told of where the season has changed or, with a remark, the day cannot be read."""
    state = st.session_state
    wanted = state.get("as_of") if state.get("day_of") in (None, season.key) else None
    state["day_of"] = season.key
    if day := readable_day(wanted):
        return (day,)
    last = days[0] if days else season.counting.first
    return last.isoformat(), *(
        [facts.sentences["unknown_day"].format(wanted=wanted, shown=show_day(last))] if wanted else []
    )


def readable_day(wanted: str | None) -> str | None:
    """A typed day in ISO form, a moment as it stands; None for neither."""
    try:
        moment = read_moment(wanted or "")
    except UsageError:
        return None
    return wanted if _is_moment(wanted or "") else office_day(moment).isoformat()


def shown_day(as_of: str) -> str:
    """A day or a moment as officials write it."""
    moment = read_moment(as_of)
    return show_moment(moment) if _is_moment(as_of) else show_day(office_day(moment))


def _is_moment(text: str) -> bool:
    return ":" in text
