"""Answers kept for as long as they hold: the one cache, keyed on question, parameters and ledger revision."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import polars as pl


class Answers:
    """The answers asked for last, at most `most`; safe to share between threads."""

    def __init__(self, most: int = 512) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, pl.DataFrame] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, find: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """The answer kept under `key`, or found now and kept; a copy the caller may change."""
        with self._lock:
            if (kept := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return kept.clone()
        found = find()
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found.clone()
