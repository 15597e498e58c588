"""Ending what the city has decided: a reason, and for a correction what it changes back."""

import streamlit as st

from charts.checking.consequence import consequence_sentence
from charts.checking.in_force import about
from charts.evidence.terms import definition_list
from charts.markup import Row, given, text
from domain.dates import office_day
from domain.errors import GongjianError
from domain.numbers import DASH
from loaders.clock import now
from loaders.drafting.consequence import rehearsed
from loaders.records.deciding import ending
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.keeping import keep_end
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands


@st.dialog("有效的登记", width="large")
def open_record(row: Row, house: House, choice: Choice) -> None:
    """One row of checking/in_force, and the way to end it."""
    say = house.facts.sentences
    kind = say[f"in_force_{row['kind']}"]
    lines = [("登记", text(kind)), ("单位", text(row["place"] or DASH)), ("对象", text(about(row, house.facts)))]
    lines += [("理由", given(row["reason"])), ("登记人", given(row["author"]))]
    panel(definition_list(lines), key="record")
    st.caption(say["checking_end_help"])
    if row["kind"] == "correction":
        _show_consequence(row, house, choice)
    reason = st.text_input("结束的缘由", max_chars=200, key="end_reason")
    if st.button("结束", type="primary", icon=":material/event_busy:", key="end"):
        what = f"{row['place'] or about(row, house.facts)}{kind}"
        keep_end(row["record"], reason, what, house, choice, "checking_ended")


def _show_consequence(row: Row, house: House, choice: Choice) -> None:
    day = choice.season.counts_by(choice.day, office_day(now()))
    write = ending(row["record"], reason=row["reason"], author=row["author"], made_at=now())
    try:
        standing = rehearsed(house.store, house.facts, choice.season.key, day, write)
    except GongjianError as fault:
        st.warning(as_it_stands(fault))
        return
    moves = consequence_sentence(standing, row["place_key"], row["indicator_key"], day, house.facts)
    st.info(house.facts.sentences["checking_ended_then"].format(moves=moves))
