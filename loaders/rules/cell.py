"""Checks of one cell: a bound, and figures ten thousand times what they were, up or down."""

from collections.abc import Iterator

from domain.checks.kinds import AtMost, Collapses, Soars
from domain.numbers import half_up, show_number
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows


def at_most(check: AtMost, names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every figure above its column's bound; {limit} is the bound."""
    for name in names:
        bound = check.bounds[name]
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value > bound:
                yield Firing(name, row, amounts={"limit": bound})


def soars(check: Soars, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure at least `factor` times the one before; {times} is how many times, whole, rounded half up."""
    for name in names:
        before = known.before.value(name) if known.before else None
        if not before or before < check.least_before:
            continue
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value >= before * check.factor:
                yield Firing(
                    name, row, amounts={"before": before}, words=_times(show_number(half_up(value, before, 0), 0))
                )


def collapses(check: Collapses, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure above 0 that is at most a `factor`th of the one before; {times} as for `soars`, of the other way."""
    for name in names:
        before = known.before.value(name) if known.before else None
        if not before:
            continue
        for row, value in enumerate(rows.figures(name)):
            if value and value * check.factor <= before:
                yield Firing(
                    name, row, amounts={"before": before}, words=_times(show_number(half_up(before, value, 0), 0))
                )


def _times(shown: str) -> dict[str, str]:
    return {"times": shown}
