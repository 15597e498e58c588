"""The choice and the address bar: what the URL asks for is taken, what was settled is told, and Back goes back."""

from datetime import date

import streamlit as st

from domain.dates import EVER
from domain.errors import UsageError
from domain.facts import Facts
from domain.indicators import Indicator
from domain.seasons import Season
from pages.parts.choosing.told import told_days
from pages.parts.shell.house import House

KEPT = ("season", "indicator", "as_of", "known")


def adopt() -> None:
    """Take what the URL asks for where it is not what was told last, unless the choice has just been changed on screen.

    What another page or a receipt sends on counts over both.
    """
    state, told = st.session_state, st.session_state.get("told_address", {})
    if all(state[name] == told.get(name) for name in KEPT if name in state):
        asked = {name: st.query_params[name] for name in KEPT if name in st.query_params}
        if "as_of" in asked:
            asked.setdefault("known", "")
        _take({name: value for name, value in asked.items() if value != told.get(name)}, asked.get("season"))
    if sent := state.pop("sent_on", None):
        _take(sent, sent["season"])


def _take(wanted: dict[str, str], season: str | None) -> None:
    """Make `wanted` the choice; a day that comes with its season is kept."""
    st.session_state.update(wanted)
    if "as_of" in wanted:
        st.session_state["day_of"] = season


def tell_address(choice: dict[str, str]) -> None:
    """Write the choice into the URL where it says something else, beside what is a page's own.

    Every write is a step of Back.
    """
    st.session_state["told_address"] = choice
    there = st.query_params.to_dict()
    told = {name: value for name, value in there.items() if name not in KEPT}
    told |= {name: value for name, value in choice.items() if value}
    if there != told:
        st.query_params.from_dict(told)


def settled_season(house: House) -> tuple[str, ...]:
    """The key of the season asked for, else of the one the ledger last speaks of, with a remark on an unknown one.

    A season with targets to complete comes before one without.
    """
    facts, wanted = house.facts, st.session_state.get("season")
    try:
        return (facts.season(wanted or "").key,)
    except UsageError:
        last = {key: max(told_days(house, row).values(), default=None) for key, row in facts.seasons.items()}
        targeted = {key for key in facts.seasons if house.ask("targets/in_force", season=key, as_of=EVER).height}
        key = max(last, key=lambda key: (last[key] is not None, key in targeted, last[key] or date.min))
        return key, *_remark("unknown_season", wanted, facts.seasons[key].short, facts)


def settled_indicator(facts: Facts, season: Season) -> tuple[Indicator, *tuple[str, ...]]:
    """The chosen indicator where the season has it, else the season's first, with a remark on one nobody knows."""
    mine = facts.indicators_of(season) or tuple(facts.indicators.values())
    wanted = st.session_state.get("indicator")
    found = next((one for one in mine if wanted in (one.key, one.label)), mine[0])
    st.session_state["indicator"] = found.key
    known = any(wanted in (one.key, one.label) for one in facts.indicators.values())
    return found, *(() if known else _remark("unknown_indicator", wanted, found.label, facts))


def _remark(sentence: str, wanted: str | None, shown: str, facts: Facts) -> tuple[str, ...]:
    return (facts.sentences[sentence].format(wanted=wanted, shown=shown),) if wanted else ()
