"""The kinds of check asked of a list: what a word calls for in its row, and what its rows come to together."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.records import Record

Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Where(Record):
    """Asked of the rows in which the column `where` says one of the `words`."""

    where: str
    words: Words
    column: str

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset((self.where, self.column))


class ListedLately(Where):
    """The column names the year of the period, or one of the `years_back` years before it."""

    kind: Literal["listed_lately"]
    years_back: int


class Outside(Where):
    """The column says a place that does not begin with one of `inside`."""

    kind: Literal["outside"]
    inside: Words


class Says(Where):
    """The column says one of `allowed`."""

    kind: Literal["says"]
    allowed: Words


class Shown(Record):
    """No row leaves one of the columns `by` empty; it is told at the cell of `column`."""

    kind: Literal["shown"]
    column: str
    by: Words

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset((self.column, *self.by))


class Repeated(Record):
    """No two rows say the same in all `alike`, blanks and capitals aside; it is told at the first of them."""

    kind: Literal["repeated"]
    alike: Words

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset(self.alike)


class InWindow(Record):
    """Every day of the column lies in the season's counting window."""

    kind: Literal["in_window"]
    column: str

    @property
    def columns(self) -> frozenset[str]:
        """The column it looks at."""
        return frozenset((self.column,))


class DaysTold(Record):
    """No day of the columns `named` lies after the last day the return speaks of, nor before `first` where that is."""

    kind: Literal["days_told"]
    named: Words
    first: date | None = None

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset(self.named)


class Covered(Record):
    """The whole is at most what its parts add up to, since each of it is in one of them; asked where all are told."""

    kind: Literal["covered"]
    sums: dict[str, Words]

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset((*self.sums, *(part for parts in self.sums.values() for part in parts)))


class Agrees(Record):
    """The list and the counts of one unit for one week count the same of every kind; told at `column` of a list."""

    kind: Literal["agrees"]
    column: str | None = None

    @property
    def columns(self) -> frozenset[str]:
        """The column of a list it is told at; none in particular for counts."""
        return frozenset((self.column,)) if self.column else frozenset()


class Listed(Record):
    """A chain that is told is one of the list in force at the end of the period, a link beside it one of its links."""

    kind: Literal["listed"]
    chain: str
    link: str

    @property
    def columns(self) -> frozenset[str]:
        """The columns it looks at."""
        return frozenset((self.chain, self.link))


LISTED = "listed"  # the one that needs the list of chains
LIST_CHECKS = ("listed_lately", "in_window", "agrees")  # those that need to know more than the return
ListCheck = ListedLately | Outside | Says | Shown | Repeated | InWindow | DaysTold | Covered | Agrees | Listed
