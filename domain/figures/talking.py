"""Steps before signing and talks still open, taken again from the registers of negotiations and what came of them."""

from datetime import date
from fractions import Fraction

from domain.dates import period_end
from domain.figures.listing import Listed, Part, Project, Row
from domain.figures.pacing import Pace
from domain.figures.recounting import share_of
from domain.projects.pipeline import SIGNED, TALKED_OVER, TERMINATED, pipeline_in

# What a figure of talks that are neither signed nor ended is of.
OPEN = "open"
_NEGOTIATING, _INTENDED = TALKED_OVER
# What a row says became of a project under negotiation.
BECAME = ("signed_as", "ended_told", "intended_told", "unlisted")
Became = dict[str, Row]


def talk_paces(listed: Listed) -> list[Pace]:
    """Every project listed that was talked over, by the step that the figure names."""
    return [_pace(part, became, listed) for part, became in _with_became(listed)]


def _talks(listed: Listed) -> Fraction:
    """How many are neither signed nor ended; a split one counts whole."""
    return Fraction(len(_open(listed)))


def _talks_money(listed: Listed) -> Fraction | None:
    """What is planned with those, by their shares; None where none of them tells it."""
    told = [Fraction(planned) * share_of(part) for part in _open(listed) if (planned := part[0].get("planned"))]
    return sum(told, Fraction(0)) if told else None


def _talks_since(listed: Listed) -> Fraction | None:
    """The ordinal of the first day on which one of those was talked over or, where that is not told, intended."""
    days = [
        _until(project.get("talked_on"), listed.day) or _until(project.get("intended_on"), listed.day)
        for project, _ in _open(listed)
    ]
    told = [day.toordinal() for day in days if day]
    return Fraction(min(told)) if told else None


TALKS = {"talks": _talks, "talks_money": _talks_money, "talks_since": _talks_since}


def _open(listed: Listed) -> list[Part]:
    return [
        part
        for part, became in _with_became(listed)
        if "signed_as" not in became and not _ended(part[0], became, listed)
    ]


def _with_became(listed: Listed) -> list[tuple[Part, Became]]:
    """Every project listed with what became of it."""
    became: dict[tuple[str, str], Became] = {}
    for row in listed.rows:
        if row["role_key"] in BECAME:
            became.setdefault((row["place_key"], row["item"]), {})[row["role_key"]] = row
    return [(part, became.get(_named(part[0]), {})) for part in listed.parts()]


def _named(project: Project) -> tuple[str, str]:
    return str(project["place_key"]), f"{project['period']}:{project['row']}"


def _pace(part: Part, became: Became, listed: Listed) -> Pace:
    project, step = part[0], listed.figure.item
    planned = project.get("planned")
    signed, ended = "signed_as" in became, _ended(project, became, listed)
    intended_on = _until(project.get("intended_on"), listed.day)
    intended = signed or "intended_told" in became or intended_on is not None or _said(project, listed) == _INTENDED
    days = {
        _NEGOTIATING: _until(project.get("talked_on"), listed.day),
        _INTENDED: intended_on,
        SIGNED: _day(became.get("signed_as")),
    }
    taken = {_NEGOTIATING: True, _INTENDED: intended, SIGNED: signed}
    before = pipeline_in(listed.facts).before(step, talked=True) or ""
    return Pace(
        share=share_of(part),
        contract=None if planned is None else Fraction(planned) * share_of(part),
        signed_on=None,
        stands=not signed and not ended and step == (_INTENDED if intended else _NEGOTIATING),
        taken=taken[step],
        counts=taken[step],
        counted_before=taken.get(before, False),
        day=days[step],
        day_before=days.get(before),
        left_on=_left_on(project, became, ended, days, listed),
    )


def _ended(project: Project, became: Became, listed: Listed) -> bool:
    """Whether it was given up, or is listed no more."""
    return "signed_as" not in became and (_said(project, listed) == TERMINATED or "unlisted" in became)


def _left_on(project: Project, became: Became, ended: bool, days: dict[str, date | None], listed: Listed) -> date:
    """The day it stopped waiting, or was last seen waiting."""
    seen = min(listed.day, period_end(str(project["period"])))
    if not ended:
        return seen
    told = _day(became.get("ended_told") or became.get("unlisted"))
    return told or max((day for day in (days[_NEGOTIATING], days[_INTENDED]) if day), default=seen)


def _said(project: Project, listed: Listed) -> str | None:
    return pipeline_in(listed.facts).talks.states.get(project.get("state") or "")


def _until(told: str | None, last: date) -> date | None:
    """The day that is told, None where it is still to come."""
    day = date.fromisoformat(told) if told else None
    return day if day and day <= last else None


def _day(row: Row | None) -> date | None:
    return date.fromisoformat(row["value"]) if row and row["value"] else None
