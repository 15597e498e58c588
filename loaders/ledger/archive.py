"""Every workbook received, kept byte for byte under its sha256, read-only and safe on the disk."""

import errno
import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from domain.errors import StoreError

_SUFFIXES = {b"PK\x03\x04": ".xlsx", b"\xd0\xcf\x11\xe0": ".xls"}
_READ_ONLY = 0o444
_INCOMING = "incoming"
_DAY = 24 * 3600


@dataclass(frozen=True)
class Kept:
    """Where the bytes of one file are kept; `size` in bytes."""

    sha256: str
    size: int
    path: Path


def keep(content: bytes, folder: Path) -> Kept:
    """Keep `content` as folder/ab/cdef….xlsx, the same bytes once, and return when it would survive a power cut.

    The suffix comes from the bytes, never from the sender's file name. Raises StoreError where the disk refuses.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder / sha256[:2] / f"{sha256[2:]}{_SUFFIXES.get(content[:4], '.bin')}"
    try:
        if not (path.exists() and path.read_bytes() == content):
            _write_durably(content, path, folder / _INCOMING)
    except OSError as fault:
        reason = "磁盘空间不足" if fault.errno == errno.ENOSPC else "存档文件夹无法写入"
        raise StoreError(f"{reason}，本次收到的报表没有存档，也没有入账。请联系管理员处理后重新提交。") from fault
    return Kept(sha256, len(content), path)


def kept_under(sha256: str, folder: Path) -> Path:
    """Where the bytes with this sha256 are kept in the archive `folder`; a path without a file where they are not."""
    path = folder / sha256[:2] / sha256[2:]
    return next(path.parent.glob(f"{path.name}.*"), path)


def clear_incoming(folder: Path) -> None:
    """Remove what a process that was killed more than a day ago left half-written in the archive `folder`."""
    for path in (folder / _INCOMING).glob("*"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - _DAY:
                path.unlink()


def _write_durably(content: bytes, path: Path, incoming: Path) -> None:
    incoming.mkdir(parents=True, exist_ok=True)
    if not path.parent.exists():
        path.parent.mkdir(exist_ok=True)
        _sync_folder(path.parent.parent)
    descriptor, temporary = tempfile.mkstemp(dir=incoming)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(descriptor, _READ_ONLY)
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
