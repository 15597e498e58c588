"""Units scored by a scheme and ranked, exactly: the points of what has no task go to the rest in proportion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.schemes.cases import Shortfall
from domain.schemes.earning import Earned, Quantity
from domain.schemes.scheme import Item, Scheme

NONE = Quantity("not_reported")


@dataclass(frozen=True)
class Contender:
    """One unit with its quantities by measure; a disqualified one is shown, not ranked, and sets no scale."""

    place: str
    quantities: Mapping[str, Quantity]
    disqualified: bool = False


@dataclass(frozen=True)
class Part:
    """One part of a score: `of` points could be earned, `earned` was; both count `factor` times.

    `status` is scored, no_task, empty (nothing to take a ratio of), missing, or why the unit is not ranked.
    """

    item: Item
    measures: tuple[str, ...]
    status: str
    actual: Fraction | None = None
    of: Fraction | None = None
    earned: Earned | None = None
    factor: Fraction = Fraction(1)

    @property
    def full(self) -> Fraction | None:
        """The points that could be earned, as they count; none where they are only added or taken."""
        return self.of * self.factor if self.of else None

    @property
    def points(self) -> Fraction | None:
        """The points earned, as they count."""
        return self.earned.points * self.factor if self.earned else None


@dataclass(frozen=True)
class Standing:
    """One unit's score with its parts, None where it is not ranked; `status` is ranked or says why not."""

    place: str
    status: str
    score: Fraction | None
    parts: tuple[Part, ...]
    rank: int | None = None

    @property
    def completions(self) -> dict[str, Fraction]:
        """What of each targeted measure was completed."""
        return {
            part.measures[0]: part.earned.ratio
            for part in self.parts
            if part.earned and part.earned.ratio is not None and part.item.shape.targeted
        }


def standings(scheme: Scheme, contenders: Sequence[Contender]) -> list[Standing]:
    """Every contender in the order given; equal scores share a rank and the next one is skipped (1, 2, 2, 4)."""
    states = {one.place: _state(scheme, one) for one in contenders}
    field = [one for one in contenders if states[one.place] == "ranked"]
    told = [_standing(scheme, one, states[one.place], field) for one in contenders]
    scores = [one.score for one in told if one.score is not None]
    return [
        one if one.score is None else replace(one, rank=1 + sum(score > one.score for score in scores)) for one in told
    ]


def standing_alone(scheme: Scheme, place: str, contenders: Sequence[Contender]) -> Standing:
    """One unit's score and status, without a rank; whoever else is not disqualified sets the scale with what it has."""
    mine = next(one for one in contenders if one.place == place)
    return _standing(scheme, mine, _state(scheme, mine), _setting_scale(contenders))


def part_alone(scheme: Scheme, item: Item, key: str, place: str, contenders: Sequence[Contender]) -> Part:
    """One part of a ranked unit's score (of `key`, or of an item scored as one), not reweighed; as standing_alone."""
    keys = next(group for group in _groups(item) if item.together or key in group)
    mine = next(one for one in contenders if one.place == place)
    return _part(scheme, item, keys, mine, _setting_scale(contenders))


def _setting_scale(contenders: Sequence[Contender]) -> list[Contender]:
    return [one for one in contenders if not one.disqualified]


def _state(scheme: Scheme, one: Contender) -> str:
    if one.disqualified:
        return "disqualified"
    mine = [one.quantities.get(key, NONE).status for item in scheme.item for key in _keys(item)]
    reported = {status for status in mine if status != "counted"}
    if reported <= {"no_task"} and reported:
        return "no_task"
    return "not_reported" if reported <= {"no_task", "not_reported"} and reported else "ranked"


def _standing(scheme: Scheme, one: Contender, state: str, field: Sequence[Contender]) -> Standing:
    if state != "ranked":
        parts = [Part(item, keys, state) for item in scheme.item for keys in _groups(item)]
        return Standing(one.place, state, None, tuple(parts))
    parts = [_part(scheme, item, keys, one, field) for item in scheme.item for keys in _groups(item)]
    weighed = [part for part in parts if part.of is not None and part.item.shape.weighted]
    inside = sum((part.of or Fraction(0) for part in weighed), Fraction(0))
    if not inside:
        return Standing(one.place, "no_task", None, tuple(parts))
    factor = Fraction(scheme.full) / inside
    counted = [replace(part, factor=factor) if part.item.shape.weighted else part for part in parts]
    score = sum((part.points or Fraction(0) for part in counted), Fraction(0))
    return Standing(one.place, state, score, tuple(counted))


def _part(scheme: Scheme, item: Item, keys: tuple[str, ...], one: Contender, field: Sequence[Contender]) -> Part:
    shape = item.shape
    goals = [one.quantities.get(key, NONE) for key in keys]
    assessed = [goal for goal in goals if goal.status != "no_task" and not (shape.targeted and not shape.aim(goal))]
    if not assessed:
        return Part(item, keys, "no_task", goals[0].actual)
    of = Fraction(item.points) * (1 if item.together else _share(item, keys[0]))
    told = [goal.actual for goal in assessed if goal.actual is not None]
    if not told:
        status = "empty" if assessed[0].status == "empty" else "missing"
        left_out = status == "empty" or scheme.unfilled == "left_out"
        return Part(item, keys, status, None, None if left_out else of)
    actual = sum(told, Fraction(0))
    if isinstance(shape, Shortfall):
        return Part(item, keys, "scored", actual, of, shape.off(of, assessed))
    others = [value for rival in field if (value := rival.quantities.get(keys[0], NONE).actual) is not None]
    return Part(item, keys, "scored", actual, of, shape.earn(of, actual, assessed[0], others))


def _groups(item: Item) -> list[tuple[str, ...]]:
    return [_keys(item)] if item.together else [(key,) for key in _keys(item)]


def _keys(item: Item) -> tuple[str, ...]:
    return tuple(measure.key for measure in item.measures)


def _share(item: Item, key: str) -> Fraction:
    return next(Fraction(measure.share) for measure in item.measures if measure.key == key)
