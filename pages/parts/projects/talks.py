"""Projects under negotiation, searched by what is searched for among the signed ones, and those behind a figure."""

import polars as pl
import streamlit as st

from charts.markup import card, empty, text
from charts.projects.talks import talks_sentence, talks_table
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.search import Wanted
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

QUESTION = "negotiations/search"
STEP = "talks"
_SHARED = ("words", "place", "chain")
_STEPS = ("negotiating", "intended", "signed", "terminated")


def search_talks(house: House, choice: Choice, wanted: Wanted) -> pl.DataFrame:
    """All that are found by the words, the unit and the chain that the signed ones are searched by."""
    of = {name: value for name, value in wanted.filters.items() if name in _SHARED}
    return house.ask(QUESTION, **of, **unseasoned(choice))


def show_talks(house: House, choice: Choice, wanted: Wanted) -> str | None:
    """The projects under negotiation at the step that is chosen, of which the URL tells; what was opened."""
    say = house.facts.sentences
    if house.ask("negotiations/as_of", **unseasoned(choice)).is_empty():
        nobody = empty(say["talks_nobody"], say["talks_nobody_more"])
        return panel(card(say["talks_title"], nobody), key="talks")
    talks = search_talks(house, choice, wanted)
    with st.container(border=True, key="under_negotiation"):
        step = _pick(house)
        shown = talks.filter(step=step) if step else talks
        return panel(_card(shown, talks_sentence(talks, house.facts), house), key="talks")


def _card(shown: pl.DataFrame, sentence: str, house: House) -> str:
    say = house.facts.sentences
    body = talks_table(shown, house.facts) if shown.height else empty(say["talks_none"], say["projects_none_more"])
    return card(say["talks_title"], body, text(say["talks_note"]), sentence, kind="bare")


def _pick(house: House) -> str | None:
    """The step that is chosen; what the URL says and nobody knows is left out."""
    say = house.facts.sentences
    key, asked = f"{STEP}_step", st.query_params.get(STEP)
    if key not in st.session_state:
        st.session_state[key] = asked if asked in _STEPS else None
    chosen = st.pills(say["talks_chosen"], _STEPS, format_func=lambda step: say[f"step_{step}"], key=key)
    if chosen:
        st.query_params[STEP] = chosen
    else:
        st.query_params.pop(STEP, None)
    return chosen
