"""How every kind of figure is made: from what cells, against which targets, of all units, of now and before."""

from dataclasses import dataclass
from typing import Literal

Gathered = Literal["returns", "targets", "cohort", "band", "tasks", "firms", "slot", "score"]
Of = Literal["indicator", "ratio", "band", "step", "task", "kind", "scheme", "part"]


@dataclass(frozen=True)
class Measure:
    """`basis` is what a rank goes by; `of` is what the item names; `fields` are those of a register it is made of."""

    gathered: Gathered = "returns"
    levels: tuple[str, ...] = ()
    basis: str = ""
    earlier: bool = False
    of: Of = "indicator"
    fields: tuple[str, ...] = ()


_PROOF = ("duty", "item", "investment", "real_estate", "government_funded")
_FIRM = ("firm", "project", "categories")
MEASURES = {
    "actual": Measure(),
    "gain": Measure(earlier=True),
    "slot_actual": Measure("slot"),
    "slot_gain": Measure("slot", earlier=True),
    "slot_completion": Measure("slot", levels=("guarantee",)),
    "guarantee_target": Measure("targets", levels=("guarantee",)),
    "work_target": Measure("targets", levels=("work",)),
    "guarantee_completion": Measure(levels=("guarantee",)),
    "work_completion": Measure(levels=("work",)),
    "lead_points": Measure(levels=("guarantee",)),
    "guarantee_rank": Measure(levels=("guarantee",), basis="guarantee"),
    "work_rank": Measure(levels=("work",), basis="work"),
    "actual_rank": Measure(basis="actual"),
    "reported_part": Measure(of="ratio"),
    "reported_whole": Measure(of="ratio"),
    "reported_rate": Measure(of="ratio"),
    "followed_part": Measure("cohort", of="ratio"),
    "followed_whole": Measure("cohort", of="ratio"),
    "followed_rate": Measure("cohort", of="ratio"),
    "followed_rank": Measure("cohort", basis="followed", of="ratio"),
    "stepped": Measure("cohort", of="step"),
    "band": Measure("band", of="band"),
    "task_actual": Measure("tasks", of="task", fields=("pieces", "projects", "trips")),
    "task_target": Measure("tasks", levels=("asked",), of="task"),
    "task_completion": Measure("tasks", levels=("asked",), of="task", fields=("pieces", "projects", "trips")),
    "task_proved": Measure("tasks", of="task", fields=_PROOF),
    "firms": Measure("firms", of="kind", fields=_FIRM),
    "score": Measure("score", of="scheme"),
    "score_rank": Measure("score", basis="score", of="scheme"),
    "score_part": Measure("score", of="part"),
    "firms_evidenced": Measure("firms", of="kind", fields=(*_FIRM, "landed_on", "evidence")),
}
