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
    return Fraction(lights.count("behind")) if lights else None


def _items(light: str) -> Callable[[Listed], Fraction | None]:
    """How many indicators of a unit show a light, by its key; None where none shows any."""

    def counted(listed: Listed) -> Fraction | None:
        lights, unit = [], listed.figure.whose
        for item in listed.figure.indicators(listed.facts):
            done, target = (listed.values(role, item).get(unit) for role in ("now", "guarantee"))
            if done is not None and target:
                lights.append(_light(done / target, listed))
        return Fraction(lights.count(light)) if lights else None

    return counted


ITEMS = {"behind_items": _items("behind"), "near_items": _items("near")}


def _light(rate: Fraction, listed: Listed) -> str:
    """The key of its light."""
    gone, whole = listed.facts.seasons[listed.figure.season].gone(listed.day)
    lead, lights = (rate - Fraction(gone, whole)) * 100, listed.facts.measures.light
    return next(light.key for light in lights if light.least_lead is None or lead >= light.least_lead)
