"""取消考评资格: which unit is shown and not ranked, from when, why."""

import streamlit as st

from domain.errors import UsageError
from loaders.clock import now
from loaders.records.deciding import Disqualification, disqualify
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.keeping import UNREADABLE, ask_day, keep
from pages.parts.shell.house import House


def offer_disqualification(house: House, choice: Choice) -> None:
    """The form to take a unit out of the rankings of the season."""
    facts, say = house.facts, house.facts.sentences
    with st.expander("取消考评资格"):
        st.caption(say["checking_disqualify_help"])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            units = facts.places.place
            place = st.selectbox("单位", units, format_func=lambda one: one.label, key="disqualify_place")
            first = ask_day("起始日", "disqualify_first")
            last = ask_day("截止日（不填为一直有效）", "disqualify_last")
        reason = st.text_input("取消缘由", max_chars=200, key="disqualify_reason")
        if st.button("登记取消考评资格", icon=":material/gavel:", key="disqualify"):

            def write() -> None:
                if first in (None, UNREADABLE) or last is UNREADABLE:
                    raise UsageError(say["checking_first_day_first"])
                author = st.session_state["handler"]
                decided = Disqualification(choice.season.key, place.key, first, last, reason, author, now())
                disqualify(house.store, facts, decided)

            keep(write, f"{place.label}取消考评资格", house, choice)
