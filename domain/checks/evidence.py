"""The kinds of check that hold what is said to be done against the evidence listed under it."""

from typing import Annotated, Literal

from pydantic import Field

from domain.records import Record


class Evidence(Record):
    """Which columns hold what: rows with an `item` prove the row of the same `task` without one.

    An item counts where its `amount` is at least that row's `least` and no field of `unless` holds its word.
    """

    task: str
    item: str
    least: str
    amount: str
    unless: dict[str, str]

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return frozenset((self.task, self.item, self.least, self.amount, *self.unless))


class Tallies(Evidence):
    """What is done, in the one of the columns `done` that is filled, is as many as the items that count."""

    kind: Literal["tallies"]
    done: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def columns(self) -> frozenset[str]:
        """Every column it looks at."""
        return super().columns | frozenset(self.done)


class Counts(Evidence):
    """Every item counts toward at least one row of its task, where the return has any."""

    kind: Literal["counts"]
