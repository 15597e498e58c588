"""What people say to the ledger as rows, each with its event; the same words said twice are kept once."""

from typing import Any

from queries.store import Cursor

_ADD = {
    "explanation": """
insert into explanation (submission, ordinal, reason, author, made_at)
select $submission, $ordinal, $reason, $author, $made_at
where not exists (
    from explanation
    where submission = $submission and ordinal = $ordinal and reason = $reason and author = $author
        and made_at = $made_at
)
""",
    "waiver": """
insert into waiver (rule, form, place, indicator, guard, reason, author, made_at, ends_on)
select $rule, $form, $place, $indicator, $guard, $reason, $author, $made_at, $ends_on
where not exists (
    from waiver
    where rule = $rule and form = $form and place = $place and indicator = $indicator and guard = $guard
        and reason = $reason and author = $author and made_at = $made_at and ends_on is not distinct from $ends_on
)
""",
    "correction": """
insert into correction (
    season, form, place, period, indicator, guard, value, reason, author, made_at, counts_from, ends_on
)
select
    $season, $form, $place, $period, $indicator, $guard, $value, $reason, $author, $made_at, $counts_from, $ends_on
where not exists (
    from correction
    where season = $season and form = $form and place = $place and period = $period and indicator = $indicator
        and guard = $guard and value = $value and reason = $reason and author = $author and made_at = $made_at
        and ends_on is not distinct from $ends_on
)
""",
}
_ADD_EVENT = """
insert into event (revision, occurred_at, actor, action, subject, detail)
select coalesce(max(revision), 0) + 1, $made_at, $author, $action, $subject, $detail from event
"""


def keep_said(cursor: Cursor, table: str, said: dict[str, Any], subject: str, detail: str) -> None:
    """Add `said` to the table explanation, waiver or correction, and its event, inside the caller's transaction."""
    [(added,)] = cursor.execute(_ADD[table], said).fetchall()
    if added:
        event = {"made_at": said["made_at"], "author": said["author"], "action": f"add_{table}"}
        cursor.execute(_ADD_EVENT, event | {"subject": subject, "detail": detail})
