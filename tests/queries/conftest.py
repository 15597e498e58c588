"""A ledger of its own for every test that asks for one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.facts import Facts
from queries.store import Store

Opening = Callable[[Facts], Store]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opening]:
    """Opens an empty ledger with the facts it is given, and closes it after the test."""
    stores: list[Store] = []

    def open_with(facts: Facts) -> Store:
        stores.append(Store(f"duckdb:///{tmp_path}/ledger-{len(stores)}.duckdb", facts))
        return stores[-1]

    yield open_with
    for store in stores:
        store.close()
