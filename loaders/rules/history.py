"""Checks against the returns before and after: what is cumulative neither falls nor vanishes without a word."""

from collections.abc import Iterator

from domain.checks.kinds import Falls, Vanishes
from domain.checks.wider import RowFalls, TopsLater
from domain.dates import show_period
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows

_SAID = ("dash", "none")


def falls(_check: Falls, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure below the one before; {before} is that one."""
    for name in names:
        before = known.before.value(name) if known.before else None
        if before is None:
            continue
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value < before:
                yield Firing(name, row, amounts={"before": before})


def vanishes(_check: Vanishes, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every dash and 无 where a figure above 0 stood; a blank is told as a blank."""
    for name in names:
        before = known.before.value(name) if known.before else None
        if not before:
            continue
        for row, missing in enumerate(rows.missing(name)):
            if missing in _SAID:
                yield Firing(name, row, amounts={"before": before})


def tops_later(_check: TopsLater, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure above that of the return after; {later}, {later_period}, {later_receipt}, {later_cell} are its."""
    if (after := known.after) is None:
        return
    for name in names:
        later = after.figures.get(name)
        if later is None or later.value is None:
            continue
        words = {"later_period": show_period(after.period), "later_receipt": after.receipt, "later_cell": later.cell}
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value > later.value:
                yield Firing(name, row, amounts={"later": later.value}, words=words)


def row_falls(check: RowFalls, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure done below that of the same row before; {before} is that one, {row} what the row is called."""
    if (earlier := known.rows_before) is None:
        return
    said = {"before_period": show_period(earlier.period), "receipt": earlier.receipt}
    keys = list(zip(*(_called(name, rows) for name in check.keys), strict=True))
    for name in check.done:
        for row, value in enumerate(rows.figures(name)):
            before, cell = earlier.figures.get((keys[row], name), (None, ""))
            if value is not None and before is not None and value < before and not rows.texts(check.unless)[row]:
                words = said | {"row": str(keys[row][0]), "before_cell": cell}
                yield Firing(name, row, amounts={"before": before}, words=words)


def _called(name: str, rows: Rows) -> list[object]:
    """What a column of words or of figures says, row by row."""
    return [value if text is None else text for text, value in zip(rows.texts(name), rows.figures(name), strict=True)]
