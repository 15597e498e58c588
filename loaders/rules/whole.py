"""Checks of a return as a whole: parts within their total, amounts with their counts, printed totals re-added."""

from collections.abc import Iterator
from decimal import Decimal

from domain.checks.kinds import Together, Within
from domain.checks.wider import AddsUp
from loaders.reading.totals import stands_for_rows
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows


def within(check: Within, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """The whole, where its parts add up to more; {sum} is what they come to."""
    parts = [rows.figures(name) for name in check.parts]
    for row, whole in enumerate(rows.figures(check.whole)):
        told = {name: value for name, part in zip(check.parts, parts, strict=True) if (value := part[row])}
        total = sum(told.values(), Decimal(0))
        if whole is not None and total > whole:
            yield Firing(check.whole, row, tuple(told), {"sum": total})


def together(check: Together, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """The one of a pair that is 0 where the other is not."""
    for pair in check.pairs:
        for row, told in enumerate(zip(*map(rows.figures, pair), strict=True)):
            if None not in told and bool(told[0]) != bool(told[1]):
                nothing, something = pair if not told[0] else pair[::-1]
                yield Firing(nothing, row, (something,))


def adds_up(_check: AddsUp, names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every printed total that is no sum of the rows it may stand for; {sum} is that of all rows."""
    for total in rows.totals:
        if total.name in names:
            figures = [value or Decimal(0) for value in rows.figures(total.name)]
            if not stands_for_rows(total, rows.totals, figures):
                yield Firing(total.name, 0, amounts={"sum": sum(figures, Decimal(0))}, printed=total)
