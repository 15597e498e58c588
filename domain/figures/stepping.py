"""Figures of the pipeline made again project by project: who stands at a step, came to it, and waited how long."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from domain.figures.listing import Listed
from domain.figures.pacing import Pace, paces
from domain.figures.talking import talk_paces
from domain.numbers import cut
from domain.projects.waiting import Leaving, Waited, median_days, waited

NOTHING = Fraction(0)
Paces = list[Pace]


def paced(measure: str) -> Callable[[Listed], Fraction | None]:
    """How a measure of the pipeline is made again from the lines listed."""
    return lambda listed: _MADE[measure]((talk_paces if listed.figure.talked else paces)(listed), listed)


def _count(kept: Iterable[Pace]) -> Fraction:
    return sum((one.share for one in kept), NOTHING)


def _money(kept: Iterable[Pace]) -> Fraction | None:
    """0 where nothing is kept, None where some is and none of it tells its contract."""
    every = list(kept)
    told = [one.contract for one in every if one.contract is not None]
    return sum(told, NOTHING) if told or not every else None


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def _since(every: Paces, listed: Listed) -> Paces:
    """Those that came after the day that the figure names."""
    since = listed.figure.on
    return [one for one in every if since is not None and one.day is not None and one.day > since]


def _from(every: Paces) -> Fraction | None:
    """How many have come to the step before; None where nobody has."""
    return _count(one for one in every if one.counted_before) or None


def _on(every: Paces) -> Fraction | None:
    """How many of those have come to the step."""
    return _count(one for one in every if one.counts and one.counted_before) if _from(every) else None


def _undated(one: Pace) -> bool:
    return one.counts and (one.day is None or (one.counted_before and one.day_before is None))


def _leaving(every: Paces, since_signing: bool) -> list[Leaving]:
    """How they left the waiting, day by day."""
    done: dict[int, Fraction] = defaultdict(Fraction)
    lost: dict[int, Fraction] = defaultdict(Fraction)
    for one in every:
        days = one.waited_since_signing if since_signing else one.waited
        if days is not None:
            (lost if one.day is None else done)[days] += one.share
    return [Leaving(days, cut(done[days]), cut(lost[days])) for days in sorted({*done, *lost})]


def _left(every: Paces) -> list[Leaving]:
    return _leaving(every, since_signing=False)


def _median(leaving: list[Leaving]) -> Fraction | None:
    days = median_days(leaving)
    return None if days is None else Fraction(days)


def _sum(told: Iterable[Decimal]) -> Fraction | None:
    """None where nobody waited."""
    every = list(told)
    return Fraction(sum(every, Decimal(0))) if every else None


def _by_days(measure: Callable[[Waited, bool], Decimal | int]) -> Callable[[Paces, Listed], Fraction | None]:
    """Of the last day of the waiting since signing up to the one that the figure names, and whether it is that one.

    Before the first of them nobody has come; None where nobody waits.
    """

    def told(every: Paces, listed: Listed) -> Fraction | None:
        leaving, days = _leaving(every, since_signing=True), listed.figure.awaited[1] or 0
        waiting = [
            Waited(
                Leaving(-1, Decimal(0), Decimal(0)), sum((one.done + one.lost for one in leaving), Decimal(0)), 1, 1
            ),
            *waited(leaving),
        ]
        last = next(one for one in reversed(waiting) if one.leaving.days <= days)
        return Fraction(measure(last, last.leaving.days == days)) if leaving else None

    return told


def _waiting(last: Waited, exact: bool) -> Decimal:
    """Who waits until a day: of a day after the last one those that did not leave on it."""
    return last.at_risk if exact else last.at_risk - last.leaving.done - last.leaving.lost


_MADE: dict[str, Callable[[Paces, Listed], Fraction | None]] = {
    "pace_stands": lambda every, _: _count(one for one in every if one.stands),
    "pace_stands_money": lambda every, _: _money(one for one in every if one.stands),
    "pace_reached": lambda every, _: _count(one for one in every if one.counts),
    "pace_money": lambda every, _: _money(every),
    "pace_signed": lambda every, _: _count(every),
    "pace_rate": lambda every, _: _share(_count(one for one in every if one.counts), _count(every)),
    "pace_flow": lambda every, listed: _count(_since(every, listed)),
    "pace_flow_money": lambda every, listed: _money(_since(every, listed)),
    "pace_moved_on": lambda every, _: _on(every),
    "pace_moved_from": lambda every, _: _from(every),
    "pace_conversion": lambda every, _: _share(_on(every) or NOTHING, _from(every) or NOTHING),
    "pace_median": lambda every, _: _median(_left(every)),
    "pace_followed": lambda every, _: _sum(one.done + one.lost for one in _left(every)),
    "pace_came": lambda every, _: _sum(one.done for one in _left(every)),
    "pace_undated": lambda every, _: _count(one for one in every if _undated(one)),
    "wait_median": lambda every, _: _median(_leaving(every, True)),
    "wait_share": _by_days(lambda last, _: last.reached),
    "wait_at_risk": _by_days(_waiting),
    "wait_came": _by_days(lambda last, exact: last.leaving.done if exact else 0),
    "wait_unseen": _by_days(lambda last, exact: last.leaving.lost if exact else 0),
}
PACED = {measure: paced(measure) for measure in _MADE}
