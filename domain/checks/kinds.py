"""The kinds of check a rule may make, each with its parameters: what must hold between the figures of a return."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from domain.checks.evidence import Counts, Tallies
from domain.checks.kept import KeptCheck, NamedOnce, Plain, SaysSame
from domain.checks.lists import Agrees, Covered, DaysTold, InWindow, ListCheck, Listed, Repeated, Shown, Where
from domain.checks.wider import AddsUp, CityWide, Counted, CountedIn, Flagged, RowFalls, TopsLater
from domain.forms import NUMBERS, Column
from domain.records import Record

Positive = Annotated[Decimal, Field(gt=0)]
Pairs = Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]
Of = Literal["amount", "count", "any"]
Chains = Annotated[tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...], Field(min_length=1)]


class AtMost(Record):
    """No figure above the bound of its column, in the column's own unit."""

    kind: Literal["at_most"]
    bounds: dict[str, Positive]


class Soars(Record):
    """No figure `factor` times what stood there last time, or more; asked where at least `least_before` stood."""

    kind: Literal["soars"]
    of: Of
    factor: Positive
    least_before: Decimal


class Collapses(Record):
    """No figure above 0 but down to 1/`factor` of what stood there last time, or less."""

    kind: Literal["collapses"]
    of: Of
    factor: Positive


class InOrder(Record):
    """In each chain of columns none is above the one named before it."""

    kind: Literal["in_order"]
    chains: Chains


class Share(Record):
    """The first of each pair ÷ the second lies between `least` and `most`, both in; asked where the second is not 0."""

    kind: Literal["share"]
    pairs: Pairs
    least: Decimal | None = None
    most: Decimal | None = None


class Within(Record):
    """The sum of the `parts` is at most the `whole`; parts that are not told count as nothing."""

    kind: Literal["within"]
    parts: Annotated[tuple[str, ...], Field(min_length=1)]
    whole: str


class Together(Record):
    """Of each pair either both are above 0 or neither."""

    kind: Literal["together"]
    pairs: Pairs


class Falls(Record):
    """No figure below what stood there last time."""

    kind: Literal["falls"]


class Vanishes(Record):
    """No dash and no 无 where a figure above 0 stood last time."""

    kind: Literal["vanishes"]


class DaysInOrder(Record):
    """In each chain of columns no day is before the one named before it."""

    kind: Literal["days_in_order"]
    chains: Chains


class Proved(Record):
    """Where `state` says one of the words, at least one of the columns listed for it holds a day."""

    kind: Literal["proved"]
    state: str
    days: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


OwnFigures = AtMost | InOrder | Share | Within | Together | DaysInOrder | Proved | AddsUp | Tallies | Counts
WithOthers = Soars | Collapses | Falls | Vanishes | RowFalls | TopsLater | Counted | CountedIn | Flagged | CityWide
Check = Annotated[OwnFigures | WithOthers | ListCheck | KeptCheck, Field(discriminator="kind")]
WITH_EARLIER = ("soars", "collapses", "falls", "vanishes")
TOPS_LATER = "tops_later"
WITH_LEDGER = ("counted", "flagged")
CITY_WIDE = ("same_name", "same_deal")


def columns_named(check: Check) -> frozenset[str]:
    """The columns a check names; none for one that is asked of every column of a kind."""
    match check:
        case AtMost():
            return frozenset(check.bounds)
        case InOrder() | DaysInOrder():
            return frozenset(name for chain in check.chains for name in chain)
        case Proved():
            return frozenset((check.state, *(name for names in check.days.values() for name in names)))
        case Tallies() | Counts() | Flagged() | Where() | Shown() | Repeated() | InWindow() | Covered() | Agrees():
            return check.columns
        case DaysTold() | Listed() | NamedOnce() | SaysSame() | Plain() | RowFalls() | CountedIn():
            return check.columns
        case Counted():
            return frozenset(check.days)
        case Share() | Together():
            return frozenset(name for pair in check.pairs for name in pair)
        case Within():
            return frozenset((*check.parts, check.whole))
    return frozenset()


def columns_asked(check: Check, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Of a form's columns those the check looks at, in the form's order."""
    named = columns_named(check)
    kinds = (check.of,) if isinstance(check, Soars | Collapses) and check.of != "any" else NUMBERS
    return tuple(column.name for column in columns if (column.name in named if named else column.kind in kinds))
