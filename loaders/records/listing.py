"""Whether a unit's ledgers list the project that something is said of."""

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


def check_listed(cursor: Cursor, place: Place, project: str) -> None:
    """UsageError where no accepted ledger of the unit lists the project by this name, blanks aside."""
    if not cursor.execute(_LISTED, {"place": place.key, "project": project}).fetchall():
        raise UsageError(f"{place.label}已受理的台账里没有“{project}”这个项目。")
