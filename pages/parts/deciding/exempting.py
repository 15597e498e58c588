"""Letting a unit off reporting: which form, which due days, why."""

import streamlit as st

from domain.due import forms_due
from domain.errors import UsageError
from loaders.clock import now
from loaders.records.deciding import Exemption, exempt
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.keeping import UNREADABLE, ask_day, keep
from pages.parts.shell.house import House


def offer_exemption(house: House, choice: Choice) -> None:
    """The form to register 免报 for a form of the season that is ever due."""
    facts, say = house.facts, house.facts.sentences
    forms = {form.key: form.label for form in forms_due(facts, choice.season)}
    if not forms:
        return
    with st.expander("登记免报"):
        st.caption(say["checking_exempt_help"])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            form = st.selectbox("报表", list(forms), format_func=lambda key: forms[key], key="exempt_form")
            units = facts.reporters.of(facts.forms[form].reporter)
            place = st.selectbox("单位", units, format_func=lambda one: one.label, key="exempt_place")
            first = ask_day("截止日从", "exempt_first")
            last = ask_day("到", "exempt_last")
        reason = st.text_input("免报理由", max_chars=200, key="exempt_reason")
        if st.button("登记免报", icon=":material/gavel:", key="exempt"):

            def write() -> None:
                if first in (None, UNREADABLE) or last in (None, UNREADABLE):
                    raise UsageError(say["checking_days_first"])
                author = st.session_state["handler"]
                exempt(house.store, facts, Exemption(place.key, form, first, last, reason, author, now()))

            keep(write, f"{place.label}{forms[form]}免报", house, choice)
