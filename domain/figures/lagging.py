"""How units and indicators stand to the pace, counted again from what they have done and their guarantee targets."""

from collections.abc import Callable
from fractions import Fraction

from domain.figures.listing import Listed

# What a figure of all indicators of a unit is of.
EVERY = "every"


def behind_units(listed: Listed) -> Fraction | None:
    """How many units fall short of the pace by more than any light but the last allows."""
    told, targets = (listed.values(role, listed.figure.item) for role in ("now", "guarantee"))
    lights = [_light(value / targets[place], listed) for place, value in told.items() if targets.get(place)]
    return Fraction(lights.count(-1)) if lights else None


def _items(light: int) -> Callable[[Listed], Fraction | None]:
    """How many indicators of a unit show the light that stands there from the last one on; None where none has any."""

    def counted(listed: Listed) -> Fraction | None:
        lights, unit = [], listed.figure.whose
        for item in listed.figure.indicators(listed.facts):
            done, target = (listed.values(role, item).get(unit) for role in ("now", "guarantee"))
            if done is not None and target:
                lights.append(_light(done / target, listed))
        return Fraction(lights.count(light)) if lights else None

    return counted


ITEMS = {"behind_items": _items(-1), "near_items": _items(-2)}


def _light(rate: Fraction, listed: Listed) -> int:
    """The place of its light from the last one on: -1 behind, -2 near."""
    gone, whole = listed.facts.seasons[listed.figure.season].gone(listed.day)
    lead, lights = (rate - Fraction(gone, whole)) * 100, listed.facts.measures.light
    at = next(at for at, light in enumerate(lights) if light.least_lead is None or lead >= light.least_lead)
    return at - len(lights)
