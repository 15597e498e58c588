"""What every test may ask for: the committed facts, read once, and an empty ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from domain.facts import Facts, load_facts
from queries.store import Store
from tests.emptied import emptied

HOUSE = Path(__file__).resolve().parent.parent
# What is slow is measured by the benches: a busy machine fails no test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts of data/ as committed."""
    return load_facts(HOUSE / "data")


@pytest.fixture(scope="session")
def kept_open(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The ledger that stays open from one test to the next."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('ledger')}/ledger.duckdb", facts)
    yield store
    store.close()


@pytest.fixture
def store(request: pytest.FixtureRequest, facts: Facts, tmp_path: Path) -> Iterator[Store]:
    """An empty ledger with the committed facts; in the folder of the test where that is marked `own_ledger`."""
    if not request.node.get_closest_marker("own_ledger"):
        yield emptied(request.getfixturevalue("kept_open"))
        return
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    yield store
    store.close()
