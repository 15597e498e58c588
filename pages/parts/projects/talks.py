"""Projects under negotiation, searched by what is searched for among the signed ones."""

import polars as pl
import streamlit as st

from charts.markup import card, empty, text
from charts.projects.talks import OPEN, talks_sentence, talks_table
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.search import Wanted
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

STEP = "talks"
_SHARED = ("words", "place", "chain")
_ALL_OPEN = "open"
_STEPS = (_ALL_OPEN, *OPEN, "signed", "terminated")


def search_talks(house: House, choice: Choice, wanted: Wanted) -> pl.DataFrame:
    """All that are found by the words, the unit and the chain that the signed ones are searched by."""
    of = {name: value for name, value in wanted.filters.items() if name in _SHARED}
    return house.ask("negotiations/search", **of, **unseasoned(choice))


def show_talks(house: House, choice: Choice, wanted: Wanted) -> str | None:
    """The projects under negotiation behind how many there are, at the step that is chosen; what was opened."""
    say = house.facts.sentences
    if house.ask("negotiations/as_of", **unseasoned(choice)).is_empty():
        panel(f'<p class="note">{text(say["talks_nobody"])}</p>', key="no_talks")
        return None
    talks = search_talks(house, choice, wanted)
    asked = st.query_params.get(STEP)
    with st.expander(talks_sentence(talks, house.facts), expanded=asked in _STEPS):
        step = _pick(asked, house)
        shown = talks.filter(pl.col("step").is_in(OPEN) if step == _ALL_OPEN else pl.col("step") == step)
        nothing = empty(say["talks_none"], say["projects_none_more"])
        body = talks_table(shown, house.facts) if shown.height else nothing
        return panel(card("", body, text(say["talks_note"]), kind="bare"), key="talks")


def _pick(asked: str | None, house: House) -> str:
    """The step that is chosen, which the URL tells where it is not all that are open."""
    say, key = house.facts.sentences, f"{STEP}_step"
    if key not in st.session_state:
        st.session_state[key] = asked if asked in _STEPS else _ALL_OPEN
    words = {step: say["talks_every_open" if step == _ALL_OPEN else f"step_{step}"] for step in _STEPS}
    chosen = st.segmented_control(
        say["talks_chosen"], list(words), format_func=words.__getitem__, required=True, key=key
    )
    if chosen != _ALL_OPEN:
        st.query_params[STEP] = str(chosen)
    else:
        st.query_params.pop(STEP, None)
    return str(chosen)
