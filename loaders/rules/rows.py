"""The figures of one return by column and row as the checks look at them, and what they tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from loaders.reading.result import PrintedTotal, ReadReturn

Figures = list[Decimal | None]
_READ = ("value", "text", "day", "missing")
_NOTHING = (None,) * len(_READ)


class Firing(NamedTuple):
    """One check that does not hold: at which column and row (from 0), and what its sentence needs.

    `others` are the columns it was compared with, `proofs` those that hold nothing and should, `amounts` words to be
    shown in the unit of the column, `words` as they stand. `printed` is the total it is about, where it is no row.
    """

    name: str
    row: int
    others: tuple[str, ...] = ()
    amounts: Mapping[str, Decimal] = MappingProxyType({})
    words: Mapping[str, str] = MappingProxyType({})
    proofs: tuple[str, ...] = ()
    printed: PrintedTotal | None = None


class Rows:
    """A return's tidy values, row-major and the same columns in every row, looked at column by column."""

    def __init__(self, read: ReadReturn) -> None:
        self._read, self._values = read, read.values
        self.totals, values = read.totals, read.values
        self.height = int(values.get_column("row_number")[-1]) if values.height else 0
        self._wide = values.height // self.height if self.height else 0
        self._taken: dict[tuple[str, str], list[Any]] = {}
        names = self._line("field") if self.height == 1 else values.get_column("field").head(self._wide).to_list()
        self._offsets = {name: offset for offset, name in enumerate(names)}

    @property
    def told_of(self) -> date:
        """The last day the return speaks of; only of a recognised one."""
        assert self._read.period_end is not None
        return self._read.period_end

    def figures(self, name: str) -> Figures:
        """The figures of a column row by row; all None where the return lacks it."""
        return self._column("value", name)

    def days(self, name: str) -> list[date | None]:
        """The days of a column row by row."""
        return self._column("day", name)

    def texts(self, name: str) -> list[str | None]:
        """The words of a column row by row."""
        return self._column("text", name)

    def missing(self, name: str) -> list[str | None]:
        """The kind of nothing in each row of a column."""
        return self._column("missing", name)

    def raw(self, name: str, row: int) -> str:
        """What stood in a cell as text."""
        return str(self._column("raw", name)[row] or "")

    def unread(self, name: str) -> list[bool]:
        """Whether something stood in each cell of a column and nothing could be read there."""
        if ("unread", name) not in self._taken:
            read = zip(*(self._column(part, name) for part in _READ), strict=True)
            held = zip(self._column("raw", name), read, strict=True)
            self._taken["unread", name] = [bool(raw) and parts == _NOTHING for raw, parts in held]
        return self._taken["unread", name]

    def place_of(self, name: str, row: int) -> tuple[str, str]:
        """The sheet and address of a cell; both empty where the return lacks the column."""
        if name not in self._offsets:
            return "", ""
        at = row * self._wide + self._offsets[name]
        return str(self._values.get_column("sheet")[at]), str(self._values.get_column("cell")[at])

    def column(self, part: str, name: str) -> pl.Series:
        """One part of a column of VALUES, row by row; all null where the return lacks the column."""
        whole, offset = self._values.get_column(part), self._offsets.get(name)
        if offset is None:
            return whole.clear(self.height)
        return whole.gather_every(self._wide, offset)

    def at(self, numbers: Sequence[int]) -> "Rows":
        """Some of the rows, from 0, as all there is."""
        some = self._values.filter((pl.col("row_number") - 1).is_in(numbers))
        return Rows(replace(self._read, values=some.with_columns(pl.col("row_number").rank("dense").cast(pl.Int64()))))

    def _column(self, part: str, name: str) -> list[Any]:
        if (part, name) not in self._taken:
            self._taken[part, name] = self._take(part, name)
        return self._taken[part, name]

    def _take(self, part: str, name: str) -> list[Any]:
        offset = self._offsets.get(name)
        if offset is None:
            return [None] * self.height
        return self._line(part)[offset : offset + 1] if self.height == 1 else self.column(part, name).to_list()

    def _line(self, part: str) -> list[Any]:
        """The only row of a return, column by column, taken at once."""
        if (part, "") not in self._taken:
            self._taken[part, ""] = self._values.get_column(part).to_list()
        return self._taken[part, ""]
