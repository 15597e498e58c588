"""Checks of one row: stages in their order, and one figure as a share of another."""

from collections.abc import Iterator
from itertools import pairwise

from domain.checks.kinds import DaysInOrder, InOrder, Proved, Share
from domain.dates import show_day
from domain.numbers import half_up, show_number, show_ratio
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows

_QUOTIENT_DECIMALS = 2


def in_order(check: InOrder, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every stage above the nearest stage before it that is told."""
    for chain in check.chains:
        for row, figures in enumerate(zip(*map(rows.figures, chain), strict=True)):
            known = [(name, value) for name, value in zip(chain, figures, strict=True) if value is not None]
            for (wider, most), (name, value) in pairwise(known):
                if value > most:
                    yield Firing(name, row, (wider,), {"limit": most})


def days_in_order(check: DaysInOrder, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every day before the nearest day of an earlier stage that is told; {limit} is that day."""
    for chain in check.chains:
        for row, days in enumerate(zip(*map(rows.days, chain), strict=True)):
            known = [(name, day) for name, day in zip(chain, days, strict=True) if day is not None]
            for (before, first), (name, day) in pairwise(known):
                if day < first:
                    yield Firing(name, row, (before,), words={"limit": show_day(first)})


def proved(check: Proved, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every state claimed of which no day is told; {state} is the word, {proofs} the columns that would prove it."""
    days = {name: rows.days(name) for names in check.days.values() for name in names}
    for row, state in enumerate(rows.texts(check.state)):
        proofs = check.days.get(state or "", ())
        if proofs and all(days[name][row] is None for name in proofs):
            yield Firing(check.state, row, words={"state": state or ""}, proofs=proofs)


def share(check: Share, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every part whose share lies outside; {share} in percent, {quotient} with two decimals."""
    for part_name, whole_name in check.pairs:
        parts, wholes = rows.figures(part_name), rows.figures(whole_name)
        for row, (part, whole) in enumerate(zip(parts, wholes, strict=True)):
            if part is None or not whole:
                continue
            short = check.least is not None and part < whole * check.least
            if short or (check.most is not None and part > whole * check.most):
                quotient = show_number(half_up(part, whole, _QUOTIENT_DECIMALS), _QUOTIENT_DECIMALS)
                yield Firing(
                    part_name, row, (whole_name,), words={"share": show_ratio(part, whole), "quotient": quotient}
                )
