"""The words of the SQL: macros and views of queries/views/, bound once and kept in a file, never migrated.

To bind them takes longer than everything else at a start; to attach the file that holds them takes no time. They hold
no row of anything: that would be of the facts they were made with.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from queries.engine.attaching import attach
from queries.engine.folders import kept_in

FOLDER = Path(__file__).parent.parent / "views"


def attach_words(root: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Attach every macro and view as `words`; made first where `folder` holds no sound file of just these.

    The tables of the ledger and of the facts must exist. Files of other words, tables or engines are removed.
    """
    path = folder / f"words-{_what_they_are_made_of(root)}.duckdb"
    try:
        attach(root, path, "words", read_only=True)
    except duckdb.Error:
        kept_in(folder)
        _make(root, path)
        for other in set(folder.glob("words-*.duckdb")) - {path}:
            other.unlink(missing_ok=True)
        attach(root, path, "words", read_only=True)


def _make(root: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Whole or not at all, whoever else makes the same at the same time."""
    with TemporaryDirectory(dir=path.parent, prefix="words-") as name, root.cursor() as cursor:
        made = Path(name, path.name)
        attach(cursor, made, "words")
        cursor.execute("set search_path = 'words.main,memory.main,app.main'")
        cursor.execute("begin")
        for text in _texts():
            for statement in duckdb.extract_statements(text):
                cursor.execute(statement)
        cursor.execute("commit")
        cursor.execute("checkpoint words")
        cursor.execute("set search_path = 'memory.main'")
        cursor.execute("detach words")
        made.replace(path)


def _what_they_are_made_of(root: duckdb.DuckDBPyConnection) -> str:
    """The sha256 of their texts, of the tables they are bound to, and of the engine that bound them."""
    tables = root.execute("select database_name, sql from duckdb_tables() order by all").fetchall()
    made_of = json.dumps([duckdb.__version__, tables, list(_texts())])
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _texts() -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.sql")))
