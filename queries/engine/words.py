"""The words of the SQL: macros and views built from queries/views/ at every start, never migrated."""

from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent.parent / "views"


def define_words(root: duckdb.DuckDBPyConnection) -> None:
    """Create every macro and view in memory, in the order of the files; the ledger's tables must exist."""
    with root.cursor() as cursor:
        cursor.execute("set search_path = 'memory.main,app.main'")
        for path in sorted(FOLDER.glob("*.sql")):
            for statement in duckdb.extract_statements(path.read_text(encoding="utf-8")):
                cursor.execute(statement)
