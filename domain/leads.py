"""A lead in points as people read it, never blurred into the bound of a light."""

from decimal import Decimal
from itertools import count

from domain.facts import Facts
from domain.numbers import round_half_up, show_change


def show_lead(points: Decimal | None, facts: Facts) -> str:
    """A lead with its sign to one decimal, or to as many as tell it from the bound of a light; missing is "—"."""
    if points is None:
        return show_change(None)
    bounds = {light.least_lead for light in facts.measures.light} - {points}
    return show_change(points, next(n for n in count(1) if round_half_up(points, n) not in bounds))
