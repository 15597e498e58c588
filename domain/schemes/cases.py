"""The shapes that count cases: what each one short, missed, won or found is worth."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.schemes.earning import Earned, NotNegative, Positive, Quantity, Shape
from domain.schemes.shapes import CityShare, Completion, Efficacy, Threshold, TwoLevel


class Shortfall(Shape):
    """`each` point off for each one short of its own target, over all measures of the item; never below nothing."""

    kind: Literal["shortfall"]
    each: Positive

    def aim(self, mine: Quantity) -> Fraction | None:
        return mine.guarantee

    @property
    def targeted(self) -> bool:
        return True

    def off(self, of: Fraction, goals: Sequence[Quantity]) -> Earned:
        """What is left of the full points; a measure that was not filled is short of its whole target."""
        pairs = [(goal.actual or Fraction(0), goal.guarantee or Fraction(0)) for goal in goals]
        short = sum((max(target - actual, Fraction(0)) for actual, target in pairs), Fraction(0))
        target = sum((target for _, target in pairs), Fraction(0))
        lost = min(short * Fraction(self.each), of)
        counts = {"each": Fraction(self.each), "lost": lost}
        return Earned(of - lost, "shortfall", {"short": short, "target": target}, counts=counts, target=target)


class Missed(Shape):
    """`each` point off for each case (a report missed); never below nothing."""

    kind: Literal["missed"]
    each: Positive

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        lost = min(mine * Fraction(self.each), of)
        return Earned(of - lost, "missed", counts={"each": Fraction(self.each), "lost": lost})


class Bonus(Shape):
    """`each` point for each one, on top of the full score, up to `ceiling`."""

    weighted: ClassVar[bool] = False
    kind: Literal["bonus"]
    each: Positive
    ceiling: Positive

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        won, ceiling = mine * Fraction(self.each), Fraction(self.ceiling)
        case = "bonus_capped" if won > ceiling else "bonus"
        return Earned(min(won, ceiling), case, counts={"each": Fraction(self.each), "ceiling": ceiling})


class Deduction(Shape):
    """`each` point taken off the full score for each case, `floor` at the most."""

    weighted: ClassVar[bool] = False
    kind: Literal["deduction"]
    each: Positive
    floor: NotNegative

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        lost, floor = mine * Fraction(self.each), Fraction(self.floor)
        case = "deduction_floored" if lost > floor else "deduction"
        taken = min(lost, floor)
        return Earned(-taken, case, counts={"each": Fraction(self.each), "floor": floor, "lost": taken})


AnyShape = Annotated[
    Completion | Efficacy | TwoLevel | CityShare | Threshold | Shortfall | Missed | Bonus | Deduction,
    Field(discriminator="kind"),
]
