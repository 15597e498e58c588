"""Projects two units may both list: the pairs, and what a person decides about one of them."""

import streamlit as st

from charts.markup import Row, card, text
from charts.projects.duplicates import duplicates_sentence, duplicates_table, pair_card
from domain.projects.likeness import likeness_in
from loaders.clock import now
from loaders.records.likening import Likening, Outcome, liken
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import handler
from pages.parts.deciding.keeping import keep, keep_end
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

_OUTCOMES: tuple[Outcome, ...] = ("same", "different")


def show_duplicates(projects: int, house: House, choice: Choice) -> None:
    """The pairs behind how many there are; in a ledger of very many `projects` they are looked for when asked for."""
    facts, say = house.facts, house.facts.sentences
    if told := st.session_state.pop("decided", None):
        st.success(told, icon=":material/check:")
    rules = likeness_in(facts)
    if projects > rules.at_once and not st.toggle(say["duplicates_look"], key="duplicates_look"):
        return
    pairs = house.ask("projects/duplicates", **unseasoned(choice))
    if pairs.is_empty():
        panel(f'<p class="note">{text(say["duplicates_none"])}</p>', key="no_duplicates")
        return
    with st.expander(duplicates_sentence(pairs, facts)):
        note = text(f"{say['duplicates_note']}{facts.cite(rules.meaning_source)}")
        opened = panel(card("", duplicates_table(pairs, facts), note, kind="bare"), key="duplicates")
    if opened:
        _pair(pairs.row(int(opened.partition(":")[2]), named=True), house, choice)


@st.dialog("是不是同一个项目", width="large")
def _pair(row: Row, house: House, choice: Choice) -> None:
    say = house.facts.sentences
    panel(pair_card(row, house.facts), key="pair")
    st.caption(say["duplicates_meaning"])
    reason = st.text_input("理由", max_chars=200, key="pair_reason")
    handler(house.facts)
    with st.container(horizontal=True):
        for outcome in _OUTCOMES:
            if st.button(say[f"outcome_{outcome}"], key=f"pair_{outcome}"):
                _decide(row, outcome, reason, house, choice)
        if row["outcome"] and st.button(say["duplicates_end"], icon=":material/event_busy:", key="pair_end"):
            keep_end(row["record"], reason, row["project"], house, choice, "duplicates_ended")


def _decide(row: Row, outcome: Outcome, reason: str, house: House, choice: Choice) -> None:
    one, other = (row["place_key"], row["project"]), (row["other_place_key"], row["other_project"])
    decided = Likening(*one, *other, outcome, reason, st.session_state["handler"], now())
    what = f"{row['project']}、{row['other_project']}"
    kept = f"duplicates_kept_{outcome}"
    keep(lambda: liken(house.store, house.facts, decided), what, house, choice, kept)
