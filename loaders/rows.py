"""The rows of one return in the ledger: found by their bytes, or added, inside the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import polars as pl

from domain.dates import office_day
from domain.errors import StoreError
from domain.findings import Finding
from loaders.archive import Kept
from loaders.reading.result import ReadReturn
from loaders.statements import (
    ADD_EVENT,
    ADD_FIGURES,
    ADD_FINDINGS,
    ADD_IDENTITY,
    ADD_SUBMISSION,
    FIND,
    FIND_REVISION,
    READ_STATE,
)
from queries.store import Cursor

StoreKind = Literal["real", "demonstration"]
FINDING_COLUMNS = ("code", "level", "sheet", "cell", "read", "wanted", "message")


@dataclass(frozen=True)
class Entry:
    """One file, archived and read, ready for the ledger; `received_at` is naive UTC, `figures` the rows it adds."""

    submission: str
    file: str
    kept: Kept
    read: ReadReturn
    figures: pl.DataFrame
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


def file_entry(cursor: Cursor, entry: Entry) -> Filed:
    """Add `entry`, or find it or what its bytes were filed as before: accepted, or rejected and now rejected again."""
    return _found(cursor, entry) or _added(cursor, entry)


def _found(cursor: Cursor, entry: Entry) -> Filed | None:
    row = cursor.execute(FIND, {"sha256": entry.kept.sha256, "status": entry.status}).fetchone()
    if row is None:
        return None
    submission, receipt, status, form, place, period = row
    (revision,) = _one(cursor, FIND_REVISION, {"subject": submission})
    return Filed(submission, receipt, status, form, place, period, revision)


def _added(cursor: Cursor, entry: Entry) -> Filed:
    day = f"{office_day(entry.received_at):%Y%m%d}-"
    revision, running, identities = _one(cursor, READ_STATE, {"day": day})
    read, receipt = entry.read, f"{day}{running:04d}"
    if not identities:
        cursor.execute(ADD_IDENTITY, {"kind": entry.store_kind, "made_at": entry.received_at})
    cursor.execute(ADD_SUBMISSION, _submission(entry, receipt))
    if len(entry.figures):
        figures = {name: entry.figures[name].cast(pl.String).to_list() for name in entry.figures.columns}
        cursor.execute(ADD_FIGURES, {"submission": entry.submission} | figures)
    if read.findings:
        cursor.execute(ADD_FINDINGS, {"submission": entry.submission} | _columns(read.findings))
    cursor.execute(ADD_EVENT, _event(entry, revision, receipt))
    return Filed(entry.submission, receipt, entry.status, read.form, read.place, read.period, revision)


def _submission(entry: Entry, receipt: str) -> dict[str, object]:
    recognised = ("form", "form_version", "season", "place", "period", "period_start", "period_end", "cells_read")
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
    } | {name: getattr(entry.read, name) for name in recognised}


def _event(entry: Entry, revision: int, receipt: str) -> dict[str, object]:
    return {
        "revision": revision,
        "occurred_at": entry.received_at,
        "actor": entry.received_by,
        "subject": entry.submission,
        "detail": f"{receipt} {entry.status}",
    }


def _columns(findings: tuple[Finding, ...]) -> dict[str, list[str]]:
    ordinals = [str(ordinal) for ordinal in range(1, len(findings) + 1)]
    return {"ordinal": ordinals} | {name: [getattr(row, name) for row in findings] for name in FINDING_COLUMNS}


def _one(cursor: Cursor, sql: str, params: dict[str, object]) -> tuple[Any, ...]:
    row = cursor.execute(sql, params).fetchone()
    if row is None:
        raise StoreError("台账没有回答，本次内容没有入账，请重新提交。")
    return row
