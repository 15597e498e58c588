"""What 推进 shows, kept in the URL: of which unit and chain, over which period, put together and measured how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from charts.pipeline.groups import KEYS, SHOWN
from charts.pipeline.scope import Scope
from domain.errors import UsageError
from domain.facts import Facts
from domain.projects.pipeline import Step, pipeline_in
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House

_KEY = "pipeline_{}"
_SLOT, _SEASON = "slot", "season"


@dataclass(frozen=True)
class Picked:
    """`unit` and `chain` are None for all; `after` is the day before the period, `to` the step that is waited for."""

    unit: str | None
    chain: str | None
    after: str
    over: str
    by: str
    shown: str
    to: Step
    remarks: tuple[str, ...]

    def asked(self, house: House, choice: Choice) -> dict[str, object]:
        """The parameters that the questions of the pipeline take."""
        since = house.facts.measures.cohort.since
        return {"since": since, "place": self.unit, "chain": self.chain, **unseasoned(choice)}

    @property
    def scope(self) -> Scope:
        """Whose projects all of the page is about."""
        return Scope(self.unit, self.chain, date.fromisoformat(self.after))


def picked(house: House, choice: Choice) -> Picked:
    """What the URL asks for, all units and chains where it asks for none we know; a remark says so."""
    facts, wanted = house.facts, st.query_params
    steps = {step.key: step for step in pipeline_in(facts).waited_for}
    unit, strange = _unit(wanted.get("place"), facts)
    chain = wanted.get("chain")
    known = chain is None or chain in chains_of(house, choice)
    over = wanted.get("over", _SLOT)
    season = (choice.season.counting.first - timedelta(days=1)).isoformat()
    to = wanted.get("to")
    remarks = [one for one in (strange, None if known else chain) if one]
    return Picked(
        unit=unit,
        chain=chain if known else None,
        after=season if over == _SEASON else choice.previous_as_of,
        over=_SEASON if over == _SEASON else _SLOT,
        by=_one_of(wanted.get("by"), tuple(reversed(KEYS)) if unit else tuple(KEYS)),
        shown=_one_of(wanted.get("shown"), SHOWN),
        to=steps[to] if to in steps else next(step for step in steps.values() if step.key == "started"),
        remarks=tuple(facts.sentences["steps_unknown"].format(wanted=one) for one in remarks),
    )


def chains_of(house: House, choice: Choice) -> list[str]:
    """The listed chains that have projects, those with most first."""
    asked = {"since": house.facts.measures.cohort.since, "previous_as_of": choice.previous_as_of, **unseasoned(choice)}
    rows = house.ask("pipeline/by_chain", **asked)
    return rows["chain"].unique(maintain_order=True).drop_nulls().to_list()


def pick_scope(house: House, choice: Choice, now: Picked) -> None:
    """Draw the choice of a unit, a chain and a period."""
    say = house.facts.sentences
    units = {"": say["steps_every_unit"], **{place.key: place.label for place in house.facts.places.place}}
    chains = {"": say["steps_every_chain"], **{chain: chain for chain in chains_of(house, choice)}}
    periods = {_SLOT: say["steps_over_slot"], _SEASON: say["steps_over_season"]}
    with st.container(key="pipeline_scope", horizontal=True, vertical_alignment="bottom"):
        _listed("place", say["steps_by_place"], units, now.unit or "")
        _listed("chain", say["steps_by_chain"], chains, now.chain or "")
        pick_one("over", say["steps_period"], periods, now.over)


def pick_one(name: str, label: str, options: Mapping[str, str], now: str) -> None:
    """Draw a choice of one of a few, which stands in the URL as `name`."""
    key = _prepared(name, now)
    st.segmented_control(
        label, list(options), format_func=options.__getitem__, required=True, key=key, on_change=_tell(name)
    )


def _listed(name: str, label: str, options: Mapping[str, str], now: str) -> None:
    key = _prepared(name, now)
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key, on_change=_tell(name), width=220)


def _prepared(name: str, now: str) -> str:
    key = _KEY.format(name)
    st.session_state[key] = now
    return key


def _tell(name: str) -> Callable[[], None]:
    """Write what was chosen into the URL before the page runs; all of them are not told."""

    def told() -> None:
        if chosen := st.session_state[_KEY.format(name)]:
            st.query_params[name] = chosen
        else:
            st.query_params.pop(name, None)

    return told


def _unit(wanted: str | None, facts: Facts) -> tuple[str | None, str | None]:
    try:
        return (facts.place(wanted).key if wanted else None), None
    except UsageError:
        return None, wanted


def _one_of(wanted: str | None, options: tuple[str, ...]) -> str:
    return wanted if wanted in options else options[0]
