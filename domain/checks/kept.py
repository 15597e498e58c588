"""The kinds of check asked of a list that the city keeps: each name once, names that can be told apart."""

from typing import Annotated, Literal

from pydantic import Field

from domain.records import Record

Columns = Annotated[tuple[str, ...], Field(min_length=1)]


class NamedOnce(Record):
    """No two things go by the same name, the words of `label` and `aliases`.

    Where `within` is given every row is a thing and the rows that say the same in it are looked at together; without
    it rows of the same `label` are one thing.
    """

    kind: Literal["named_once"]
    label: str
    aliases: str
    within: str | None = None

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset(filter(None, (self.label, self.aliases, self.within)))


class SaysSame(Record):
    """Rows that say the same in `of` say the same in `column`."""

    kind: Literal["says_same"]
    of: str
    column: str

    @property
    def columns(self) -> frozenset[str]:
        """The columns it looks at."""
        return frozenset((self.of, self.column))


class Plain(Record):
    """No word of the columns `names` holds one of the `signs`."""

    kind: Literal["plain"]
    names: Columns
    signs: Columns

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset(self.names)


KeptCheck = NamedOnce | SaysSame | Plain
