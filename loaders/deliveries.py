"""Files handed in: archived well ahead of the readers, and opened in their order."""

from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from domain.errors import UsageError
from domain.findings import Finding
from loaders.ledger.archive import Kept, keep
from loaders.reading.ahead import ahead
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn

_ARCHIVED_AHEAD = 200  # mostly while a reader starts, when nothing else is to be done


@dataclass(frozen=True)
class Delivery:
    """One file handed in; `received_at` is naive UTC, `by` names who handed it in, `remarks` stand on its returns.

    `reasons` answer its findings of level explain, by the sheet of a return and their code.
    """

    name: str
    content: bytes | Path
    received_at: datetime
    by: str
    remarks: tuple[Finding, ...] = ()
    reasons: Mapping[tuple[str | None, str], str] = field(default_factory=dict)


Opened = tuple[Delivery, Kept, tuple[ReadReturn, ...]]


def opened(deliveries: Iterable[Delivery], archive: Path, readers: Readers) -> Generator[Opened, None, None]:
    """Every file in order, where it is kept and what was read in it; closed early, it leaves nothing under way.

    Raises UsageError for a path that cannot be read, StoreError where the disk refuses, when it is that file's turn.
    """

    def archived(delivery: Delivery) -> tuple[Delivery, Kept]:
        return delivery, keep(_content(delivery), archive)

    def read(file: Future[tuple[Delivery, Kept]]) -> Opened:
        delivery, kept = file.result()
        return delivery, kept, readers.read(kept.path)

    files = ahead(archived, deliveries, hands=1, at_most=_ARCHIVED_AHEAD, name="archive")
    with closing(files), closing(readers.ahead(read, files)) as told:
        yield from told


def _content(delivery: Delivery) -> bytes:
    if isinstance(delivery.content, bytes):
        return delivery.content
    try:
        return delivery.content.read_bytes()
    except OSError as fault:
        raise UsageError(f"文件打不开：{delivery.content}。") from fault
