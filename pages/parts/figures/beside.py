"""The figures beside one that was opened: of the same unit or group, and of the same item."""

from dataclasses import replace

from domain.facts import Facts
from domain.figures.named import Figure
from domain.projects.pipeline import pipeline_in
from domain.reviews import CONCLUSIONS
from pages.parts.choosing.choice import Choice

_OF_RATIO = {"reported": ("rate", "part", "whole"), "followed": ("rate", "part", "whole")}
_FAMILIES = (
    ("task_actual", "task_target", "task_completion", "task_proved"),
    ("firms", "firms_evidenced", *(f"firms_{state}" for state in CONCLUSIONS)),
    ("score", "score_rank", "score_rank_before", "score_rank_change", "score_to_next", "score_to_award"),
    ("progress_rank", "score_rank_change", "score_before", "score_change"),
    ("pace_reached", "pace_stands", "pace_stands_money", "pace_conversion", "pace_median"),
    ("pace_flow", "pace_flow_money"),
    ("pace_rate", "pace_reached"),
    ("pace_signed", "pace_money"),
    ("behind_items", "near_items"),
    ("gap_links",),
    ("gap_rate",),
    ("gap_landed",),
    ("talks", "talks_money", "talks_since"),
    ("wait_share", "wait_at_risk", "wait_came", "wait_unseen"),
    ("wait_median",),
    ("stepped_change",),
    ("score_part",),
    ("slot_score_rank", "slot_score"),
)
# What is told of the step before.
_FROM_BEFORE = ("pace_conversion", "pace_median")
_OF_CHAIN = ("signed", "signed_money", "landed", "started", "producing", "funds")


def beside(clicked: Figure, choice: Choice, facts: Facts) -> list[Figure]:
    """The figure that was clicked among those beside it."""
    if clicked.made.seen:
        return [clicked]
    if clicked.measure == "stepped":
        steps = [replace(clicked, item=item) for item in _OF_CHAIN]
        return steps + (_shares(clicked) if clicked.region and clicked.region[1] else [])
    measures = _measures(clicked, choice, facts)
    if clicked.measure not in measures:
        measures.insert(0, clicked.measure)
    if clicked.made.of == "pace" and pipeline_in(facts).before(clicked.awaited[0], talked=True) is None:
        measures = [measure for measure in measures if measure not in _FROM_BEFORE]
    return [replace(clicked, measure=measure) for measure in measures]


def _shares(clicked: Figure) -> list[Figure]:
    """What the projects from a region are of those of their chain."""
    return [replace(clicked, measure="region_share", item=item) for item in ("signed", "signed_money")]


def _measures(clicked: Figure, choice: Choice, facts: Facts) -> list[str]:
    kind, _, _ = clicked.measure.partition("_")
    if kind in _OF_RATIO:
        ranked = clicked.group[0] == "chain"
        return [f"{kind}_{part}" for part in _OF_RATIO[kind]] + (["followed_rank"] if ranked else [])
    if family := next((one for one in _FAMILIES if clicked.measure in one), ()):
        return list(family)
    if kind == "slot":
        return ["slot_gain", "slot_actual"] + (["slot_completion"] if clicked.item in choice.targeted else [])
    unit = clicked.whose != facts.places.city.key
    found = ["actual", "gain"]
    if clicked.item in choice.targeted:
        found += ["guarantee_target", "guarantee_completion", "work_completion", "lead_points"]
        found += ["guarantee_rank"] if unit else []
    elif unit:
        found.append("actual_rank")
    return found
