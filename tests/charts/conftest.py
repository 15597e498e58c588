"""What tests of figures share."""

import pytest

from domain.facts import Facts
from domain.indicators import Indicator


@pytest.fixture
def money(facts: Facts) -> Indicator:
    """The first indicator: an amount with two decimals and two targets."""
    return facts.indicators["funds_in_place"]


@pytest.fixture
def nasty_facts(facts: Facts) -> Facts:
    """The facts with a place named like an attack."""
    from dataclasses import replace

    from tests.charts.frames import NASTY

    first, *rest = facts.places.place
    named = first.model_copy(update={"label": NASTY, "short": NASTY})
    return replace(facts, places=facts.places.model_copy(update={"place": (named, *rest)}))
