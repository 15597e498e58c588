"""A cursor on the ledger, and one transaction on it: all of it or nothing, or nothing on purpose."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import duckdb

Result = TypeVar("Result")


def cursor_on(root: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A cursor of `root` that sees the ledger, the reference tables and the views."""
    cursor = root.cursor()
    cursor.execute("set search_path = 'app.main,memory.main,words.main'")
    return cursor


def in_transaction(cursor: duckdb.DuckDBPyConnection, change: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
    """What `change` returns, after COMMIT; anything it or the COMMIT raises rolls back and is raised again."""
    cursor.execute("begin")
    try:
        result = change(cursor)
        cursor.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
        raise
    return result


def rolled_back(cursor: duckdb.DuckDBPyConnection, change: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
    """What `change` returns, though nothing it did stays."""
    cursor.execute("begin")
    try:
        return change(cursor)
    finally:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
