"""Which of the projects listed are counted, and which steps each of them has taken."""

from datetime import date

from domain.chains.regions import regions_in
from domain.figures.listing import Listed, Part, Project


def belonging(listed: Listed) -> list[Part]:
    """Every line listed that is one of the projects shares are taken of."""
    return [part for part in listed.parts() if _belongs(part[0], listed)]


def from_region(parts: list[Part], listed: Listed) -> list[Part]:
    """Those of the lines whose investors come from the region that the figure names; all where it names none."""
    told = listed.figure.region
    regions = regions_in(listed.facts)
    return [part for part in parts if told is None or regions.holding(part[0].get("investor_home")) == told[0]]


def _reached(project: Project, listed: Listed) -> str | None:
    return next((one.reached for one in listed.facts.measures.stage if one.state == project.get("state")), None)


def _lands(project: Project, listed: Listed) -> bool:
    return any(one.landed for one in listed.facts.measures.stage if one.state == project.get("state"))


def _belongs(project: Project, listed: Listed) -> bool:
    """Whether it is one of the projects that shares are taken of."""
    cohort = listed.facts.measures.cohort
    left_out = cohort.terminated == "left_out" and _reached(project, listed) == "terminated"
    return between(project.get("signed_on"), cohort.since, listed.day) and not left_out


def steps_taken(project: Project, listed: Listed) -> set[str]:
    """The steps it has taken, as shares count it: none for one that goes no further."""
    return steps_reached(project, listed) if goes_on(project, listed) else set()


def goes_on(project: Project, listed: Listed) -> bool:
    """Whether it is not terminated, or counts as far as it got."""
    cohort = listed.facts.measures.cohort
    return _reached(project, listed) != "terminated" or cohort.terminated == "as_reached"


def steps_reached(project: Project, listed: Listed) -> set[str]:
    """The steps it has taken by its state or by a day filled in; a later step holds those before it."""
    reached, by = _reached(project, listed), listed.day

    def has_come(*days: str) -> bool:
        return any(between(project.get(day), date.min, by) for day in days)

    if reached == "producing" or has_come("producing_on"):
        return {"registered", "landed", "started", "producing"}
    if reached == "started" or has_come("started_on"):
        return {"registered", "landed", "started"}
    landed = _lands(project, listed) or has_come("filed_on", "licensed_on")
    registered = reached == "registered" or has_come("registered_on", "licensed_on")
    return ({"landed"} if landed else set()) | ({"registered"} if registered else set())


def between(told: str | None, first: date, last: date) -> bool:
    """Whether a day is filled in and lies in a window, both ends in."""
    return told is not None and first <= date.fromisoformat(told) <= last
