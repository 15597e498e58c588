"""How long projects wait for a step: the product-limit estimate (Kaplan–Meier), exact, of those still waiting too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from domain.numbers import SHARE_DECIMALS, STORED_DECIMALS


@dataclass(frozen=True)
class Leaving:
    """What leaves the waiting after `days` whole days: projects that take the step (`done`), and those lost sight of.

    Both in projects, with 8 decimals at most where a project is counted by a share.
    """

    days: int
    done: Decimal
    lost: Decimal


@dataclass(frozen=True)
class Waited:
    """A day of the waiting: how many wait until then, and the fraction `still` / `whole` that waits on after it."""

    leaving: Leaving
    at_risk: Decimal
    still: int
    whole: int

    @property
    def reached(self) -> Decimal:
        """The share of 1 that has taken the step by then, cut off at 18 decimals."""
        return Decimal((self.whole - self.still) * 10**SHARE_DECIMALS // self.whole).scaleb(-SHARE_DECIMALS)


def waited(leaving: Iterable[Leaving]) -> Iterator[Waited]:
    """Every day of the waiting in order: the fraction is the product of (at risk − done) ÷ at risk so far.

    Who is lost sight of on a day still waited on it. The fraction is kept in whole numbers and not reduced.
    """
    rows = sorted(leaving, key=lambda one: one.days)
    gone = accumulate((one.done + one.lost for one in rows), initial=Decimal(0))
    everyone = sum((one.done + one.lost for one in rows), Decimal(0))
    still = whole = 1
    for one, before in zip(rows, gone, strict=False):
        at_risk = everyone - before
        if at_risk and one.done:
            still, whole = still * _whole(at_risk - one.done), whole * _whole(at_risk)
        yield Waited(one, at_risk, still, whole)


def median_days(leaving: Iterable[Leaving]) -> int | None:
    """The first day by which at least half have taken the step; None where half have not."""
    return next((one.leaving.days for one in waited(leaving) if 2 * one.still <= one.whole), None)


def _whole(number: Decimal) -> int:
    return int(number.scaleb(STORED_DECIMALS))
