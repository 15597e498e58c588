"""What is shown of the findings, who looks into them, and one finding opened."""

import polars as pl
import streamlit as st

from charts.checking.findings import OPEN, STATE_TONES, item_card, item_key
from charts.markup import Row
from domain.facts import Facts
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.finding import offer_decision
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

EVERY = ""


def pick(items: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The findings of the unit, rule and state chosen; at first those that somebody has to do something about."""
    say = facts.sentences
    units = {
        key: facts.reporters.keyed(key).label for key in items["place_key"].unique(maintain_order=True).drop_nulls()
    }
    rules = {rule.code: rule.title for rule in facts.rules.rule if rule.code in items["code"]}
    if (rule := st.query_params.get("rule")) in rules and "checking_rule" not in st.session_state:
        st.session_state["checking_rule"], st.session_state["checking_state"] = rule, EVERY
    states = [state for state in STATE_TONES if state in items["state"]]
    words = {state: say[f"checking_{state}"] for state in states}
    unit = _choose("单位", units, say["checking_all"], "checking_unit")
    code = _choose("规则", rules, say["checking_all"], "checking_rule")
    words = {"open": say["checking_open"], EVERY: say["checking_all"], **words}
    state = st.selectbox("状态", list(words), format_func=lambda key: words[key], key="checking_state", width=140)
    wanted = list(OPEN) if state == "open" else [state]
    return items.filter(
        (pl.col("place_key") == unit) | (unit == EVERY),
        (pl.col("code") == code) | (code == EVERY),
        pl.col("state").is_in(wanted) | (state == EVERY),
    )


def _choose(label: str, words: dict[str, str], every: str, key: str) -> str:
    named = {EVERY: every, **words}
    if st.session_state.get(key) not in named:
        st.session_state.pop(key, None)
    return st.selectbox(label, list(named), format_func=lambda one: named[one], key=key, width=240)


def lead_to_checking(submission: str, house: House, choice: Choice) -> None:
    """A way from a return to what the city can decide about its findings, where there is anything to decide."""
    items = house.ask("checking/items", **choice.asked).filter(pl.col("submission") == submission)
    waiting = items.filter(pl.col("state").is_in(OPEN)).rows(named=True)
    if waiting and st.button("到“核验”处理", icon=":material/fact_check:", key="lead_to_checking"):
        st.switch_page("checking.py", query_params={"finding": item_key(waiting[0])})


def handler(facts: Facts) -> None:
    """Who decides; kept while the session lasts, and written to every record."""
    name = st.text_input("经办人", st.session_state.get("handler", ""), max_chars=30, key="handler_typed", width=160)
    st.session_state["handler"] = name.strip()


@st.dialog("核验意见", width="large")
def open_finding(row: Row, house: House, choice: Choice) -> None:
    """One finding with its cell, what stood there and what was said; and what can be decided about it."""
    panel(item_card(row, house.facts), key="finding")
    offer_decision(row, house, choice)
