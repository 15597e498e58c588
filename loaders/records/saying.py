"""What people say to the ledger as rows, each with its event; the same words said twice are kept once."""

from functools import cache
from typing import Any

from loaders.ledger.identifiers import new_submission_id
from queries.store import Cursor

_WHO = ("reason", "author", "made_at")
_COLUMNS = {
    "explanation": ("submission", "ordinal", *_WHO),
    "waiver": ("rule", "form", "place", "indicator", "guard", *_WHO, "ends_on"),
    "correction": (
        *("season", "form", "place", "period", "indicator", "guard", "value"),
        *(*_WHO, "counts_from", "ends_on"),
    ),
    "verdict": ("rule", "subject", "outcome", *_WHO),
    "reporting_exemption": ("place", "form", "first_day", "last_day", *_WHO),
    "enterprise_review": ("season", "place", "firm", "project", "category", "outcome", *_WHO, "ends_on"),
    "disqualified_unit": ("season", "place", "first_day", "last_day", *_WHO),
    "project_likeness": ("place", "project", "other_place", "other_project", "outcome", *_WHO),
    "project_renaming": ("place", "project", "former", *_WHO),
    "enacted_scheme": ("scheme", "version", "label", "season", "kind", "official", "valid_from", "content", *_WHO),
}
_ADD_ENDING = """
insert into ending (record, reason, author, made_at)
select $record, $reason, $author, $made_at
where not exists (from ending where record = $record)
"""
_ADD_EVENT = """
insert into event (revision, occurred_at, actor, action, subject, detail)
select coalesce(max(revision), 0) + 1, $made_at, $author, $action, $subject, $detail from event
"""


def keep_said(cursor: Cursor, table: str, said: dict[str, Any], subject: str, detail: str) -> None:
    """Add `said` to one of the tables of what people say, and its event, inside the caller's transaction.

    All but an explanation get a record of their own, by which they can be ended.
    """
    row = {name: said[name] for name in _COLUMNS[table]}
    own = {} if table == "explanation" else {"record": new_submission_id()}
    [(added,)] = cursor.execute(_adding(table, bool(own)), row | own).fetchall()
    if added:
        note(cursor, said, f"add_{table}", subject, detail)


def keep_ending(cursor: Cursor, said: dict[str, Any], detail: str) -> None:
    """End what was said under `record`, with the event, inside the caller's transaction."""
    [(added,)] = cursor.execute(_ADD_ENDING, said).fetchall()
    if added:
        note(cursor, said, "end", said["record"], detail)


def note(cursor: Cursor, said: dict[str, Any], action: str, subject: str, detail: str) -> None:
    """Add the event that `author` did this at `made_at`, inside the caller's transaction."""
    event = {"made_at": said["made_at"], "author": said["author"], "action": action}
    cursor.execute(_ADD_EVENT, event | {"subject": subject, "detail": detail})


@cache
def _adding(table: str, recorded: bool) -> str:
    names = _COLUMNS[table]
    same = " and ".join(f"{name} is not distinct from ${name}" for name in names)
    into = ", ".join([*(("record",) if recorded else ()), *names])
    given = ", ".join(f"${name}" for name in into.split(", "))
    return f"insert into {table} ({into}) select {given} where not exists (from {table} where {same})"
