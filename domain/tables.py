"""Tables to hand over: what a table on a screen holds, typed, with its title, its day and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "count", "amount", "exact", "share", "points", "day", "moment"]


@dataclass(frozen=True)
class Head:
    """One column: its Chinese heading, what stands under it, and the unit that is printed behind the heading.

    A count is whole, an amount has `decimals` decimals, an exact figure all it has; a share is of 1 and shown as a
    percentage; points are percentage points; a moment is naive UTC and shown on the office's clock.
    """

    label: str
    kind: Kind = "text"
    unit: str = ""
    decimals: int = 2

    @property
    def title(self) -> str:
        """The heading with its unit in brackets."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@dataclass(frozen=True)
class Table:
    """Rows under heads, None where nothing is known; `as_of` is the day they speak as of, `source` the clause."""

    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[object]]
    as_of: date | None = None
    source: str = ""
    demonstration: bool = False
    notes: Sequence[str] = ()
