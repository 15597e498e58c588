"""Answers about waiting worked out from how projects left it day by day: medians, and how the share grows."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import polars as pl

from domain.numbers import SHARE_DECIMALS, STORED_DECIMALS
from domain.projects.waiting import Leaving, Waited, median_days, waited

_PROJECTS = pl.Decimal(38, STORED_DECIMALS)
_SHARE = pl.Decimal(38, SHARE_DECIMALS)
_LEFT = "leaving"
_CURVE: dict[str, pl.DataType] = {
    "after_days": pl.Int64(), "at_risk": _PROJECTS, "came": _PROJECTS, "unseen": _PROJECTS, "reached_share": _SHARE,
    "median_days": pl.Int64(),
}  # fmt: skip


def medians(frame: pl.DataFrame) -> pl.DataFrame:
    """The median days of every row for its `leaving`, how many it follows and how many of them came."""
    rows = [_read(told) for told in frame[_LEFT]]
    found = [median_days(leaving) for leaving in rows]
    return frame.drop(_LEFT).with_columns(
        pl.Series("median_days", found, pl.Int64),
        pl.Series("followed", [_sum(one.done + one.lost for one in leaving) for leaving in rows], _PROJECTS),
        pl.Series("came", [_sum(one.done for one in leaving) for leaving in rows], _PROJECTS),
    )


def curves(frame: pl.DataFrame) -> pl.DataFrame:
    """Every day on which projects of a row took the step or were lost sight of, one row each, with the median."""
    names = [name for name in frame.columns if name != _LEFT]
    rows = [
        [row[name] for name in names] + [*_point(one), median]
        for row in frame.iter_rows(named=True)
        for leaving in [_read(row[_LEFT])]
        for median in [median_days(leaving)]
        for one in waited(leaving)
    ]
    return pl.DataFrame(rows, schema={**{name: frame.schema[name] for name in names}, **_CURVE}, orient="row")


def _point(one: Waited) -> Iterator[object]:
    yield from (one.leaving.days, one.at_risk, one.leaving.done, one.leaving.lost, one.reached)


def _read(told: Iterable[dict[str, Any]] | None) -> list[Leaving]:
    return [Leaving(**row) for row in told] if told is not None else []


def _sum(numbers: Iterable[Decimal]) -> Decimal | None:
    """Nothing where nobody waited."""
    found = list(numbers)
    return sum(found, Decimal(0)) if found else None
