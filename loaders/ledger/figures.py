"""The figures of one return as the ledger keeps them, in the one order they are digested in."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from domain.forms import NUMBERS
from loaders.reading.result import ReadReturn


class Figure(NamedTuple):
    """One reported value; `value` in the indicator's own unit with 8 decimals, None where it is `missing`."""

    row_number: int
    indicator: str
    value: Decimal | None
    missing: str | None
    unit: str
    sheet: str
    cell: str
    raw: str | None


def figures_of(read: ReadReturn) -> list[Figure]:
    """What a return adds to reported_value: its numbers, in order; nothing for a rejected return."""
    if read.rejected:
        return []
    names = ("kind", "row_number", "field", "value", "missing", "unit", "sheet", "cell", "raw")
    kinds, *columns = (read.values.get_column(name).to_list() for name in names)
    return in_order(figure for kind, figure in zip(kinds, map(Figure, *columns), strict=True) if kind in NUMBERS)


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """By row, then by where it stood, then by indicator."""
    return sorted(figures, key=lambda figure: (figure.row_number, figure.sheet, figure.cell, figure.indicator))


def digest_of(figures: list[Figure]) -> str:
    """The sha256 of the figures in order as one JSON array of arrays in UTF-8, values as text with 8 decimals."""
    text = json.dumps(figures, ensure_ascii=False, separators=(",", ":"), default=_written)
    return hashlib.sha256(text.encode()).hexdigest()


def _written(value: Decimal) -> str:
    return f"{value:f}"
