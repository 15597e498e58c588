"""Migrations: forward only, recorded with their sha256 in the transaction that applies them."""

import hashlib
from pathlib import Path

import duckdb

from domain.errors import StoreError

FOLDER = Path(__file__).parent.parent / "migrations"


def migrate(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply the migrations not yet applied, inside the caller's transaction; their names.

    Raises StoreError where an applied migration was changed or is gone: the ledger is newer or other than this program.
    """
    cursor.execute("create table if not exists schema_migration (name varchar not null, sha256 varchar not null)")
    applied = dict(cursor.execute("select name, sha256 from schema_migration").fetchall())
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.sql"))}
    for name, sha256 in applied.items():
        if name not in files:
            raise StoreError(f"台账用过的结构文件 {name} 在本程序中找不到，请改用较新的程序版本。")
        if _sha256(files[name]) != sha256:
            raise StoreError(f"台账用过的结构文件 {name} 被改动过，为防止数据错乱，系统不予启动。")
    pending = [name for name in files if name not in applied]
    for name in pending:
        for statement in duckdb.extract_statements(files[name]):
            cursor.execute(statement)
        cursor.execute(
            "insert into schema_migration values ($name, $sha256)", {"name": name, "sha256": _sha256(files[name])}
        )
    return pending


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
