"""What a return is compared with: its neighbours in time, what the unit sent beside it, the lists in force."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from domain.chains.listed import ChainList
from domain.seasons import Span
from loaders.rules.rowsbefore import RowsBefore
from loaders.rules.twins import Listing


class NeighbourFigure(NamedTuple):
    """What stood there, put right by the city where it was; its cell; what was `reported`, and until when."""

    value: Decimal | None
    cell: str
    reported: Decimal | None = None
    ends_on: date | None = None

    def on(self, day: date) -> "NeighbourFigure":
        """What counts on a day: what was reported again where the correction has ended by then."""
        return self._replace(value=self.reported) if self.ends_on and self.ends_on < day else self


@dataclass(frozen=True)
class Neighbour:
    """The accepted return of the period before or after, received at a naive UTC moment; its figures by column."""

    period: str
    period_end: date
    received_at: datetime
    receipt: str
    figures: dict[str, NeighbourFigure]

    def on(self, day: date) -> "Neighbour":
        """The same with the figures that count on a day."""
        return replace(self, figures={name: figure.on(day) for name, figure in self.figures.items()})

    def value(self, name: str) -> Decimal | None:
        """What stood in a column, None where nothing did."""
        return self.figures[name].value if name in self.figures else None


class Projects(NamedTuple):
    """The unit's ledger of the same slot: its period and receipt, its projects; the counting window so far."""

    period: str
    receipt: str
    states: pl.DataFrame
    first: date
    last: date


class CountingReturn(NamedTuple):
    """The unit's return of the same slot that tells how many projects it counts, and the window it counts in so far."""

    there: Neighbour
    window: Span


@dataclass(frozen=True)
class Known:
    """What is known beside a return as it arrives; None where there is none or no rule asks for it."""

    before: Neighbour | None = None
    after: Neighbour | None = None
    projects: Projects | None = None
    told: CountingReturn | None = None
    listing: Listing | None = None
    chains: ChainList | None = None
    rows_before: RowsBefore | None = None
