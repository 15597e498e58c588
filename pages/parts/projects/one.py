"""One project opened, by a click or by its address: its history across returns, the cells it stands in."""

import streamlit as st

from charts.markup import card, given
from charts.projects.history import cells_table, history_card
from domain.facts import Facts
from domain.forms import Form
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.renaming import offer_former
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

NAME = "project"
_SHOWN = "linked_project"


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


@st.dialog("项目的来龙去脉", width="large")
def _project(house: House, choice: Choice, place: str, project: str) -> None:
    facts, of = house.facts, {"place": place, "project": project, **unseasoned(choice)}
    history, cells = house.ask("projects/history", **of), house.ask("evidence/project", **of)
    whose = f'<p class="whose">{facts.places.keyed(place).label}　{given(project)}</p>'
    story = card(facts.sentences["history_title"], history_card(history, _register(facts), facts), kind="bare")
    panel(whose + story, key="project")
    offer_former(place, project, house, choice)
    if cells.height:
        panel(card(facts.sentences["cells_title"], cells_table(cells), kind="bare"), key="project_cells")


def _register(facts: Facts) -> Form:
    return next(form for form in facts.forms.values() if form.register_table == "project_state")
