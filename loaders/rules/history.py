"""Checks against the return before: what is cumulative neither falls nor vanishes without a word."""

from collections.abc import Iterator

from domain.checks import Falls, Vanishes
from loaders.rules.rows import Earlier, Firing, Rows

_SAID = ("dash", "none")


def falls(_check: Falls, names: tuple[str, ...], rows: Rows, earlier: Earlier | None) -> Iterator[Firing]:
    """Every figure below the one before; {before} is that one."""
    for name in names:
        before = earlier.value(name) if earlier else None
        if before is None:
            continue
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value < before:
                yield Firing(name, row, amounts={"before": before})


def vanishes(_check: Vanishes, names: tuple[str, ...], rows: Rows, earlier: Earlier | None) -> Iterator[Firing]:
    """Every dash and 无 where a figure above 0 stood; a blank is told as a blank."""
    for name in names:
        before = earlier.value(name) if earlier else None
        if not before:
            continue
        for row, missing in enumerate(rows.missing(name)):
            if missing in _SAID:
                yield Firing(name, row, amounts={"before": before})
