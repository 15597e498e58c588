"""Returns into the ledger: each in one transaction, then read back and noted outside it while the next is entered."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from domain.errors import StoreError
from loaders.ledger.figures import digest_of
from loaders.ledger.heads import note_head
from loaders.ledger.registering import read_register
from loaders.ledger.rows import Entry, Filed, file_entry, read_back
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

Entered = tuple[Entry, Filed]


def enter(store: Store, entry: Entry, reasons: Mapping[tuple[str | None, str], str]) -> Filed:
    """File `entry`; what comes back is `entry` itself or what its bytes had been filed as before.

    With it, in the same transaction, go the `reasons` for its findings, by sheet and code. It is not `assured` yet.
    """
    return store.write(lambda cursor: _filed(cursor, entry, reasons), plain=True)


def assured(store: Store, heads: Path, entered: Iterable[Entered]) -> Iterator[Entered]:
    """What was `entered`, in order, each once it was read back as it was sent and stands in the log `heads`.

    The next one is entered meanwhile. Where that fails, those before it still come, then what it raised.
    Raises StoreError where rows cannot be read back as they were sent: then there is no receipt.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="assuring") as beside:
        before: Future[Entered] | None = None
        for each in _being_assured(beside, store, heads, entered):
            if before:
                yield before.result()
            before = each
        if before:
            yield before.result()


def _being_assured(
    beside: ThreadPoolExecutor, store: Store, heads: Path, entered: Iterable[Entered]
) -> Iterator[Future[Entered]]:
    try:
        for each in entered:
            yield beside.submit(_assured, store, heads, each)
    except Exception as fault:
        failed: Future[Entered] = Future()
        failed.set_exception(fault)
        yield failed


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


def _assured(store: Store, heads: Path, entered: Entered) -> Entered:
    entry, filed = entered
    if filed.submission == entry.submission:
        with store.cursor() as cursor:
            stored = _stored_digest(cursor, entry)
        if stored != entry.digest:
            raise StoreError(f"回执号 {filed.receipt} 入账后读回的数字与报表不符，请停止使用并联系管理员。")
        note_head(heads, filed.revision, filed.submission, entry.digest)
    return entered


def _stored_digest(cursor: Cursor, entry: Entry) -> str:
    if entry.register:
        parts = read_register(cursor, entry.submission, entry.register.table)
        return entry.register.digest_of(parts, entry.digest)
    return digest_of(read_back(cursor, entry.submission))
