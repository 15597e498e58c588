"""Whether two projects of different units are one, as a person decides: a record that moves no figure."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.explaining import reason_and_author
from loaders.records.listing import check_listed
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

Outcome = Literal["same", "different"]


@dataclass(frozen=True)
class Likening:
    """What came of comparing a project of one unit with one of another, both by their names, blanks aside."""

    place: str
    project: str
    other_place: str
    other_project: str
    outcome: Outcome
    reason: str
    author: str
    made_at: datetime


def liken(store: Store, facts: Facts, decided: Likening) -> None:
    """Keep it; what is said later of the same two counts over it. No total changes: the units take it out themselves.

    UsageError for an unknown unit, two projects of one unit, a project no accepted ledger of its unit lists, an empty
    reason or author.
    """
    one = facts.place(decided.place).key, decided.project
    other = facts.place(decided.other_place).key, decided.other_project
    if one[0] == other[0]:
        raise UsageError("只认定不同单位的两个项目；同一单位重复列出的，由该单位在台账中更正。")
    (place, project), (other_place, other_project) = sorted((one, other))
    pair = {"place": place, "project": project, "other_place": other_place, "other_project": other_project}
    said = asdict(decided) | pair | reason_and_author(decided.reason, decided.author)

    def write(cursor: Cursor) -> None:
        for where, name in (one, other):
            check_listed(cursor, facts.place(where), name)
        keep_said(cursor, "project_likeness", said, f"{place}:{project}", f"{other_place}:{other_project}")

    store.write(write)
