"""What comes of reading one workbook: what it is, its figures with their cells, and what is to be said about it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from domain.findings import Finding

VALUES: dict[str, pl.DataType] = {
    "row_number": pl.Int64(),
    "field": pl.Categorical(),
    "kind": pl.Categorical(),
    "value": pl.Decimal(18, 8),
    "text": pl.String(),
    "day": pl.Date(),
    "missing": pl.Categorical(),
    "unit": pl.Categorical(),
    "sheet": pl.Categorical(),
    "cell": pl.String(),
    "raw": pl.String(),
}


class PrintedTotal(NamedTuple):
    """A figure in a line of totals: its column, sheet and cell, and how many data rows stand above it."""

    name: str
    sheet: str
    cell: str
    value: Decimal
    above: int


@dataclass(frozen=True, eq=False)
class ReadReturn:
    """One return as read; keys are None where they could not be recognised.

    `values` has one row per data row and column of the form: row_number from 1, `value` in the indicator's own
    unit, `unit` as it was written, `missing` blank, dash or none, `raw` the cell's content as text. A return
    with a finding of level reject keeps what could be read, and moves no figure. `sheet` is None where no sheet
    of the file was recognised. `cells_read` counts every filled cell of the sheet. `totals` are printed, never stored.
    """

    sheet: str | None = None
    form: str | None = None
    form_version: str | None = None
    season: str | None = None
    place: str | None = None
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    findings: tuple[Finding, ...] = ()
    cells_read: int = 0
    totals: tuple[PrintedTotal, ...] = ()
    values: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=VALUES))

    @property
    def rejected(self) -> bool:
        """Whether a finding stands against taking it in."""
        return any(finding.level == "reject" for finding in self.findings)
