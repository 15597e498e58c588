"""The rows of one return in the ledger: found by their bytes, or added, inside the caller's transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

import duckdb

from domain.dates import office_day
from domain.errors import StoreError
from domain.findings import Finding
from loaders.ledger import statements
from loaders.ledger.archive import Kept
from loaders.ledger.figures import Figure, in_order
from loaders.ledger.holding import Holding
from loaders.ledger.registering import add_register
from loaders.ledger.registers import Register
from loaders.reading.result import ReadReturn
from queries.store import Cursor

StoreKind = Literal["real", "demonstration"]
_CLAIM = ("sheet", "form", "place", "period")
_RECOGNISED = (*_CLAIM, "form_version", "season", "period_start", "period_end", "cells_read")


@dataclass(frozen=True)
class Entry:
    """One return, its file archived, with the figures it adds or the register it is; `received_at` is naive UTC."""

    submission: str
    file: str
    kept: Kept
    read: ReadReturn
    figures: list[Figure]
    register: Register | None
    digest: str
    received_at: datetime
    received_by: str
    store_kind: StoreKind

    @property
    def status(self) -> Literal["accepted", "rejected"]:
        """What the ledger says of it."""
        return "rejected" if self.read.rejected else "accepted"


@dataclass(frozen=True)
class Filed:
    """A submission as it stands in the ledger; `place` is a key, `revision` that of the write that filed it."""

    submission: str
    receipt: str
    status: Literal["accepted", "rejected"]
    form: str | None
    place: str | None
    period: str | None
    revision: int


def file_entry(cursor: Cursor, entry: Entry, held: Holding) -> Filed:
    """Add `entry`, or find it or what the same sheet of the same bytes was filed as before; `held` is kept up.

    Before means accepted, or rejected and now rejected again.
    """
    if held.knows(entry.kept.sha256) and (earlier := _filed_before(cursor, entry)):
        return earlier
    day = office_day(entry.received_at)
    on_this_day = held.taken_on(cursor, day)
    if not on_this_day and _one(cursor, statements.COUNT_IDENTITIES, {}) == (0,):
        cursor.execute(statements.ADD_IDENTITY, {"kind": entry.store_kind, "made_at": entry.received_at})
    filed = _added(cursor, entry, f"{day:%Y%m%d}-{on_this_day + 1:04d}", held.revision + 1)
    held.note(entry.kept.sha256, day, filed.revision)
    return filed


def _filed_before(cursor: Cursor, entry: Entry) -> Filed | None:
    claim = {name: getattr(entry.read, name) for name in _CLAIM}
    same = cursor.execute(statements.FIND_RETURN, {"sha256": entry.kept.sha256} | claim).fetchall()
    earlier = sorted((status, name) for name, status in same if status in ("accepted", entry.status))
    return Filed(*_one(cursor, statements.READ_FILED, {"submission": earlier[0][1]})) if earlier else None


def read_back(cursor: Cursor, submission: str) -> list[Figure]:
    """The figures of one return as they stand in the ledger, in order."""
    return in_order(map(Figure._make, cursor.execute(statements.READ_BACK, {"submission": submission}).fetchall()))


def _added(cursor: Cursor, entry: Entry, receipt: str, revision: int) -> Filed:
    read = entry.read
    cursor.execute(statements.ADD_SUBMISSION, _submission(entry, receipt))
    if entry.figures:
        columns = _columns(entry.figures, Figure._fields)
        cursor.execute(statements.ADD_FIGURES, {"submission": entry.submission} | columns)
    if entry.register:
        add_register(cursor, entry.submission, entry.register)
    if read.findings:
        ordinals = list(map(str, range(1, len(read.findings) + 1)))
        columns = _columns([finding.model_dump().values() for finding in read.findings], tuple(Finding.model_fields))
        cursor.execute(statements.ADD_FINDINGS, {"submission": entry.submission, "ordinal": ordinals} | columns)
    cursor.execute(statements.ADD_EVENT, _event(entry, receipt, revision))
    return Filed(entry.submission, receipt, entry.status, read.form, read.place, read.period, revision)


def _submission(entry: Entry, receipt: str) -> dict[str, object]:
    return {
        "submission": entry.submission,
        "receipt": receipt,
        "sha256": entry.kept.sha256,
        "file": entry.file,
        "bytes": entry.kept.size,
        "status": entry.status,
        "received_at": entry.received_at,
        "received_by": entry.received_by,
        "digest": entry.digest,
    } | {name: getattr(entry.read, name) for name in _RECOGNISED}


def _event(entry: Entry, receipt: str, revision: int) -> dict[str, object]:
    return {
        "revision": revision,
        "occurred_at": entry.received_at,
        "actor": entry.received_by,
        "subject": entry.submission,
        "detail": f"{receipt} {entry.status}",
    }


def _columns(rows: Iterable[Iterable[Any]], names: tuple[str, ...]) -> dict[str, list[str | None]]:
    """Rows turned into one list of texts a column; the ledger's types are the casts."""
    columns = zip(*rows, strict=True)
    return {name: list(map(_text, column)) for name, column in zip(names, columns, strict=True)}


def _text(value: object) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _one(cursor: Cursor, statement: duckdb.Statement, params: Mapping[str, object]) -> tuple[Any, ...]:
    row = cursor.execute(statement, dict(params)).fetchone()
    if row is None:
        raise StoreError("台账没有回答，本次内容没有入账，请重新提交。")
    return row
