"""Handing in drafts: each is taken in like any other file, with the reasons given for what needs one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from domain.facts import Facts
from loaders.arrival import judged_on_arrival
from loaders.deliveries import Delivery
from loaders.drafting.drafts import Draft, discard
from loaders.drafting.examining import Examined
from loaders.drafting.reasons import Reasons, asked
from loaders.intake import take_in_deliveries
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.rules.earlier import Predecessors
from queries.store import Store


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
    before = Predecessors(store)
    for one in examined:
        draft = one.draft
        judged = [judged_on_arrival(read, received_at, facts, before) for read in one.unjudged]
        if not all(reasons.get(each, "").strip() for each in asked(draft, judged)):
            yield draft, []
            continue
        said = {
            (sheet, code): reason.strip() for (whose, sheet, code), reason in reasons.items() if whose == draft.draft
        }
        delivery = Delivery(draft.file, draft.path, received_at, by, reasons=said)
        taken = take_in_deliveries(store, facts, [delivery], folder=folder, readers=readers, before=before)
        receipts = [replace(receipt, reasons=_answered(receipt, said)) for receipt in taken]
        discard(store, [draft])
        yield draft, receipts


def _answered(receipt: Receipt, said: dict[tuple[str | None, str], str]) -> dict[str, str]:
    """The reasons that were filed with an accepted return, by the code of the findings they answer."""
    codes = dict.fromkeys(finding.code for finding in receipt.findings if finding.level == "explain")
    given = {code: said.get((receipt.sheet, code), "") for code in codes if receipt.status == "accepted"}
    return {code: reason for code, reason in given.items() if reason}
