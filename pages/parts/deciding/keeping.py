"""Keeping what the city decides: under the name of who does it, told afterwards, seen on the day it counts from."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from domain.dates import office_day, read_day
from domain.errors import GongjianError
from loaders.clock import now
from loaders.records.deciding import end
from pages.parts.choosing.choice import Choice, follow
from pages.parts.shell.house import House
from pages.parts.shell.wording import as_it_stands

UNREADABLE = date.min


def ask_day(label: str, key: str) -> date | None:
    """A day as people write it; None where nothing is typed, UNREADABLE with a warning for what is no day."""
    typed = st.text_input(label, placeholder="2023年8月29日", key=key)
    if not typed.strip():
        return None
    day = read_day(typed)
    if day is None:
        st.warning(as_it_stands(f"“{typed}”不是日期。"))
    return day or UNREADABLE


def keep(write: Callable[[], None], what: str, house: House, choice: Choice, sentence: str = "checking_kept") -> None:
    """Write under the name of the handler and draw the page again; what stands against it is said instead."""
    say = house.facts.sentences
    if not st.session_state.get("handler"):
        st.warning(say["checking_handler_first"])
        return
    try:
        write()
    except GongjianError as fault:
        st.warning(as_it_stands(fault))
        return
    st.session_state["decided"] = as_it_stands(say[sentence].format(what=what))
    st.session_state.pop("examined", None)
    follow(choice, office_day(now()))
    st.rerun()


def keep_end(record: str, reason: str, what: str, house: House, choice: Choice, sentence: str) -> None:
    """End what was said under `record`, as `keep` keeps it."""
    author = st.session_state.get("handler") or ""
    keep(lambda: end(house.store, record, reason=reason, author=author, made_at=now()), what, house, choice, sentence)
