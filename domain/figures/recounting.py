"""Follow-through and bands counted again: from the cells of returns, or project by project from the registers."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from domain.figures.listing import Listed, Project
from domain.indicators import Ratio

NOTHING = Fraction(0)
Part = tuple[Project, dict[str, Fraction]]


def reported(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """Both sums over the units that have told both."""
    part, whole = listed.figure.indicators(listed.facts)
    both = listed.values("now", part).keys() & listed.values("now", whole).keys()
    return listed.total("now", part, both), listed.total("now", whole, both)


def followed(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What of the projects listed has come so far: a number of them, or the money in place of the money agreed."""
    return _come(_ratio(listed).counted, _cohort(listed), listed)


def followed_rank(listed: Listed) -> Fraction | None:
    """The rank of a chain among the listed ones by what has come: 1 and one more for every chain ahead."""
    counted, cohort = _ratio(listed).counted, _cohort(listed)
    rates = {}
    for chain in {chain for _, shares in cohort for chain in shares}:
        mine = [(project, {chain: shares[chain]}) for project, shares in cohort if chain in shares]
        part, whole = _come(counted, mine, listed)
        if part is not None and whole:
            rates[chain] = part / whole
    own = rates.get(listed.figure.group[1])
    return None if own is None else Fraction(1 + sum(rate > own for rate in rates.values()))


def stepped(listed: Listed) -> Fraction | None:
    """How many of the projects listed have taken a step, or their money: what of each is counted here.

    Money is 0 where no project is listed, and None where some are and none of them tells it.
    """
    step, cohort = listed.figure.item, _cohort(listed)
    if step in ("signed_money", "funds"):
        field = "funds" if step == "funds" else "contract"
        told = [one for one, _ in cohort if one.get("contract") is not None and one.get(field) is not None]
        return _money(cohort, field) if told or not cohort else None
    return sum((_share(part) for part in cohort if step == "signed" or step in steps_taken(part[0], listed)), NOTHING)


def _come(counted: str, cohort: Sequence[Part], listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    if counted != "funds":
        came = sum((_share(part) for part in cohort if counted in steps_taken(part[0], listed)), NOTHING)
        return (came, sum(map(_share, cohort), NOTHING)) if cohort else (None, None)
    agreed = [part for part in cohort if part[0].get("contract") is not None]
    told = [part for part in agreed if part[0].get("funds") is not None]
    return _money(told, "funds") if told else None, _money(agreed, "contract") if agreed else None


def _cohort(listed: Listed) -> list[Part]:
    return [part for part in listed.parts() if _belongs(part[0], listed)]


def _share(part: Part) -> Fraction:
    return sum(part[1].values(), NOTHING)


def _money(parts: Sequence[Part], field: str) -> Fraction:
    """What is counted here of the amounts of projects with a contract."""
    agreed = [part for part in parts if part[0].get("contract") is not None]
    return sum((Fraction(told) * _share(part) for part in agreed if (told := part[0].get(field)) is not None), NOTHING)


def _ratio(listed: Listed) -> Ratio:
    return next(one for one in listed.facts.measures.ratio if one.key == listed.figure.item)


def _reached(project: Project, listed: Listed) -> str | None:
    return next((one.reached for one in listed.facts.measures.stage if one.state == project.get("state")), None)


def _lands(project: Project, listed: Listed) -> bool:
    return any(one.landed for one in listed.facts.measures.stage if one.state == project.get("state"))


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

    def has_come(*days: str) -> bool:
        return any(_between(project.get(day), date.min, by) for day in days)

    if reached == "producing" or has_come("producing_on"):
        return {"registered", "landed", "started", "producing"}
    if reached == "started" or has_come("started_on"):
        return {"registered", "landed", "started"}
    landed = _lands(project, listed) or has_come("filed_on", "licensed_on")
    registered = reached == "registered" or has_come("registered_on", "licensed_on")
    return ({"landed"} if landed else set()) | ({"registered"} if registered else set())


def _between(told: str | None, first: date, last: date) -> bool:
    return told is not None and first <= date.fromisoformat(told) <= last


def banded(listed: Listed) -> Fraction | None:
    """How many projects were signed in the window with a contract inside the band: its least in, its end out."""
    band, window = listed.facts.indicators[listed.figure.item].band, listed.facts.seasons[listed.figure.season].counting
    assert band is not None
    last = min(window.last, listed.day)
    signed = [one for one in listed.projects() if _between(one.get("signed_on"), window.first, last)]
    sizes = [Fraction(told) for one in signed if (told := one.get("contract")) is not None]
    return Fraction(sum(size >= band.least and (band.below is None or size < band.below) for size in sizes))
