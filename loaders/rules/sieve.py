"""Of the rows of a long table those at which a check of one row may not hold: the check itself then decides."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import polars as pl

from domain.checks.kinds import AtMost, Check, DaysInOrder, InOrder, Proved, Share
from domain.checks.lists import DaysTold, Repeated
from loaders.rules.rows import Rows

_MARGIN = 1e-9  # shares are sieved as floats, which are off by far less


def doubtful_rows(check: Check, names: tuple[str, ...], rows: Rows) -> Sequence[int]:
    """The rows, from 0, in their order; all of them where the check looks at more than figures of one row."""
    doubts: list[pl.Series] = []
    if rows.height > 1:
        match check:
            case AtMost():
                doubts = [rows.column("value", name) > check.bounds[name] for name in names]
            case InOrder():
                doubts = [
                    rows.column("value", one) < rows.column("value", later) for one, later in _pairs(check.chains)
                ]
            case DaysTold() | Repeated():
                doubts = _of_a_list(check, names, rows)
            case DaysInOrder():
                doubts = [rows.column("day", one) > rows.column("day", later) for one, later in _pairs(check.chains)]
            case Proved():
                doubts = [_unproved(check.state, state, days, rows) for state, days in check.days.items()]
            case Share():
                doubts = [doubt for pair in check.pairs for doubt in _outside(check, *pair, rows)]
    if not doubts:
        return range(rows.height)
    return pl.select(pl.any_horizontal(doubts).arg_true()).to_series().to_list()


def _of_a_list(check: DaysTold | Repeated, names: tuple[str, ...], rows: Rows) -> list[pl.Series]:
    if isinstance(check, DaysTold):
        return [_untold(check, name, rows) for name in names]
    return [pl.DataFrame([_exact(name, rows) for name in check.alike]).is_duplicated()]


def _untold(check: DaysTold, name: str, rows: Rows) -> pl.Series:
    days = rows.column("day", name)
    return (days > rows.told_of) | (days < check.first) if check.first else days > rows.told_of


def _exact(name: str, rows: Rows) -> pl.Series:
    """What `domain.enterprises.exact_name` makes of each row."""
    words = rows.column("text", name).fill_null("").str.replace_all(" ", "", literal=True)
    return words.str.to_lowercase().alias(name)


def _pairs(chains: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    return (pair for chain in chains for pair in combinations(chain, 2))


def _unproved(column: str, state: str, days: tuple[str, ...], rows: Rows) -> pl.Series:
    doubt = rows.column("text", column) == state
    for name in days:
        doubt &= rows.column("day", name).is_null()
    return doubt


def _outside(check: Share, part_name: str, whole_name: str, rows: Rows) -> Iterator[pl.Series]:
    part, whole = (rows.column("value", name).cast(pl.Float64) for name in (part_name, whole_name))
    if check.least is not None:
        yield part < whole * float(check.least) * (1 + _MARGIN)
    if check.most is not None:
        yield part > whole * float(check.most) * (1 - _MARGIN)
