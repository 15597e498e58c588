"""Drafts: files that were dropped and archived, and are not in the ledger until they are handed in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.facts import Facts
from loaders.archive import keep, kept_under
from loaders.arrival import judged_on_arrival
from loaders.identifiers import new_submission_id
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from loaders.rules.earlier import Predecessors
from queries.store import Cursor, Store

_LIST = "select draft, sha256, file, dropped_at, dropped_by from draft order by draft"
_ADD = """
insert into draft (draft, sha256, file, dropped_at, dropped_by)
values ($draft, $sha256, $file, $dropped_at, $dropped_by)
"""
_FILED = """
select sha256, count(*)
from submission
where status = 'accepted' and not exists (from withdrawal where withdrawal.submission = submission.submission)
group by sha256
"""
_DISCARD = "delete from draft where draft in (select unnest($drafts))"


@dataclass(frozen=True)
class Draft:
    """One file that lies ready; `path` is where its bytes are archived, `dropped_at` naive UTC."""

    draft: str
    sha256: str
    file: str
    dropped_at: datetime
    dropped_by: str
    path: Path


@dataclass(frozen=True)
class Examined:
    """A draft and the returns read in it, judged as if they were handed in at `judged_at` (naive UTC).

    `unjudged` are the returns as they were read; `filed_before` where all that can be accepted of the same bytes is
    in the ledger already.
    """

    draft: Draft
    returns: tuple[ReadReturn, ...]
    unjudged: tuple[ReadReturn, ...]
    judged_at: datetime
    filed_before: bool

    @property
    def refused(self) -> bool:
        """Whether no return in it can be accepted."""
        return all(read.rejected for read in self.returns)


def drafts(store: Store, folder: Path) -> list[Draft]:
    """Every draft in the order they were dropped; `folder` holds the archive."""
    rows = store.query(_LIST).iter_rows()
    return [
        Draft(draft, sha256, file, dropped_at, by, kept_under(sha256, folder / "archive"))
        for draft, sha256, file, dropped_at, by in rows
    ]


def drop(
    store: Store, files: Iterable[tuple[str, bytes]], *, dropped_at: datetime, by: str, folder: Path
) -> list[Draft]:
    """Archive `files` (name, bytes) and list them as drafts; bytes that are a draft already are not listed twice.

    The drafts that are new. Raises StoreError where disk or ledger refuse: then none of them is listed.
    """
    known = {draft.sha256 for draft in drafts(store, folder)}
    added: list[Draft] = []
    for name, content in files:
        kept = keep(content, folder / "archive")
        if kept.sha256 not in known:
            known.add(kept.sha256)
            added.append(Draft(new_submission_id(), kept.sha256, Path(name).name, dropped_at, by, kept.path))
    store.write(lambda cursor: _add(cursor, added))
    return added


def discard(store: Store, unwanted: Iterable[Draft]) -> None:
    """Forget drafts; the bytes stay in the archive."""
    names = [draft.draft for draft in unwanted]
    store.write(lambda cursor: cursor.execute(_DISCARD, {"drafts": names}).fetchall())


def examine(
    wanted: Sequence[Draft], *, at: datetime, store: Store, facts: Facts, readers: Readers
) -> Iterator[Examined]:
    """Read drafts in order, a few at once; each return is judged as if it arrived `at` (naive UTC)."""
    filed: dict[str, int] = dict(store.query(_FILED).rows())
    before = Predecessors(store)
    for draft, returns in readers.ahead(lambda draft: (draft, readers.read(draft.path)), wanted):
        judged = tuple(judged_on_arrival(read, at, facts, before) for read in returns)
        accepted = sum(not read.rejected for read in judged)
        yield Examined(draft, judged, returns, at, 0 < accepted <= filed.get(draft.sha256, 0))


def _add(cursor: Cursor, added: list[Draft]) -> None:
    listed = {row[0] for row in cursor.execute("select draft from draft").fetchall()}
    for draft in added:
        if draft.draft not in listed:
            cursor.execute(
                _ADD,
                {
                    "draft": draft.draft,
                    "sha256": draft.sha256,
                    "file": draft.file,
                    "dropped_at": draft.dropped_at,
                    "dropped_by": draft.dropped_by,
                },
            )
