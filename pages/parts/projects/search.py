"""What is searched for among the projects: kept in the URL, drawn as boxes, checked as the command line checks it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from charts.markup import notices
from domain.errors import UsageError
from domain.facts import Facts
from domain.projects.stalls import stalls_in
from loaders.chainlists import as_listed
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from queries.ask import question_named
from queries.parameters import bind

QUESTION = "projects/search"
FILTERS = ("words", "place", "chain", "step", "stalled", "stalled_days", "band", "signed_in", "state", "sort")
PAGE = "nth"
_TOLD = "told_search"
_ANY = ""


@dataclass(frozen=True)
class Wanted:
    """The filters that hold, by the names of the question's parameters, and the page that is wanted."""

    filters: Mapping[str, str]
    page: int

    @property
    def totalled(self) -> dict[str, str]:
        """The filters without the order."""
        return {name: value for name, value in self.filters.items() if name != "sort"}


def search_for(house: House, choice: Choice) -> Wanted:
    """Draw the boxes and return what is searched for; what the URL asks for and nobody knows is told and left out."""
    facts, adopted = house.facts, _adopt()
    chains = as_listed(house.ask("chains/in_force", **unseasoned(choice)), facts, choice.day).chain
    strange = [fault for name in FILTERS for fault in _settled(name, facts)]
    with st.container(key="search", horizontal=True, vertical_alignment="bottom"):
        st.text_input(facts.sentences["search_words"], key=_key("words"), width=220, max_chars=60)
        _box("place", {place.key: place.label for place in facts.places.place}, facts, 150)
        _box("chain", _named(chain.label for chain in chains), facts, 170)
        _box("stalled", {key: rule.label for key, rule in stalls_in(facts).items()}, facts, 140)
        _more(facts, choice)
        _box("sort", {sort: facts.sentences[f"sort_{sort}"] for sort in _choices("sort")[1:]}, facts, 170)
        words = {step: facts.sentences[f"step_{step}"] for step in _choices("step")}
        label = facts.sentences["search_step"]
        st.segmented_control(label, list(words), format_func=words.__getitem__, key=_key("step"), width="content")
    filters = {name: str(value) for name in FILTERS if (value := st.session_state.get(_key(name)))}
    if strange := [*strange, *(fault for name in FILTERS for fault in _fault(name, filters.get(name), facts))]:
        panel(notices(dict.fromkeys(strange)), key="search_notices")
    filters = {name: value for name, value in filters.items() if not _fault(name, value, facts)}
    return Wanted(filters, _tell(filters, adopted))


def _more(facts: Facts, choice: Choice) -> None:
    """The boxes that are asked for less often."""
    years = range(choice.day.year, facts.measures.cohort.since.year - 1, -1)
    with st.popover(facts.sentences["search_more"], icon=":material/tune:"):
        _box("band", {one.key: one.label for one in facts.indicators.values() if one.band}, facts)
        _box("signed_in", _named(map(str, years)), facts)
        _box("state", _named(stage.state for stage in facts.measures.stage), facts)
        st.text_input(facts.sentences["search_stalled_days"], key=_key("stalled_days"), max_chars=6)


def _named(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


def _box(name: str, words: Mapping[str, str], facts: Facts, width: int | Literal["stretch"] = "stretch") -> None:
    """A choice of one or any; what the URL asks for stands among them."""
    held = st.session_state.get(_key(name))
    labels = {_ANY: facts.sentences[f"any_{name}"], **words}
    if held and held not in labels:
        labels[held] = held
    show: Callable[[str], str] = labels.__getitem__
    st.selectbox(facts.sentences[f"search_{name}"], list(labels), format_func=show, key=_key(name), width=width)


def _choices(name: str) -> tuple[str, ...]:
    return next(param.choices for param in question_named(QUESTION).params if param.name == name)


def _key(name: str) -> str:
    return f"search_{name}"


def _adopt() -> bool:
    """Take what the URL asks for where it is not what was told last; whether it was."""
    there = {name: st.query_params[name] for name in (*FILTERS, PAGE) if name in st.query_params}
    if there == st.session_state.get(_TOLD):
        return False
    for name in FILTERS:
        st.session_state[_key(name)] = there.get(name) or (None if name == "step" else _ANY)
    return True


def _settled(name: str, facts: Facts) -> list[str]:
    """Put the key of what is asked for in its place; what cannot be meant is told and taken out."""
    held = st.session_state.get(_key(name))
    if faults := _fault(name, held, facts):
        st.session_state[_key(name)] = None if name == "step" else _ANY
        return faults
    if held and name not in ("words", "stalled_days"):
        st.session_state[_key(name)] = str(bind(question_named(QUESTION), facts, {name: held})[name])
    return []


def _fault(name: str, value: str | None, facts: Facts) -> list[str]:
    try:
        bind(question_named(QUESTION), facts, {name: value or None})
    except UsageError as fault:
        return [str(fault)]
    return []


def _tell(filters: Mapping[str, str], adopted: bool) -> int:
    """Write what is searched for into the URL; another search begins with its first page. The page that is wanted."""
    before = {name: value for name, value in st.session_state.get(_TOLD, {}).items() if name != PAGE}
    page = st.query_params.get(PAGE, "") if adopted or before == filters else ""
    number = int(page) if page.isdecimal() else 1
    told = {**filters, **({PAGE: page} if number > 1 else {})}
    for name in (*FILTERS, PAGE):
        if name not in told and name in st.query_params:
            del st.query_params[name]
        elif name in told and st.query_params.get(name) != told[name]:
            st.query_params[name] = told[name]
    st.session_state[_TOLD] = told
    return number
