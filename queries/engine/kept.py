"""The cursors a store keeps open for writing: making one anew costs more than most of what is written with it."""

from collections.abc import Callable

import duckdb


class KeptCursors:
    """Two cursors, each made when first asked for; used by one thread at a time."""

    def __init__(self, made: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._made = made
        self._kept: dict[bool, duckdb.DuckDBPyConnection] = {}

    def cursor(self, *, plain: bool) -> duckdb.DuckDBPyConnection:
        """The kept cursor; a plain one runs statements as written, for optimizing a row's insert outlasts it."""
        if plain not in self._kept:
            self._kept[plain] = self._made()
            if plain:
                self._kept[plain].execute("pragma disable_optimizer")
        return self._kept[plain]

    def close(self) -> None:
        """Let both go; the next one asked for is made anew."""
        while self._kept:
            self._kept.popitem()[1].close()
