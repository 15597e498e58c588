"""The shapes a scheme may give an item: each is its data, earns points exactly, and says with which numbers."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from domain.schemes.earning import Earned, NotNegative, Positive, Quantity, Shape, Share
from domain.targets import TargetLevel


class Completion(Shape):
    """Full points × completion of one target, counted up to `cap` (a share of 1); one printed level is both."""

    kind: Literal["completion"]
    against: TargetLevel = "guarantee"
    cap: Positive = Decimal(1)

    def aim(self, mine: Quantity) -> Fraction | None:
        return mine.work or mine.guarantee if self.against == "work" else mine.guarantee

    @property
    def targeted(self) -> bool:
        return True

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        target = self.aim(goal) or Fraction(1)
        ratio, cap = mine / target, Fraction(self.cap)
        counted = min(ratio, cap)
        case = "completion_capped" if ratio > cap else "completion"
        shares = {"ratio": ratio, "counted": counted, "cap": cap}
        return Earned(of * counted, case, {"target": target}, shares, target=target, ratio=ratio)


class Efficacy(Shape):
    """功效系数: `base` + `spread` × (x − min) ÷ (max − min), of `base` + `spread`; full where all are equal."""

    kind: Literal["efficacy"]
    base: NotNegative
    spread: Positive

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        least, most = min(others), max(others)
        base, spread = Fraction(self.base), Fraction(self.spread)
        where = (mine - least) / (most - least) if most > least else Fraction(1)
        coefficient = base + spread * where
        amounts = {"least": least, "most": most}
        counts = {"coefficient": coefficient, "base": base, "spread": spread, "full": base + spread}
        case = "efficacy" if most > least else "efficacy_equal"
        return Earned(of * coefficient / (base + spread), case, amounts, counts=counts)


class TwoLevel(Shape):
    """Below 保证: W·k·r; up to 工作: from W·k in a line to W; above: `slope` of W × what is more, at most `most`.

    What is more is a share of 工作; where one level is printed it is both.
    """

    kind: Literal["two_level"]
    k: Share
    slope: NotNegative
    most: NotNegative

    def aim(self, mine: Quantity) -> Fraction | None:
        return mine.guarantee

    @property
    def targeted(self) -> bool:
        return True

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        guarantee = goal.guarantee or Fraction(1)
        work, k = goal.work or guarantee, Fraction(self.k)
        ratio, extra = mine / guarantee, Fraction(0)
        if mine < guarantee:
            case, counted = "two_level_below", k * ratio
        elif mine < work:
            case, counted = "two_level_between", k + (1 - k) * (mine - guarantee) / (work - guarantee)
        else:
            extra = min(Fraction(self.slope) * (mine / work - 1), Fraction(self.most))
            case, counted = "two_level_above" if extra else "two_level_full", 1 + extra
        amounts = {"guarantee": guarantee, "work": work}
        shares = {"ratio": ratio, "k": k, "counted": counted, "extra": extra, "most": Fraction(self.most)}
        return Earned(of * counted, case, amounts, shares, target=guarantee, ratio=ratio)


class CityShare(Shape):
    """Full points × the share of the city's total; full at the share `full_at`."""

    kind: Literal["share"]
    full_at: Share = Decimal(1)

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        total, full_at = sum(others, Fraction(0)), Fraction(self.full_at)
        ratio = mine / total if total else Fraction(0)
        counted = min(ratio / full_at, Fraction(1))
        shares = {"ratio": ratio, "full_at": full_at, "counted": counted}
        case = "share" if full_at == 1 else "share_of_some"
        return Earned(of * counted, case, {"total": total}, shares, ratio=ratio)


class Threshold(Shape):
    """Full points at `full_at` or more, in the unit of the measure; nothing below."""

    kind: Literal["threshold"]
    full_at: Positive

    def earn(self, of: Fraction, mine: Fraction, goal: Quantity, others: Sequence[Fraction]) -> Earned:
        full_at = Fraction(self.full_at)
        met = mine >= full_at
        case = "threshold" if met else "threshold_short"
        return Earned(of if met else Fraction(0), case, {"full_at": full_at}, target=full_at, ratio=mine / full_at)
