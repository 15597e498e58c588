"""The archive keeps bytes for good, once, and says so when it cannot."""

import errno
import os
import time
from pathlib import Path

import pytest

from domain.errors import StoreError
from loaders.ledger.archive import clear_incoming, keep
from queries.store import Store
from tests.loaders.conftest import Drawn, Taking


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first, second = keep(b"PK\x03\x04 the same", tmp_path), keep(b"PK\x03\x04 the same", tmp_path)
    assert first == second
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [first.path.name]


@pytest.mark.parametrize(
    ("content", "suffix"), [(b"PK\x03\x04", ".xlsx"), (b"\xd0\xcf\x11\xe0", ".xls"), (b"?", ".bin")]
)
def test_the_suffix_comes_from_the_bytes(content: bytes, suffix: str, tmp_path: Path) -> None:
    assert keep(content, tmp_path).path.suffix == suffix


def test_a_kept_file_that_was_damaged_is_put_right_by_the_same_bytes(tmp_path: Path) -> None:
    path = keep(b"whole", tmp_path).path
    path.chmod(0o644)
    path.write_bytes(b"dam")
    assert keep(b"whole", tmp_path).path.read_bytes() == b"whole"


def test_what_was_left_half_written_is_cleared_after_a_day(tmp_path: Path) -> None:
    kept = keep(b"whole", tmp_path).path
    left, under_way = tmp_path / "incoming" / "left", tmp_path / "incoming" / "under way"
    left.write_bytes(b"wh")
    under_way.write_bytes(b"wh")
    a_day_ago = time.time() - 25 * 3600
    os.utime(left, (a_day_ago, a_day_ago))
    clear_incoming(tmp_path)
    assert [path.exists() for path in (left, under_way, kept)] == [False, True, True]


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    store: Store, drawn: Drawn, taking: Taking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drawn()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="磁盘空间不足"):
            taking(path)
    assert not [file for file in (tmp_path / "archive").rglob("*") if file.is_file()]
    assert store.revision() == 0
    assert taking(path)[0].status == "accepted"
