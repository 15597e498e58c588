"""Drafts: files that were dropped and archived, and are not in the ledger until they are handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loaders.ledger.archive import keep, kept_under
from loaders.ledger.identifiers import new_submission_id
from queries.store import Cursor, Store

_READINGS = "readings"
_LIST = "select draft, sha256, file, dropped_at, dropped_by from draft order by draft"
_ADD = """
insert into draft (draft, sha256, file, dropped_at, dropped_by)
values ($draft, $sha256, $file, $dropped_at, $dropped_by)
"""
_DISCARD = (
    "delete from draft where draft in (select unnest($drafts))",
    "delete from draft_reason where draft in (select unnest($drafts))",
)


@dataclass(frozen=True)
class Draft:
    """One file that lies ready; `path` is where its bytes are archived, `dropped_at` naive UTC.

    `reading` is where what was read in it may be kept.
    """

    draft: str
    sha256: str
    file: str
    dropped_at: datetime
    dropped_by: str
    path: Path
    reading: Path


def drafts(store: Store, folder: Path) -> list[Draft]:
    """Every draft in the order they were dropped; `folder` holds the archive."""
    rows = store.query(_LIST).iter_rows()
    return [
        Draft(draft, sha256, file, dropped_at, by, kept_under(sha256, folder / "archive"), folder / _READINGS / sha256)
        for draft, sha256, file, dropped_at, by in rows
    ]


def drop(
    store: Store, files: Iterable[tuple[str, bytes]], *, dropped_at: datetime, by: str, folder: Path
) -> list[Draft]:
    """Archive `files` (name, bytes) and list them as drafts; bytes that are a draft already are not listed twice.

    The drafts that are new. Raises StoreError where disk or ledger refuse: then none of them is listed.
    """
    dropped: dict[str, Draft] = {}
    for name, content in files:
        kept = keep(content, folder / "archive")
        known_as = (new_submission_id(), kept.sha256, Path(name).name)
        draft = Draft(*known_as, dropped_at, by, kept.path, folder / _READINGS / kept.sha256)
        dropped.setdefault(kept.sha256, draft)
    return store.write(lambda cursor: _add(cursor, dropped.values()))


def discard(store: Store, unwanted: Iterable[Draft]) -> None:
    """Forget drafts, what was read in them and the reasons written down for them; the bytes stay in the archive."""
    names = []
    for draft in unwanted:
        names.append(draft.draft)
        draft.reading.unlink(missing_ok=True)

    def write(cursor: Cursor) -> None:
        for statement in _DISCARD:
            cursor.execute(statement, {"drafts": names})

    store.write(write)


def _add(cursor: Cursor, dropped: Iterable[Draft]) -> list[Draft]:
    """Those of `dropped` whose bytes no other draft has, listed; run again it lists none twice."""
    listed = dict(cursor.execute("select sha256, draft from draft").fetchall())
    added = [draft for draft in dropped if listed.get(draft.sha256, draft.draft) == draft.draft]
    for draft in added:
        if draft.sha256 not in listed:
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
    return added
