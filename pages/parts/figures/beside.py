"""The figures beside one that was opened: of the same unit or group, and of the same item."""

from dataclasses import replace

from domain.facts import Facts
from domain.figures.named import Figure
from pages.parts.choosing.choice import Choice

_OF_RATIO = {"reported": ("rate", "part", "whole"), "followed": ("rate", "part", "whole")}
_FAMILIES = (
    ("task_actual", "task_target", "task_completion", "task_proved"),
    ("firms", "firms_evidenced"),
    ("score", "score_rank", "score_rank_before", "score_rank_change", "score_to_next", "score_to_award"),
    ("progress_rank", "score_rank_change", "score_before", "score_change"),
    ("pace_reached", "pace_stands", "pace_stands_money", "pace_conversion", "pace_median"),
    ("pace_flow", "pace_flow_money"),
    ("gap_links",),
    ("gap_rate",),
    ("gap_landed",),
    ("wait_share", "wait_at_risk", "wait_came", "wait_unseen"),
    ("wait_median",),
    ("stepped_change",),
    ("score_part",),
    ("slot_score_rank", "slot_score"),
)
_OF_CHAIN = ("signed", "signed_money", "landed", "started", "producing", "funds")


def beside(clicked: Figure, choice: Choice, facts: Facts) -> list[Figure]:
    """The figure that was clicked among those beside it."""
    if clicked.made.seen:
        return [clicked]
    if clicked.measure == "stepped":
        return [replace(clicked, item=item) for item in _OF_CHAIN]
    measures = _measures(clicked, choice, facts)
    if clicked.measure not in measures:
        measures.insert(0, clicked.measure)
    return [replace(clicked, measure=measure) for measure in measures]


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
