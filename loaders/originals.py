"""Originals: the workbook of a return received, found again in the archive with what was found in it and said to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.facts import Facts
from domain.findings import Finding
from loaders.annotating.answering import annotated
from loaders.ledger.archive import kept_under
from loaders.reading.readers import Readers
from loaders.records.answers import Said, answers, corrected
from queries.store import Store

_FIND = """
select submission, receipt, file, received_at, sha256
from submission
where submission in (select unnest($submissions))
order by received_at desc, submission desc
"""
_FINDINGS = """
select submission, ordinal, code, level, sheet, cell, read, wanted, message
from finding
where submission in (select unnest($submissions))
order by submission, ordinal
"""


@dataclass(frozen=True)
class Original:
    """One return's workbook; `file` is the sender's name of it, `path` the archived bytes, `received_at` naive UTC.

    `said` is what was said to its findings since.
    """

    submission: str
    receipt: str
    file: str
    received_at: datetime
    path: Path
    findings: tuple[Finding, ...]
    said: Mapping[Finding, Sequence[Said]]


def originals(store: Store, facts: Facts, submissions: Sequence[str], folder: Path) -> list[Original]:
    """The workbooks of returns, the latest received first; `folder` holds the archive. What it lacks is left out.

    Among the findings of each is a remark on every cell without one that the city has put right since.
    """
    asked = {"submissions": list(submissions)}
    found: dict[str, list[Finding]] = {}
    answered, said = answers(store, submissions), dict[str, dict[Finding, Sequence[Said]]]()
    for row in store.query(_FINDINGS, asked).iter_rows(named=True):
        submission, ordinal = row.pop("submission"), row.pop("ordinal")
        finding = Finding(**row)
        found.setdefault(submission, []).append(finding)
        if (submission, ordinal) in answered:
            said.setdefault(submission, {})[finding] = answered[submission, ordinal]
    for submission, put_right in corrected(store, submissions, facts).items():
        found.setdefault(submission, []).extend(put_right)
        said.setdefault(submission, {}).update(put_right)
    known = [
        Original(
            submission,
            receipt,
            file,
            received_at,
            kept_under(sha256, folder / "archive"),
            tuple(found.get(submission, ())),
            said.get(submission, {}),
        )
        for submission, receipt, file, received_at, sha256 in store.query(_FIND, asked).iter_rows()
    ]
    return [one for one in known if one.path.is_file()]


def marked(original: Original, facts: Facts, readers: Readers) -> bytes:
    """The workbook with its cells marked, made anew from what was found when it was received."""
    return annotated(
        original.path,
        original.findings,
        facts,
        readers,
        file=original.file,
        receipt=original.receipt,
        received_at=original.received_at,
        said={finding: [one.told(facts) for one in said] for finding, said in original.said.items()},
    )
