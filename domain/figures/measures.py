"""How every kind of figure is made: from what cells, against which targets, of all units, of now and before."""

from dataclasses import dataclass, replace
from typing import Literal

from domain.reviews import CONCLUSIONS

Gathered = Literal["returns", "targets", "cohort", "band", "tasks", "firms", "slot", "score"]
Compared = Literal["", "then", "both"]
Of = Literal["indicator", "ratio", "band", "step", "task", "kind", "scheme", "part", "gap", "pace", "talk", "season"]


@dataclass(frozen=True)
class Measure:
    """`basis` is what a rank goes by; `of` is what the item names; `fields` are those of a register it is made of.

    A figure `compared` is made of another, its `root`, of the period before alone ("then") or of then and now ("both");
    one that is `dated` is of the week or month of a day, or of the days behind it; a score of the last day of one.
    One that is `seen` is its root as it was known on a day.
    """

    gathered: Gathered = "returns"
    levels: tuple[str, ...] = ()
    basis: str = ""
    earlier: bool = False
    of: Of = "indicator"
    fields: tuple[str, ...] = ()
    compared: Compared = ""
    root: str = ""
    dated: bool = False
    seen: bool = False


_PROOF = ("duty", "item", "investment", "real_estate", "government_funded")
_FIRM = ("firm", "project", "categories")
_PACED = (
    "pace_stands", "pace_stands_money", "pace_reached", "pace_money", "pace_signed", "pace_rate", "pace_flow",
    "pace_flow_money", "pace_moved_on", "pace_moved_from", "pace_conversion", "pace_median", "pace_followed",
    "pace_came", "pace_undated", "wait_median", "wait_share", "wait_at_risk", "wait_came", "wait_unseen",
)  # fmt: skip
_MADE = {
    "actual": Measure(),
    "gain": Measure(earlier=True),
    "slot_actual": Measure("slot", dated=True),
    "slot_gain": Measure("slot", earlier=True, dated=True),
    "slot_completion": Measure("slot", levels=("guarantee",), dated=True),
    "guarantee_target": Measure("targets", levels=("guarantee",)),
    "work_target": Measure("targets", levels=("work",)),
    "guarantee_completion": Measure(levels=("guarantee",)),
    "work_completion": Measure(levels=("work",)),
    "lead_points": Measure(levels=("guarantee",)),
    "guarantee_rank": Measure(levels=("guarantee",), basis="guarantee"),
    "work_rank": Measure(levels=("work",), basis="work"),
    "actual_rank": Measure(basis="actual"),
    "behind_units": Measure(levels=("guarantee",)),
    **{name: Measure(levels=("guarantee",), of="season") for name in ("behind_items", "near_items")},
    "reported_part": Measure(of="ratio"),
    "reported_whole": Measure(of="ratio"),
    "reported_rate": Measure(of="ratio"),
    "followed_part": Measure("cohort", of="ratio"),
    "followed_whole": Measure("cohort", of="ratio"),
    "followed_rate": Measure("cohort", of="ratio"),
    "followed_rank": Measure("cohort", basis="followed", of="ratio"),
    "followed_chains": Measure("cohort", of="ratio"),
    "followed_short": Measure("cohort", levels=("share",), of="ratio"),
    "reported_needed": Measure(levels=("share",), of="ratio"),
    "reported_gap": Measure(levels=("share",), of="ratio"),
    "followed_needed": Measure("cohort", levels=("share",), of="ratio"),
    "followed_gap": Measure("cohort", levels=("share",), of="ratio"),
    "gap_links": Measure("cohort", of="gap"),
    "gap_rate": Measure("cohort", of="gap"),
    "gap_landed": Measure("cohort", of="gap"),
    **{name: Measure("cohort", of="pace", dated=name.startswith("pace_flow")) for name in _PACED},
    **{name: Measure("cohort", of="talk") for name in ("talks", "talks_money", "talks_since")},
    "stepped": Measure("cohort", of="step"),
    "region_share": Measure("cohort", of="step"),
    "band": Measure("band", of="band"),
    "task_actual": Measure("tasks", of="task", fields=("pieces", "projects", "trips")),
    "task_target": Measure("tasks", levels=("asked",), of="task"),
    "task_completion": Measure("tasks", levels=("asked",), of="task", fields=("pieces", "projects", "trips")),
    "task_proved": Measure("tasks", of="task", fields=_PROOF),
    "firms": Measure("firms", of="kind", fields=_FIRM),
    "score": Measure("score", of="scheme"),
    "score_rank": Measure("score", basis="score", of="scheme"),
    "score_to_next": Measure("score", basis="gap", of="scheme"),
    "score_to_award": Measure("score", basis="gap", of="scheme"),
    "score_part": Measure("score", of="part"),
    "slot_score": Measure("score", of="scheme", dated=True),
    "slot_score_rank": Measure("score", basis="score", of="scheme", dated=True),
    **{f"firms_{state}": Measure("firms", of="kind", fields=_FIRM) for state in CONCLUSIONS},
    "firms_evidenced": Measure("firms", of="kind", fields=(*_FIRM, "landed_on", "evidence")),
}
_RANKS = ("guarantee_rank", "work_rank", "actual_rank", "followed_rank", "score_rank")
_SEEN = ("guarantee_rank", "work_rank", "actual_rank", "score_rank")
MEASURES = {
    **_MADE,
    **{f"{name}_before": replace(_MADE[name], compared="then", root=name) for name in (*_RANKS, "score")},
    **{
        f"{name}_change": replace(_MADE[name], compared="both", root=name)
        for name in (*_RANKS, "score", "stepped", "followed_rate")
    },
    **{f"{name}_seen": replace(_MADE[name], root=name, dated=True, seen=True) for name in _SEEN},
    "progress_rank": replace(_MADE["score_rank"], compared="both", root="score_rank"),
}
