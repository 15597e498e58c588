"""How long a question may take: one thread watches them all, so that a question pays nothing for it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from domain.errors import StoreError

_LOOKS = 10


class Patience:
    """Interrupts what a watched cursor has worked on for `seconds`, at the latest a tenth of that later."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[duckdb.DuckDBPyConnection, float] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="patience", daemon=True).start()

    @contextmanager
    def watching(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Watch `cursor` inside the block; StoreError, in Chinese, where it was interrupted."""
        with self._lock:
            self._since[cursor] = time.monotonic()
        try:
            yield
        except duckdb.InterruptException as fault:
            raise StoreError(f"查询超过{self._seconds:g}秒，已停止，请缩小范围后再试。") from fault
        finally:
            with self._lock:
                del self._since[cursor]

    def end(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(self._seconds / _LOOKS):
            late = time.monotonic() - self._seconds
            with self._lock:
                for cursor, since in self._since.items():
                    if since <= late:
                        cursor.interrupt()
