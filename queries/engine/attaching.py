"""Files attached to a root, in the one storage version that is written here."""

from pathlib import Path

import duckdb


def attach(cursor: duckdb.DuckDBPyConnection, path: Path, name: str, *, read_only: bool = False) -> None:
    """The file at `path` as the database `name`; duckdb.Error where it cannot be opened so."""
    how = "read_only" if read_only else "storage_version 'v1.5.0'"
    cursor.execute(f"attach '{quoted(str(path))}' as {name} ({how})")


def quoted(text: str) -> str:
    """`text` as it stands between the quotes of a literal."""
    return text.replace("'", "''")
