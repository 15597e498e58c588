"""That a project of a unit is an earlier one under a new name, as a person says: a record that moves no figure."""

from dataclasses import asdict, dataclass
from datetime import datetime

from domain.enterprises import exact_name
from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.explaining import reason_and_author
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

# The last ledger of every day, with which of the two names it lists.
_LISTED = """
with ledgers as (
    select period_end, max({'received_at': received_at, 'submission': submission}).submission as submission
    from submission
    where form in (select form from register where register = 'project_state')
        and place = $place and status = 'accepted' and submission not in (select submission from withdrawal)
    group by period_end
)
select
    period_end, bool_or(exact_name(project) = exact_name($project)),
    bool_or(exact_name(project) = exact_name($former))
from ledgers
join project_state using (submission)
where exact_name(project) in (exact_name($project), exact_name($former))
group by period_end
order by period_end
"""
_TAKEN = """
select project
from project_renaming
where place = $place and exact_name(former) = exact_name($former) and exact_name(project) <> exact_name($project)
    and record not in (select record from ending)
"""


@dataclass(frozen=True)
class Renaming:
    """A project of a unit that its ledgers called `former` before, both by their names, blanks aside."""

    place: str
    project: str
    former: str
    reason: str
    author: str
    made_at: datetime


def rename(store: Store, facts: Facts, said: Renaming) -> None:
    """Keep it: from then on the two are one project; what is said later of the same new name counts over it.

    UsageError for an unknown unit, the same name twice, a name no accepted ledger of the unit lists, two that one
    ledger lists, a former name that is not the earlier one or went over to another project, an empty reason or author.
    """
    place = facts.place(said.place)
    if exact_name(said.project) == exact_name(said.former):
        raise UsageError(facts.sentences["renaming_same"])
    about = {"place": place.key, "project": said.project, "former": said.former}
    kept = asdict(said) | about | reason_and_author(said.reason, said.author)

    def write(cursor: Cursor) -> None:
        if fault := _fault(cursor, about):
            raise UsageError(facts.sentences[fault[0]].format(**(about | {"place": place.label} | fault[1])))
        keep_said(cursor, "project_renaming", kept, f"{place.key}:{said.project}", said.former)

    store.write(write)


def _fault(cursor: Cursor, about: dict[str, str]) -> tuple[str, dict[str, object]] | None:
    """The sentence that says what stands against it, with its words; None where nothing does."""
    listed = cursor.execute(_LISTED, about).fetchall()
    now, before = ([row[0] for row in listed if row[side]] for side in (1, 2))
    for days, name in ((now, about["project"]), (before, about["former"])):
        if not days:
            return "renaming_unknown", {"name": name}
    if both := set(now) & set(before):
        return "renaming_both", {"day": min(both)}
    if before[0] > now[0]:
        return "renaming_later", {}
    taken = cursor.execute(_TAKEN, about).fetchall()
    return ("renaming_taken", {"other": taken[0][0]}) if taken else None
