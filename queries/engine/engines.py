"""What a store URL stands for: an engine opens one in-memory root with the ledger attached as `app`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import duckdb

from domain.errors import StoreBusyError, StoreError
from queries.engine.attaching import attach, quoted
from queries.engine.folders import kept_in

_BUSY = ("Could not set lock on file", "Unique file handle conflict", "being used by another process")
_SETTINGS = {
    "threads": "1",
    "memory_limit": "2GB",
    "max_temp_directory_size": "8GB",
    "wal_autocheckpoint": "1GB",
    "enable_progress_bar": "false",
    "python_enable_replacements": "false",
}


class Engine(Protocol):
    """What the store needs of an engine; a shared one takes its advisory lock in `claim`."""

    def open(self) -> duckdb.DuckDBPyConnection:
        """A new root with the ledger attached as `app`; StoreBusyError at once where another process holds it."""

    def maintain(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Nightly housekeeping, called while no one writes."""

    def size(self) -> int:
        """Bytes the ledger takes on disk, its log included."""


@dataclass(frozen=True)
class EmbeddedEngine:
    """One file, one process: DuckDB's own lock on the file keeps a second process out."""

    path: Path

    def open(self) -> duckdb.DuckDBPyConnection:
        """Attach the file, creating it and its folder."""
        kept_in(self.path.parent)
        root = duckdb.connect(
            ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        try:
            for name, value in (_SETTINGS | {"temp_directory": f"{self.path}.spill"}).items():
                root.execute(f"set {name} = '{quoted(value)}'")
            root.execute("pragma disable_checkpoint_on_shutdown")
            attach(root, self.path, "app")
        except duckdb.Error as fault:
            root.close()
            raise _refusal(self.path, fault) from fault
        return root

    def maintain(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Fold the write-ahead log into the file."""
        cursor.execute("checkpoint app")

    def size(self) -> int:
        """Bytes of the file and its write-ahead log."""
        return sum(path.stat().st_size for path in (self.path, Path(f"{self.path}.wal")) if path.exists())


def engine_for(url: str) -> Engine:
    """The engine a store URL names: duckdb:///path, or the bare path of a file. StoreError for any other scheme."""
    parts = urlsplit(url)
    if not parts.scheme and url:
        return EmbeddedEngine(Path(url).absolute())
    if parts.scheme == "duckdb" and not parts.netloc and parts.path.startswith("/"):
        return EmbeddedEngine(Path("/", unquote(parts.path).lstrip("/")))
    raise StoreError(f"不支持的存储地址“{parts.scheme}:”：目前可用 duckdb:///文件路径。")


def _refusal(path: Path, fault: duckdb.Error) -> StoreError:
    if any(sign in str(fault) for sign in _BUSY):
        return StoreBusyError("台账正被另一个程序使用，请关闭正在运行的系统后再试，或在系统页面上操作。")
    if path.is_dir():
        return StoreError(f"台账地址是一个文件夹，应写到文件：{path}。")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        return StoreError(f"台账文件没有读写的权限：{path}。")
    return StoreError(f"台账文件打不开：{path.name}。请保留原文件，并从最近的备份恢复。（{type(fault).__name__}）")
