"""What every test may ask for: the committed facts, read once."""

from pathlib import Path

import pytest

from domain.facts import Facts, load_facts

HOUSE = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts of data/ as committed."""
    return load_facts(HOUSE / "data")
