"""One project opened, by a click or by its address: its history across returns, the cells it stands in."""

import streamlit as st

from charts.markup import card, given
from charts.projects.history import cells_table, history_card
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.renaming import offer_former
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

NAME = "project"
_SHOWN = "linked_project"
_CELLS = {"evidence/project": "cells_title", "evidence/negotiation": "cells_of_talks"}


def open_project(opened: str | None, house: House, choice: Choice) -> None:
    """Open what a panel told, "project:PLACE:NAME", else what the address asks for, once."""
    kind, _, key = (opened or "").partition(":")
    linked = st.query_params.get(NAME)
    if kind != NAME and linked and st.session_state.get(_SHOWN) != linked:
        kind, key = NAME, linked
    if kind == NAME:
        st.session_state[_SHOWN] = st.query_params[NAME] = key
        place, _, project = key.partition(":")
        if place in {one.key for one in house.facts.places.place}:
            _project(house, choice, place, project)


def go_to_project(told: str) -> None:
    """Go to 项目 with what a panel of another page told, "project:PLACE:NAME", opened."""
    kind, _, key = told.partition(":")
    if kind == NAME:
        st.session_state.pop(_SHOWN, None)
        st.switch_page("projects.py", query_params={NAME: key})


@st.dialog("项目的来龙去脉", width="large")
def _project(house: House, choice: Choice, place: str, project: str) -> None:
    facts, of = house.facts, {"place": place, "project": project, **unseasoned(choice)}
    history = house.ask("projects/history", **of)
    whose = f'<p class="whose">{facts.places.keyed(place).label}　{given(project)}</p>'
    story = card(facts.sentences["history_title"], history_card(history, facts), kind="bare")
    panel(whose + story, key="project")
    offer_former(place, project, house, choice)
    stood = ""
    for question, title in _CELLS.items():
        cells = house.ask(question, **of)
        stood += card(facts.sentences[title], cells_table(cells), kind="bare") if cells.height else ""
    if stood:
        panel(stood, key="project_cells")
