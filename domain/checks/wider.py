"""The kinds of check that look beyond one return's figures: at a later one, another form, another unit, a total."""

from typing import Annotated, Literal

from pydantic import Field

from domain.records import Record


class TopsLater(Record):
    """No figure above what a return of a later period, already accepted, says."""

    kind: Literal["tops_later"]


class RowFalls(Record):
    """No row says less in one of the columns `done` than the row of the same `keys` last time.

    A row that holds something in `unless` is not asked.
    """

    kind: Literal["row_falls"]
    keys: Annotated[tuple[str, ...], Field(min_length=1)]
    unless: str
    done: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset((*self.keys, self.unless, *self.done))


class AddsUp(Record):
    """Every printed total is the sum of all rows, or of those it stands under or over."""

    kind: Literal["adds_up"]


class Counted(Record):
    """Each figure is how many projects of the unit's ledger have one of the listed `days` in the counting window.

    Days after the return's own period do not count. Asked where a ledger of the same slot is in force.
    """

    kind: Literal["counted"]
    days: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class CountedIn(Record):
    """As many projects have one of the `days` in the counting window as each figure of another return says.

    That of `form`; asked of a ledger where such a return of the same slot is in force: `counted` from the other side.
    """

    kind: Literal["counted_in"]
    form: str
    days: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]

    @property
    def columns(self) -> frozenset[str]:
        """The columns it looks at."""
        return frozenset(day for days in self.days.values() for day in days)


class Flagged(Record):
    """Each project says the same of the `words` in `column` here and in the unit's ledger of the same slot.

    Projects of the ledger count where one of the `days` lies in the counting window, up to the return's own period.
    `none` is said where none of the words is, `absent` where the project is not listed at all.
    """

    kind: Literal["flagged"]
    project: str
    column: str
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    days: Annotated[tuple[str, ...], Field(min_length=1)]
    none: str
    absent: str

    @property
    def columns(self) -> frozenset[str]:
        """The columns it looks at."""
        return frozenset((self.project, self.column))


class SameName(Record):
    """No two units list a project of one name, blanks and brackets aside; of at least so many letters."""

    kind: Literal["same_name"]
    least_letters: int


class SameDeal(Record):
    """No two units list a project of one investor, signed on one day for one sum, under different names."""

    kind: Literal["same_deal"]


CityWide = SameName | SameDeal
