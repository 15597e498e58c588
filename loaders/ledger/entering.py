"""One return into the ledger: in one transaction, read back in another, then noted outside the ledger."""

from collections.abc import Mapping
from pathlib import Path

from domain.errors import StoreError
from loaders.ledger.figures import digest_of
from loaders.ledger.heads import note_head
from loaders.ledger.registering import read_register
from loaders.ledger.rows import Entry, Filed, file_entry, read_back
from loaders.records.saying import keep_said
from queries.store import Cursor, Store


def enter(
    store: Store, entry: Entry, heads: Path, reasons: Mapping[tuple[str | None, str], str] | None = None
) -> Filed:
    """File `entry`; what comes back is `entry` itself or what its bytes had been filed as before.

    With it, in the same transaction, go the `reasons` for its findings, by sheet and code.
    Raises StoreError where the rows cannot be read back as they were sent: then there is no receipt.
    """
    filed = store.write(lambda cursor: _filed(cursor, entry, reasons or {}), plain=True)
    if filed.submission == entry.submission:
        if store.confirm(lambda cursor: _stored_digest(cursor, entry)) != entry.digest:
            raise StoreError(f"回执号 {filed.receipt} 入账后读回的数字与报表不符，请停止使用并联系管理员。")
        note_head(heads, filed.revision, filed.submission, entry.digest)
    return filed


def _filed(cursor: Cursor, entry: Entry, reasons: Mapping[tuple[str | None, str], str]) -> Filed:
    filed = file_entry(cursor, entry)
    if reasons and (filed.submission, filed.status) == (entry.submission, "accepted"):
        said = {"submission": filed.submission, "author": entry.received_by, "made_at": entry.received_at}
        for ordinal, finding in enumerate(entry.read.findings, 1):
            reason = reasons.get((entry.read.sheet, finding.code))
            if reason and finding.level == "explain":
                row = said | {"ordinal": ordinal, "reason": reason}
                keep_said(cursor, "explanation", row, filed.submission, str(ordinal))
    return filed


def _stored_digest(cursor: Cursor, entry: Entry) -> str:
    if entry.register:
        parts = read_register(cursor, entry.submission, entry.register.table)
        return entry.register.digest_of(parts, entry.digest)
    return digest_of(read_back(cursor, entry.submission))
