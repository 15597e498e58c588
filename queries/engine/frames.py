"""One statement's answer read whole as a frame."""

from collections.abc import Mapping

import duckdb
import polars as pl


def frame_of(cursor: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object]) -> pl.DataFrame:
    """The answer to `sql` with its `$name` parameters.

    Executed, not made a relation: a relation keeps the whole answer in the engine and then scans it anew, which takes
    four times as long for a large one.
    """
    return pl.DataFrame(cursor.execute(sql, dict(params)).to_arrow_table())
