"""Follow-through and bands counted again: from the cells of returns, or project by project from the registers."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from domain.indicators import Ratio
from domain.listing import Listed, Project


def reported(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """Both sums over the units that have told both."""
    part, whole = listed.figure.indicators(listed.facts)
    both = listed.values("now", part).keys() & listed.values("now", whole).keys()
    return listed.total("now", part, both), listed.total("now", whole, both)


def followed(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What of the projects listed has come so far: a number of them, or the money in place of the money agreed."""
    ratio = _ratio(listed)
    cohort = [one for one in listed.projects() if _belongs(one, listed)]
    if ratio.counted != "funds":
        came = sum(ratio.counted in steps_taken(one, listed) for one in cohort)
        return (Fraction(came), Fraction(len(cohort))) if cohort else (None, None)
    agreed = [one for one in cohort if one.get("contract") is not None]
    money = _amounts(agreed, "funds")
    return sum(money, Fraction(0)) if money else None, sum(
        _amounts(agreed, "contract"), Fraction(0)
    ) if agreed else None


def _amounts(projects: Sequence[Project], field: str) -> list[Fraction]:
    return [Fraction(told) for one in projects if (told := one.get(field)) is not None]


def _ratio(listed: Listed) -> Ratio:
    return next(one for one in listed.facts.measures.ratio if one.key == listed.figure.item)


def _reached(project: Project, listed: Listed) -> str | None:
    return next((one.reached for one in listed.facts.measures.stage if one.state == project.get("state")), None)


def _belongs(project: Project, listed: Listed) -> bool:
    """Whether it is one of the projects that shares are taken of."""
    cohort = listed.facts.measures.cohort
    left_out = cohort.terminated == "left_out" and _reached(project, listed) == "terminated"
    return _between(project.get("signed_on"), cohort.since, listed.day) and not left_out


def steps_taken(project: Project, listed: Listed) -> set[str]:
    """The steps it has taken by its state or by a day filled in; a later step holds those before it."""
    reached, by = _reached(project, listed), listed.day
    if reached == "terminated" and listed.facts.measures.cohort.terminated != "as_reached":
        return set()
    if reached == "producing" or _between(project.get("producing_on"), date.min, by):
        return {"registered", "started", "producing"}
    if reached == "started" or _between(project.get("started_on"), date.min, by):
        return {"registered", "started"}
    days = (project.get("registered_on"), project.get("licensed_on"))
    return {"registered"} if reached == "registered" or any(_between(one, date.min, by) for one in days) else set()


def _between(told: str | None, first: date, last: date) -> bool:
    return told is not None and first <= date.fromisoformat(told) <= last


def banded(listed: Listed) -> Fraction | None:
    """How many projects were signed in the window with a contract inside the band: its least in, its end out."""
    band, window = listed.facts.indicators[listed.figure.item].band, listed.facts.seasons[listed.figure.season].counting
    assert band is not None
    last = min(window.last, listed.day)
    signed = [one for one in listed.projects() if _between(one.get("signed_on"), window.first, last)]
    sizes = _amounts(signed, "contract")
    return Fraction(sum(size >= band.least and (band.below is None or size < band.below) for size in sizes))
