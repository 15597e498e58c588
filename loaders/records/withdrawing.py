"""Taking a return back: from that moment on it no longer counts, and it stays in the ledger with the reason."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import UsageError
from loaders.records.saying import note
from queries.store import Cursor, Store

_FIND = """
select submission.submission, submission.status, withdrawal.made_at is not null
from submission
left join withdrawal on withdrawal.submission = submission.submission
where submission.receipt = $receipt
"""
_ADD = """
insert into withdrawal (submission, reason, author, made_at) values ($submission, $reason, $author, $made_at)
"""


@dataclass(frozen=True)
class Withdrawal:
    """One return taken back; `made_at` is naive UTC."""

    submission: str
    receipt: str
    reason: str
    author: str
    made_at: datetime


def withdraw(store: Store, receipt: str, *, reason: str, author: str, made_at: datetime) -> Withdrawal:
    """Take back the accepted return filed under the 回执号 `receipt`; `made_at` is naive UTC.

    Raises UsageError for an empty reason, a number nobody has, and a return that was refused or is taken back already.
    """
    reason = reason.strip()
    if not reason:
        raise UsageError("请写明撤回的原因。")
    return store.write(lambda cursor: _withdrawn(cursor, receipt.strip(), reason, author, made_at))


def _withdrawn(cursor: Cursor, receipt: str, reason: str, author: str, made_at: datetime) -> Withdrawal:
    found = cursor.execute(_FIND, {"receipt": receipt}).fetchone()
    if found is None:
        raise UsageError(f"没有回执号为“{receipt}”的报表。")
    submission, status, gone = found
    if status != "accepted":
        raise UsageError(f"{receipt} 已退回，没有入账，不需要撤回。")
    if gone:
        raise UsageError(f"{receipt} 早已撤回。")
    who = {"submission": submission, "author": author, "made_at": made_at}
    cursor.execute(_ADD, who | {"reason": reason})
    note(cursor, who, "withdraw", submission, f"{receipt} {reason}")
    return Withdrawal(submission, receipt, reason, author, made_at)
