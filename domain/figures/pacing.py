"""The steps of the pipeline taken again from the lines of the ledgers: when each project came, how long it waited."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dates import period_end
from domain.figures.coming import belonging, goes_on, steps_reached
from domain.figures.listing import Listed, Part, Project
from domain.figures.recounting import share_of
from domain.projects.pipeline import TERMINATED, Step, pipeline_in

_STATED = ("at_capacity", TERMINATED)


@dataclass(frozen=True)
class Pace:
    """What of one project is counted here, and how it stands to one step and to the step before (None: there is none).

    `taken` is that it took the step, `counts` that the shares count it; a day is None where it is not known. `left_on`
    is the day on which it was last seen waiting.
    """

    share: Fraction
    contract: Fraction | None
    signed_on: date | None
    stands: bool
    taken: bool
    counts: bool
    counted_before: bool
    day: date | None
    day_before: date | None
    left_on: date

    @property
    def waited(self) -> int | None:
        """The days from the step before to this one, or until it was last seen waiting."""
        if self.day_before is None or (self.day is None and self.taken):
            return None
        return max(((self.day or self.left_on) - self.day_before).days, 0)

    @property
    def waited_since_signing(self) -> int | None:
        """The same from the day of signing."""
        if self.signed_on is None or (self.day is None and self.taken):
            return None
        return max(((self.day or self.left_on) - self.signed_on).days, 0)


def paces(listed: Listed) -> list[Pace]:
    """Every project listed by the step that the figure names."""
    told = {(row["place_key"], row["item"]): row["value"] for row in listed.rows if row["role_key"] == "told"}
    return [_pace(part, told.get((part[0]["place_key"], part[0]["row"])), listed) for part in belonging(listed)]


def _pace(part: Part, told: str | None, listed: Listed) -> Pace:
    project, step, pipeline = part[0], listed.figure.awaited[0], pipeline_in(listed.facts)
    before, contract = pipeline.before(step), project.get("contract")
    days, reached = _days(project, told, listed), _reached(project, listed)
    counted = reached if goes_on(project, listed) else reached & {"signed", *_STATED}
    dated = {key: day for key, day in days.items() if day is not None}
    return Pace(
        share=share_of(part),
        contract=None if contract is None else Fraction(contract) * share_of(part),
        signed_on=dated["signed"],
        stands=[key for key in pipeline.labels if key in counted][-1] == step,
        taken=step in reached,
        counts=step in counted,
        counted_before=before in counted,
        day=days.get(step),
        day_before=days.get(before or ""),
        left_on=_left_on(project, told, dated, listed),
    )


def _reached(project: Project, listed: Listed) -> set[str]:
    """Every step by its state or by a day, signing, full output and the end among them."""
    pipeline, state = pipeline_in(listed.facts), project.get("state")
    stated = {step.key for step in pipeline.step if step.state and step.state == state}
    ended = {TERMINATED} if state == pipeline.terminated.state else set()
    return {"signed"} | steps_reached(project, listed) | stated | ended


def _days(project: Project, told: str | None, listed: Listed) -> dict[str, date | None]:
    """The earliest of the days of every step, by the day; of what only a state says, the first ledger that says it."""
    pipeline, state = pipeline_in(listed.facts), project.get("state")
    days = {step.key: _earliest(step, project, listed.day) for step in pipeline.step if step.days}
    ends = {step.key: step.state for step in pipeline.step if step.state} | {TERMINATED: pipeline.terminated.state}
    said = date.fromisoformat(told) if told else None
    return days | {key: said if word == state else None for key, word in ends.items()}


def _earliest(step: Step, project: Project, last: date) -> date | None:
    days = [date.fromisoformat(said) for field in step.days if (said := project.get(field))]
    return min((day for day in days if day <= last), default=None)


def _left_on(project: Project, told: str | None, dated: dict[str, date], listed: Listed) -> date:
    if project.get("state") != pipeline_in(listed.facts).terminated.state:
        return min(listed.day, period_end(str(project["period"])))
    if told:
        return date.fromisoformat(told)
    return max(day for key, day in dated.items() if key not in _STATED)
