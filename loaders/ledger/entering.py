"""Returns into the ledger: each in one transaction, read back in another, then noted outside the ledger."""

from collections.abc import Mapping
from pathlib import Path

from domain.errors import StoreError
from loaders.ledger.figures import digest_of
from loaders.ledger.heads import note_head
from loaders.ledger.holding import Holding
from loaders.ledger.registering import read_register
from loaders.ledger.rows import Entry, Filed, file_entry, read_back
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

Reasons = Mapping[tuple[str | None, str], str]
_Held = tuple[Holding, int]  # and the number of the write after which it is so


class Entrance:
    """The way of a batch into the ledger; what that holds is remembered from one return to the next.

    Only as long as no other write came between, which the store counts, and the one before is known to have held.
    """

    def __init__(self, store: Store, heads: Path) -> None:
        """`heads` is the head log."""
        self.store, self._heads = store, heads
        self._held: _Held | None = None

    def enter(self, entry: Entry, reasons: Reasons) -> Filed:
        """File `entry`; what comes back is `entry` itself or what its bytes had been filed as before.

        With it, in the same transaction, go the `reasons` for its findings, by sheet and code.
        Raises StoreError where the rows cannot be read back as they were sent: then there is no receipt.
        """
        filed, self._held = self.store.write(lambda cursor: self._filed(cursor, entry, reasons), plain=True)
        if filed.submission == entry.submission:
            if self.store.confirm(lambda cursor: _stored_digest(cursor, entry)) != entry.digest:
                raise StoreError(f"回执号 {filed.receipt} 入账后读回的数字与报表不符，请停止使用并联系管理员。")
            note_head(self._heads, filed.revision, filed.submission, entry.digest)
        return filed

    def _filed(self, cursor: Cursor, entry: Entry, reasons: Reasons) -> tuple[Filed, _Held | None]:
        """What was filed, and what to remember: nothing where reasons lengthened the log. Run again after a fault."""
        remembered, self._held = self._held, None
        held = remembered[0] if remembered and self.store.writes == remembered[1] + 1 else Holding(cursor)
        filed = file_entry(cursor, entry, held)
        if reasons and (filed.submission, filed.status) == (entry.submission, "accepted"):
            _explain(cursor, entry, filed, reasons)
            return filed, None
        return filed, (held, self.store.writes)


def _explain(cursor: Cursor, entry: Entry, filed: Filed, reasons: Reasons) -> None:
    said = {"submission": filed.submission, "author": entry.received_by, "made_at": entry.received_at}
    for ordinal, finding in enumerate(entry.read.findings, 1):
        reason = reasons.get((entry.read.sheet, finding.code))
        if reason and finding.level == "explain":
            row = said | {"ordinal": ordinal, "reason": reason}
            keep_said(cursor, "explanation", row, filed.submission, str(ordinal))


def _stored_digest(cursor: Cursor, entry: Entry) -> str:
    if entry.register:
        parts = read_register(cursor, entry.submission, entry.register.table)
        return entry.register.digest_of(parts)
    return digest_of(read_back(cursor, entry.submission))
