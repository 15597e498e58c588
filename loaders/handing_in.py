"""Handing in drafts: each is taken in like any other file, with the reasons given for what needs one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from domain.facts import Facts
from loaders.arrival import judged_on_arrival
from loaders.drafts import Draft, Examined, discard
from loaders.explaining import explain
from loaders.intake import take_in
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from loaders.receipts import Receipt
from loaders.rules.earlier import Predecessors
from queries.store import Store

# What a reason answers: the draft, the sheet of a return in it, and the code of its findings.
Asked = tuple[str, str | None, str]
Reasons = Mapping[Asked, str]


def asked(draft: Draft, returns: Sequence[ReadReturn]) -> list[Asked]:
    """What needs a reason before `draft` can be handed in: each code of level explain, once for each return."""
    found = [
        (draft.draft, read.sheet, finding.code)
        for read in returns
        if not read.rejected
        for finding in read.findings
        if finding.level == "explain"
    ]
    return list(dict.fromkeys(found))


def hand_in(
    store: Store,
    facts: Facts,
    examined: Sequence[Examined],
    *,
    reasons: Reasons,
    received_at: datetime,
    by: str,
    folder: Path,
    readers: Readers,
) -> Iterator[tuple[Draft, list[Receipt]]]:
    """Take drafts in, in order; each comes with a receipt for each return, once they are safe and it is no draft more.

    One that still needs a reason, in the light of those handed in before it, stays a draft and has no receipt.
    Raises StoreError where disk or ledger refuse: what has no receipt is still a draft.
    """
    for one in examined:
        draft = one.draft
        before = Predecessors(store)
        judged = [judged_on_arrival(read, received_at, facts, before) for read in one.unjudged]
        if not all(reasons.get(each, "").strip() for each in asked(draft, judged)):
            yield draft, []
            continue
        files = [(draft.file, draft.path)]
        taken = take_in(store, facts, files, received_at=received_at, by=by, folder=folder, readers=readers)
        receipts = list(taken)
        for receipt in receipts:
            _explain(store, draft, receipt, reasons, received_at, by)
        discard(store, [draft])
        yield draft, receipts


def _explain(store: Store, draft: Draft, receipt: Receipt, reasons: Reasons, made_at: datetime, author: str) -> None:
    """Note the reason given for every finding of an accepted return that needs one."""
    for ordinal, finding in enumerate(receipt.findings, 1):
        reason = reasons.get((draft.draft, receipt.sheet, finding.code), "")
        if receipt.status == "accepted" and finding.level == "explain" and reason:
            explain(store, receipt.submission, ordinal, reason=reason, author=author, made_at=made_at)
