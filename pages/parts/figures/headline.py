"""What the city has of every headline indicator of a season."""

from charts.overview.cards import indicator_cards
from charts.overview.values import totals
from charts.slots import Slot
from pages.parts.choosing.choice import Choice
from pages.parts.figures.shown import values_and_before
from pages.parts.shell.house import House


def headline_cards(house: House, choice: Choice, slot: Slot) -> str:
    """A card for each: against its targets where anybody has one, with the figure alone where nobody has."""
    facts, season, city = house.facts, choice.season, house.ask("completion/city", **choice.compared)
    alone = {one.key for one in facts.indicators_of(season) if one.headline} - choice.targeted
    figures = totals(*values_and_before(house, choice), season, slot, facts) if alone else None
    return indicator_cards(city, slot.name, facts, choice.indicator.key, totals=figures)
