"""Taking in: a file is archived and read by a guarded reader; each return in it is entered and answered by itself."""

from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import settings
from domain.facts import Facts
from loaders.arrival import judged_on_arrival
from loaders.deliveries import Delivery, opened
from loaders.ledger.archive import Kept, clear_incoming
from loaders.ledger.entering import Entrance
from loaders.ledger.figures import digest_of, figures_of
from loaders.ledger.identifiers import new_submission_id
from loaders.ledger.registers import register_of
from loaders.ledger.rows import Entry, Filed, StoreKind
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from loaders.receipts import Receipt
from loaders.rules.earlier import Predecessors
from queries.store import Store


def take_in(
    store: Store,
    facts: Facts,
    files: Iterable[tuple[str, bytes | Path]],
    *,
    received_at: datetime,
    by: str,
    folder: Path | None = None,
    readers: Readers | None = None,
) -> Iterator[Receipt]:
    """Take in files received together; a receipt is yielded as soon as its return is safe in archive and ledger.

    A file with several returns is answered by as many receipts, in the order of its sheets.

    `received_at` is naive UTC. `folder` holds archive and head log (default: settings.VAR); `readers` are used
    and left running where given. Raises UsageError for a path that cannot be read, StoreError where disk or
    ledger refuse: what was answered with a receipt stays, the rest can be handed in again.
    """
    deliveries = (Delivery(name, content, received_at, by) for name, content in files)
    yield from take_in_deliveries(store, facts, deliveries, folder=folder, readers=readers)


def take_in_deliveries(
    store: Store,
    facts: Facts,
    deliveries: Iterable[Delivery],
    *,
    kind: StoreKind = "real",
    folder: Path | None = None,
    readers: Readers | None = None,
    before: Predecessors | None = None,
) -> Iterator[Receipt]:
    """As `take_in`, for files received at different times; `kind` is what an empty store becomes by the first one.

    `before` is what is known beside them where it has been asked for already.
    """
    folder = folder or settings.VAR
    clear_incoming(folder / "archive")
    before, entrance = before or Predecessors(store), Entrance(store, folder / "heads.log")
    with (
        nullcontext(readers) if readers else Readers(facts) as used,
        closing(opened(deliveries, folder / "archive", used)) as files,
    ):
        for delivery, kept, returns in files:
            for read in returns:
                noted = replace(read, findings=(*read.findings, *delivery.remarks))
                judged = judged_on_arrival(noted, delivery.received_at, facts, before)
                entry = entry_of(delivery, kept, judged, kind, facts)
                filed = entrance.enter(entry, delivery.reasons)
                before.note(entry, filed)
                yield _receipt(entry, filed, facts)


def entry_of(delivery: Delivery, kept: Kept, read: ReadReturn, kind: StoreKind, facts: Facts) -> Entry:
    """A return of `delivery`, read and judged, ready for the ledger."""
    register = register_of(read, facts)
    figures = [] if register else figures_of(read)
    return Entry(
        submission=new_submission_id(),
        file=Path(delivery.name).name,
        kept=kept,
        read=read,
        figures=figures,
        register=register,
        digest=register.digest if register else digest_of(figures),
        received_at=delivery.received_at,
        received_by=delivery.by,
        store_kind=kind,
    )


def _receipt(entry: Entry, filed: Filed, facts: Facts) -> Receipt:
    duplicate = filed.status == "accepted" and filed.submission != entry.submission
    return Receipt(
        file=entry.file,
        sha256=entry.kept.sha256,
        sheet=entry.read.sheet,
        status="duplicate" if duplicate else filed.status,
        form=filed.form,
        place=facts.reporters.keyed(filed.place).label if filed.place else None,
        period=filed.period,
        submission=filed.submission,
        receipt=filed.receipt,
        findings=(facts.finding("return.duplicate", read=entry.file, wanted=filed.receipt),)
        if duplicate
        else entry.read.findings,
    )
