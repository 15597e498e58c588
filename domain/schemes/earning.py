"""What a scheme scores and gives: a quantity of one unit, the points earned with it, what every shape can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import Field

from domain.records import Record

Positive = Annotated[Decimal, Field(gt=0)]
NotNegative = Annotated[Decimal, Field(ge=0)]
Share = Annotated[Decimal, Field(gt=0, le=1)]


@dataclass(frozen=True)
class Quantity:
    """What one unit has of one measure: an exact actual or None with the reason in `status`, and its two targets."""

    status: str
    actual: Fraction | None = None
    guarantee: Fraction | None = None
    work: Fraction | None = None


@dataclass(frozen=True)
class Earned:
    """Points, exact and below 0 where they are taken; `case` names the sentence, the words fill it.

    `amounts` are in the unit of the measure, `shares` of 1, `counts` plain numbers; `target` and `ratio` are told too.
    """

    points: Fraction
    case: str
    amounts: Mapping[str, Fraction] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    counts: Mapping[str, Fraction] = field(default_factory=dict)
    target: Fraction | None = None
    ratio: Fraction | None = None


class Shape(Record):
    """A way to earn points. `weighted` points are part of the full score, others are added to it or taken from it."""

    weighted: ClassVar[bool] = True

    def aim(self, mine: Quantity) -> Fraction | None:
        """What the actual is held against; a shape without targets aims at nothing."""
        return None

    @property
    def targeted(self) -> bool:
        """Whether a unit without a target is not assessed."""
        return False

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        """What the actual `mine` earns of the full points `of`; `others` are all actuals of the field, mine too."""
        raise NotImplementedError
