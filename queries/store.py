"""The one door to the ledger: fresh cursors for questions, one kept for writing, a transaction at a time."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

import duckdb
import polars as pl

import settings
from domain.errors import StoreError
from domain.facts import Facts
from queries.answers import Answers
from queries.engine.engines import engine_for
from queries.engine.frames import frame_of
from queries.engine.health import Health
from queries.engine.kept import KeptCursors
from queries.engine.migrating import migrate
from queries.engine.patience import Patience
from queries.engine.transactions import Result, cursor_on, in_transaction
from queries.engine.words import attach_words
from queries.reference.tables import load_reference

Cursor = duckdb.DuckDBPyConnection
_ATTEMPTS = 5
_FIRST_PAUSE = 0.05


class Store:
    """The ledger at a store URL together with the facts it is read with.

    Opening migrates and defines tables of facts and views; `writes` counts the calls of `write`. StoreBusyError at
    once where another process holds it, StoreError where it cannot be used.
    """

    def __init__(self, url: str, facts: Facts, question_seconds: float = 10) -> None:
        self.facts, self.answers, self.writes = facts, Answers(), 0
        self._engine = engine_for(url)
        self._writing = threading.RLock()
        self._reopening = threading.Lock()
        self._root = self._open()
        self._kept = KeptCursors(self.cursor)
        self._patience = Patience(question_seconds)

    def cursor(self) -> Cursor:
        """A fresh cursor that sees the ledger, the reference tables and the views; close it, or use `with`."""
        with self._reopening:
            return cursor_on(self._root)

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """The whole answer to one statement with `$name` parameters, read with a cursor of its own.

        After a fatal error of the engine the ledger is opened anew once and the statement asked again.
        StoreError where it takes longer than `question_seconds`.
        """
        root = self._root
        try:
            return self._read(sql, params)
        except duckdb.FatalException:
            self._reopen(root)
            return self._read(sql, params)

    def write(self, change: Callable[[Cursor], Result], *, plain: bool = False) -> Result:
        """Run `change` in one transaction and return what it returned, after COMMIT.

        Anything it raises rolls everything back and is raised again. It must be idempotent: it is run again after
        a conflict, and after a fatal error of the engine, whose COMMIT may have held. `confirm` tells.
        `plain` for a few rows by plain statements, which are run as they are written instead of optimized first.
        """
        with self._writing:
            self.writes += 1
            for attempt in range(_ATTEMPTS):
                root = self._root
                try:
                    return in_transaction(self._kept.cursor(plain=plain), change)
                except duckdb.FatalException as fault:
                    self._kept.close()
                    self._reopen(root)
                    if attempt:
                        raise StoreError("台账写入出错，请先在已收报表中核对本次内容是否入账，再重新提交。") from fault
                except duckdb.TransactionException as fault:
                    if attempt + 1 == _ATTEMPTS:
                        raise StoreError("台账正忙，本次内容没有入账，请稍后重新提交。") from fault
                    time.sleep(_FIRST_PAUSE * 2**attempt)
            raise AssertionError("the last attempt returns or raises")

    def confirm(self, question: Callable[[Cursor], Result]) -> Result:
        """What `question` reads beside no writer and outside the transaction of the last write."""
        with self._writing:
            return question(self._kept.cursor(plain=False))

    def migrate(self) -> list[str]:
        """Apply the migrations not yet applied and return their names; StoreError where an applied one was changed."""
        return self.write(migrate)

    def maintain(self) -> None:
        """Nightly housekeeping of the engine, with no writer beside it."""
        with self._writing, self.cursor() as cursor:
            self._engine.maintain(cursor)

    def revision(self) -> int:
        """The number of the last write, 0 for an empty ledger; every answer is a function of it."""
        with self.cursor() as cursor:
            row = cursor.execute("select coalesce(max(revision), 0) from event").fetchone()
        return int(row[0]) if row else 0

    def health(self) -> Health:
        """Whether the ledger answers now; never raises."""
        try:
            return Health(True, self.revision(), self._engine.size(), "台账正常。")
        except (duckdb.Error, OSError) as fault:
            return Health(False, 0, 0, f"台账无法读取（{type(fault).__name__}）。")

    def close(self) -> None:
        """Let the ledger go; nothing is lost, the log is kept beside the file."""
        self._patience.end()
        self._kept.close()
        self._root.close()

    def _open(self) -> Cursor:
        root = self._engine.open()
        try:
            load_reference(root, self.facts)
            with root.cursor() as cursor:
                cursor.execute("set search_path = 'app.main'")
                in_transaction(cursor, migrate)
            attach_words(root, settings.VAR)
            root.execute("set enable_external_access = false")
            root.execute("set lock_configuration = true")
        except BaseException:
            root.close()
            raise
        return root

    def _read(self, sql: str, params: Mapping[str, object] | None) -> pl.DataFrame:
        with self.cursor() as cursor, self._patience.watching(cursor):
            return frame_of(cursor, sql, params or {})

    def _reopen(self, broken: Cursor) -> None:
        """Open the ledger anew, unless another thread already has; never beside a writer, whose cursors are let go."""
        with self._writing, self._reopening:
            if self._root is broken:
                self._kept.close()
                with suppress(duckdb.Error):
                    broken.close()
                self._root = self._open()
