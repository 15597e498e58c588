"""A register in the ledger: its parts added in bulk inside the caller's transaction, and read back as they stand."""

import re
from functools import cache

import duckdb
import polars as pl

from loaders.ledger.registers import ORDERS, ROW_ORDER, Register
from queries.store import Cursor

_GIVEN = "given_rows"
_NAME = re.compile(r"[a-z_]+")


def add_register(cursor: Cursor, submission: str, register: Register) -> None:
    """Add every part of `register` under `submission`."""
    for table, part in register.parts.items():
        cursor.register(_GIVEN, part)
        try:
            cursor.execute(_adding(table, tuple(part.columns)), {"submission": submission})
        finally:
            cursor.unregister(_GIVEN)


def read_register(cursor: Cursor, submission: str, table: str) -> dict[str, pl.DataFrame]:
    """The parts of one return as they stand in the ledger, in the order they are digested in."""
    return {
        part: _frame(cursor.execute(_reading(part), {"submission": submission})).sort(order)
        for part, order in {table: ROW_ORDER, **ORDERS}.items()
    }


def _frame(answer: Cursor) -> pl.DataFrame:
    """By way of Arrow, which is many times faster for a thousand rows and more than a relation with parameters."""
    return pl.DataFrame(answer.to_arrow_table())


@cache
def _adding(table: str, columns: tuple[str, ...]) -> duckdb.Statement:
    names = ", ".join(map(_named, columns))
    [statement] = duckdb.extract_statements(
        f"insert into {_named(table)} (submission, {names}) select $submission, {names} from {_GIVEN}"  # noqa: S608
    )
    return statement


def _reading(table: str) -> str:
    return f"select * exclude (submission) from {_named(table)} where submission = $submission"  # noqa: S608


def _named(name: str) -> str:
    """`name`, which a form's data gave, as it may stand in a statement; ValueError for anything but a plain name."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name
