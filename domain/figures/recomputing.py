"""A figure made again from nothing but the cells listed for it, exactly, by its stated formula."""

from collections.abc import Callable
from fractions import Fraction

from domain.figures.gapping import covered_rate, landed_lacking, links
from domain.figures.lagging import ITEMS, behind_units
from domain.figures.listing import Listed
from domain.figures.recounting import BY_CHAIN, banded, followed, gap_points, needed, regional, reported, stepped
from domain.figures.rescoring import points_of, progress_of, rank_of, score_of, to_award_of, to_next_of
from domain.figures.retelling import firms, firms_concluded, firms_evidenced, task_asked, task_done, task_proved
from domain.figures.stepping import PACED
from domain.figures.talking import TALKS
from domain.reviews import CONCLUSIONS


def recomputed(listed: Listed) -> Fraction | None:
    """The figure made of the rows of evidence/cells: shares of 1, points in percentage points, a day by its
    ordinal; None where there is none.
    """
    made = listed.figure.made
    if not made.compared or listed.figure.measure in _FORMULAS:
        return _FORMULAS[made.root if made.seen else listed.figure.measure](listed)
    now, before = now_and_before(listed)
    if made.compared == "then":
        return before
    if now is None or before is None:
        return None
    return before - now if made.basis else (now - before) * _TIMES.get(made.root, 1)


def now_and_before(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What a figure that is compared is made of."""
    root = _FORMULAS[listed.figure.made.root]
    return root(listed.now()), root(listed.before())


def _actual(listed: Listed) -> Fraction | None:
    return listed.total("now", listed.figure.item)


def _gain(listed: Listed) -> Fraction | None:
    item = listed.figure.item
    now = listed.total("now", item)
    before = listed.total("earlier", item, among=listed.values("now", item))
    return None if now is None or before is None else now - before


def _slot_gain(listed: Listed) -> Fraction | None:
    """What accumulates starts from nothing; a stock has gained nothing yet."""
    item = listed.figure.item
    now, before = listed.total("now", item), listed.total("earlier", item)
    if before is None and listed.facts.indicators[item].nature != "snapshot":
        return now
    return None if now is None or before is None else now - before


def _target(level: str) -> Callable[[Listed], Fraction | None]:
    return lambda listed: listed.total(level, listed.figure.item)


def _completion(level: str) -> Callable[[Listed], Fraction | None]:
    return lambda listed: _share(_actual(listed), listed.total(level, listed.figure.item))


def _lead(listed: Listed) -> Fraction | None:
    completion = _completion("guarantee")(listed)
    gone, whole = listed.facts.seasons[listed.figure.season].gone(listed.day)
    return None if completion is None else (completion - Fraction(gone, whole)) * 100


def _rank(basis: str) -> Callable[[Listed], Fraction | None]:
    """1 and one more for every unit ahead, so that equal ones share a rank."""

    def rank(listed: Listed) -> Fraction | None:
        scores = listed.values("now", listed.figure.item)
        if basis != "actual":
            targets = listed.values(basis, listed.figure.item)
            scores = {place: value / targets[place] for place, value in scores.items() if targets.get(place)}
        mine = scores.get(listed.figure.whose)
        return None if mine is None else Fraction(1 + sum(score > mine for score in scores.values()))

    return rank


def _share(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    return part / whole if part is not None and whole else None


# A share changes by percentage points.
_TIMES = {"followed_rate": 100}
_FORMULAS: dict[str, Callable[[Listed], Fraction | None]] = {
    "actual": _actual,
    "gain": _gain,
    "slot_actual": _actual,
    "slot_gain": _slot_gain,
    "slot_completion": _completion("guarantee"),
    "guarantee_target": _target("guarantee"),
    "work_target": _target("work"),
    "guarantee_completion": _completion("guarantee"),
    "work_completion": _completion("work"),
    "lead_points": _lead,
    "guarantee_rank": _rank("guarantee"),
    "work_rank": _rank("work"),
    "actual_rank": _rank("actual"),
    "behind_units": behind_units,
    **ITEMS,
    "reported_part": lambda listed: reported(listed)[0],
    "reported_whole": lambda listed: reported(listed)[1],
    "reported_rate": lambda listed: _share(*reported(listed)),
    "followed_part": lambda listed: followed(listed)[0],
    "followed_whole": lambda listed: followed(listed)[1],
    "followed_rate": lambda listed: _share(*followed(listed)),
    **BY_CHAIN,
    **dict.fromkeys(("reported_needed", "followed_needed"), needed),
    **dict.fromkeys(("reported_gap", "followed_gap"), gap_points),
    "gap_links": links,
    "gap_rate": covered_rate,
    "gap_landed": landed_lacking,
    **PACED,
    **TALKS,
    "stepped": stepped,
    "region_share": lambda listed: _share(*regional(listed)),
    "band": banded,
    "task_actual": task_done,
    "task_target": task_asked,
    "task_completion": lambda listed: _share(task_done(listed), task_asked(listed)),
    "task_proved": task_proved,
    "score": score_of,
    "score_rank": rank_of,
    "score_to_next": to_next_of,
    "score_to_award": to_award_of,
    "score_part": points_of,
    "slot_score": score_of,
    "slot_score_rank": rank_of,
    "progress_rank": progress_of,
    "firms": firms,
    "firms_evidenced": firms_evidenced,
    **{f"firms_{state}": firms_concluded(state) for state in CONCLUSIONS},
}
