"""Whether a unit's ledgers, or its registers of negotiations, list the project that something is said of."""

from domain.errors import UsageError
from domain.places import Place
from queries.store import Cursor

_LISTED = """
select 1
from project_state
join submission using (submission)
where place = $place and status = 'accepted' and exact_name(project) = exact_name($project)
    and submission not in (select submission from withdrawal)
limit 1
"""
_KNOWN = """
select 1
from (select submission, project from project_state union all select submission, project from negotiation) as listed
join submission using (submission)
where place = $place and status = 'accepted' and exact_name(project) = exact_name($project)
    and submission not in (select submission from withdrawal)
limit 1
"""


def check_listed(cursor: Cursor, place: Place, project: str) -> None:
    """UsageError where no accepted ledger of the unit lists the project by this name, blanks aside."""
    _check(cursor, _LISTED, place, project)


def check_known(cursor: Cursor, place: Place, project: str) -> None:
    """UsageError where neither such a ledger nor a register of negotiations of the unit lists it."""
    _check(cursor, _KNOWN, place, project)


def _check(cursor: Cursor, listed: str, place: Place, project: str) -> None:
    if not cursor.execute(listed, {"place": place.key, "project": project}).fetchall():
        raise UsageError(f"{place.label}已受理的台账里没有“{project}”这个项目。")
