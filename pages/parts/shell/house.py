"""What every session shares: the facts and the ledger, opened once and kept until the server stops."""

import threading
from dataclasses import dataclass
from typing import Any

import polars as pl

import settings
from domain.facts import Facts, load_facts
from domain.seasons import Season
from loaders.reading.readers import Readers
from queries.ask import ask
from queries.engine.folders import kept_in
from queries.store import Store

_opening = threading.Lock()
_opened: dict[str, "House"] = {}


@dataclass(frozen=True)
class House:
    """The facts, the ledger at the store URL, and the readers of workbooks."""

    facts: Facts
    store: Store
    readers: Readers

    def demonstrates(self, season: Season) -> bool:
        """Whether the ledger holds the demonstration year, which every screen then says."""
        return bool(self.ask("season/demonstrated", season=season.key)["demonstrated"].any())

    def ask(self, name: str, **params: Any) -> pl.DataFrame:
        """The answer of a named query."""
        return ask(self.store, name, **params)


def the_house() -> House:
    """The opened house; FactsError, StoreError or StoreBusyError where it cannot be opened, tried at every call."""
    with _opening:
        if settings.STORE not in _opened:
            facts = load_facts(settings.DATA)
            kept_in(settings.VAR)
            _opened[settings.STORE] = House(facts, Store(settings.STORE, facts), Readers(facts).begin())
        return _opened[settings.STORE]


def close_house() -> None:
    """Let every opened ledger and every reader go."""
    with _opening:
        while _opened:
            _, house = _opened.popitem()
            house.readers.close()
            house.store.close()
