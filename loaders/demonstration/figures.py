"""Invented cumulative figures: never falling, tied to the targets, and to each other where they must be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from domain.facts import Facts
from domain.forms import Form
from loaders.demonstration.recipe import FigureRecipe, Office, Recipe, Round

Course = list[Decimal] | None
_SPREAD = 0.06
_UNEVEN = 0.35


@dataclass(frozen=True)
class DrawnReturn:
    """One return as drawn; `figures` by indicator in its own unit, None where the unit has no task.

    A ledger has `projects` instead, each by field.
    """

    form: Form
    office: Office
    period: str
    figures: dict[str, Decimal | None]
    projects: tuple[Mapping[str, object], ...] = ()


def draw_returns(facts: Facts, recipe: Recipe, seed: int) -> Iterator[DrawnReturn]:
    """Every return of the demonstration year but the absent ones; the same seed draws the same figures."""
    for stretch in recipe.round:
        for office in recipe.office:
            courses = _courses(facts, stretch, office, seed)
            for nth, period in enumerate(stretch.periods):
                if not recipe.is_absent(office.place, period):
                    figures = {
                        name: course[nth] - recipe.cut(office.place, period, name) if course else None
                        for name, course in courses.items()
                    }
                    yield DrawnReturn(facts.form(stretch.form), office, period, figures)


def _courses(facts: Facts, stretch: Round, office: Office, seed: int) -> dict[str, Course]:
    """By indicator, its figure at the end of each period; None where the office has no task."""
    courses: dict[str, Course] = {}
    for figure in stretch.figures:
        random = Random(f"{seed}/{stretch.form}/{office.place}/{figure.indicator}")  # noqa: S311
        wholes = _wholes(facts, stretch, office, figure, courses)
        if wholes is None or figure.indicator in office.never:
            courses[figure.indicator] = None
            continue
        factor, curve = random.uniform(1 - _SPREAD, 1 + _SPREAD), _uneven(stretch.curve, random)
        spread = figure.to_share - figure.from_share
        shares = [factor * (figure.from_share + spread * share) for share in curve]
        decimals = _decimals(facts, figure.indicator)
        course = [_rounded(whole * share, decimals) for whole, share in zip(wholes, shares, strict=True)]
        courses[figure.indicator] = _bounded(course, figure, courses)
    return courses


def _wholes(
    facts: Facts, stretch: Round, office: Office, figure: FigureRecipe, courses: dict[str, Course]
) -> list[float] | None:
    """What the shares are taken of, a value a period."""
    if figure.of:
        course = courses[figure.of]
        return None if course is None else [float(value) for value in course]
    strength: float = getattr(office, stretch.strength)
    if figure.of_size:
        return [figure.of_size * office.size * strength] * len(stretch.periods)
    rows = (row for row in facts.targets if (row.place, row.indicator) == (office.place, figure.indicator))
    target = next(rows, None)
    if target is None:
        return None
    return [float(target.work or target.guarantee) * strength * (figure.of_target or 1)] * len(stretch.periods)


def _uneven(curve: tuple[float, ...], random: Random) -> list[float]:
    steps = [
        (share - before) * random.uniform(1 - _UNEVEN, 1 + _UNEVEN)
        for before, share in zip((0.0, *curve), curve, strict=False)
    ]
    scale = curve[-1] / sum(steps)
    return [sum(steps[: nth + 1]) * scale for nth in range(len(steps))]


def _bounded(course: list[Decimal], figure: FigureRecipe, courses: dict[str, Course]) -> list[Decimal]:
    if figure.at_most and (ceiling := courses[figure.at_most]):
        course = [min(pair) for pair in zip(course, ceiling, strict=True)]
    parts = [part for name in figure.at_least_sum if (part := courses[name])]
    floors = [sum(values) for values in zip(*parts, strict=True)]
    return [max(value, least) for value, least in zip(course, floors, strict=True)] if floors else course


def _decimals(facts: Facts, indicator: str) -> int:
    unit = facts.units.named(facts.indicators[indicator].unit)
    return unit.decimals if unit else 0


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
