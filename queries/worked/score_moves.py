"""A change of a composite rank taken apart: what was put right, new targets, the scheme, the others, one's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from domain.schemes.earning import Quantity
from domain.schemes.scoring import Contender, Standing, standings
from queries.worked.contests import Asked, Row
from queries.worked.scored_columns import told_score

NOTHING = Quantity("not_reported")
_SCORES = ("previous_score", "corrected_score", "targeted_score", "schemed_score", "overtaken_score", "score")
_STEPS = ("by_corrections", "by_targets", "by_scheme", "by_others", "by_own")


def moved(asked: Sequence[Asked]) -> Iterator[dict[str, object]]:
    """Every unit in the printed order; nothing where there was no scheme in force then or is none now.

    The order of the steps: what was put right, targets, the scheme, the other units, the unit itself.
    """
    then = next((one for one in asked if any(map(_of("seen"), one.rows))), None)
    present = next((one for one in asked if any(map(_of("now"), one.rows))), None)
    if then is None or present is None:
        return
    seen, right, now = (
        then.contenders(_of("seen")),
        present.contenders(_of("put_right")),
        present.contenders(_of("now")),
    )
    right = [replace(one, disqualified=was.disqualified) for one, was in zip(right, seen, strict=True)]
    corrected = [replace(one, quantities=_aimed(one, was)) for one, was in zip(right, seen, strict=True)]
    fields = [(then, seen), (then, corrected), (then, right), (present, right)]
    common = [standings(one.scheme, contenders) for one, contenders in fields]
    last = standings(present.scheme, now)
    for n, own in enumerate(right):
        overtaken = standings(present.scheme, [own if rival.place == own.place else rival for rival in now])[n]
        yield _row([*(field[n] for field in common), overtaken, last[n]], then, present)


def _aimed(right: Contender, seen: Contender) -> Mapping[str, Quantity]:
    """The figures put right against the targets as they were seen."""
    return {key: _held(mine, seen.quantities.get(key, NOTHING)) for key, mine in right.quantities.items()}


def _held(mine: Quantity, was: Quantity) -> Quantity:
    if was.status == "no_task":
        status = "no_task"
    elif mine.status == "no_task":
        status = was.status if mine.actual is None else "reported"
    else:
        status = mine.status
    return replace(mine, status=status, guarantee=was.guarantee, work=was.work)


def _row(states: Sequence[Standing], then: Asked, present: Asked) -> dict[str, object]:
    """`states` is the unit as it was seen and after each step; without a rank in all of them there are no steps."""
    ranks = [one.rank for one in states]
    whole = [rank for rank in ranks if rank is not None]
    parted = len(whole) == len(ranks)
    steps = [before - after for before, after in pairwise(whole)] if parted else [None] * len(_STEPS)
    named = present.named(states[-1].place)
    return {
        **{name: named[name] for name in ("place", "place_key", "short", "scheme", "version")},
        **dict(zip(_STEPS, steps, strict=True)),
        **{name: told_score(one.score) for name, one in zip(_SCORES, states, strict=True)},
        "previous_rank": ranks[0],
        "rank": ranks[-1],
        "rank_change": None if ranks[0] is None or ranks[-1] is None else ranks[0] - ranks[-1],
        "status": states[-1].status,
        "previous_scheme": then.scheme.key,
        "previous_version": then.scheme.version,
    }


def _of(state: str) -> Callable[[Row], bool]:
    return lambda row: bool(row["state"] == state)
