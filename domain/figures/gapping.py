"""The links of a chain by their state, counted again from the projects of the chain and its list."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from domain.chains.gaps import State, gaps_in
from domain.figures.coming import belonging, goes_on, steps_taken
from domain.figures.listing import Listed, Part

# Beside the states: all links of the list, and those of a state that counts as covered.
LISTED, COVERED = "listed", "covered"


def links(listed: Listed) -> Fraction | None:
    """How many links of the chain are listed, covered, or of a state."""
    states = _states(listed)
    return Fraction(sum(_is(state, listed.figure.item) for state in states)) if states else None


def covered_rate(listed: Listed) -> Fraction | None:
    """The share of the listed links that are covered."""
    states = _states(listed)
    return Fraction(sum(state.covered for state in states), len(states)) if states else None


def covered(listed: Listed) -> Fraction:
    """How many links are covered."""
    return Fraction(sum(state.covered for state in _states(listed)))


def landed_lacking(listed: Listed) -> Fraction | None:
    """How many landed projects a link is short of for the state that its item names; a split one counts whole."""
    asked = next(state.landed for state in gaps_in(listed.facts).state if state.key == listed.figure.item)
    return Fraction(max(0, asked - _landed(belonging(listed), listed)))


def _is(state: State, item: str) -> bool:
    return item == LISTED or state.covered if item in (LISTED, COVERED) else state.key == item


def _states(listed: Listed) -> list[State]:
    """The state of every listed link: the first whose minimums all hold."""
    by_link: dict[str, list[Part]] = defaultdict(list)
    for part in belonging(listed):
        for link in part[1]:
            by_link[link].append(part)
    return [_state(by_link[row["item"]], listed) for row in listed.rows if row["role_key"] == "link"]


def _state(parts: list[Part], listed: Listed) -> State:
    ongoing = [project for project, _ in parts if goes_on(project, listed)]
    landed, places = _landed(parts, listed), {project["place_key"] for project in ongoing}
    return next(
        state
        for state in gaps_in(listed.facts).state
        if state.signed <= len(ongoing) and state.landed <= landed and state.places <= len(places)
    )


def _landed(parts: Iterable[Part], listed: Listed) -> int:
    return sum("landed" in steps_taken(project, listed) for project, _ in parts)
