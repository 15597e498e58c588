"""Reasons: what a draft's sender says to what was found in it, kept with the draft and handed in with its return."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.facts import Facts
from domain.findings import Finding
from loaders.drafting.drafts import Draft
from loaders.reading.result import ReadReturn
from queries.store import Cursor, Store

# What a reason answers: the draft, the sheet of a return in it, and the code of its findings.
Asked = tuple[str, str | None, str]
Reasons = Mapping[Asked, str]

_LIST = "select draft, sheet, code, reason from draft_reason order by made_at"
_BEFORE = """
select code, reason
from explanation
join finding using (submission, ordinal)
join submission using (submission)
where form = $form and place = $place and period = $period
order by made_at
"""
_FORGET = """
delete from draft_reason where draft = $draft and sheet is not distinct from $sheet and code = $code
"""
_ADD = """
insert into draft_reason (draft, sheet, code, reason, author, made_at)
select $draft, $sheet, $code, $reason, $author, $made_at
where exists (from draft where draft.draft = $draft)
"""


def asked(draft: Draft, returns: Sequence[ReadReturn]) -> list[Asked]:
    """What needs a reason before `draft` can be handed in: each code of level explain, once for each return."""
    found = [
        (draft.draft, read.sheet, finding.code)
        for read in returns
        if not read.rejected
        for finding in read.findings
        if finding.level == "explain"
    ]
    return list(dict.fromkeys(found))


def drafted(draft: Draft, returns: Sequence[ReadReturn], reasons: Reasons, facts: Facts) -> dict[Finding, list[str]]:
    """What is going to be said to the findings in `draft` once it is handed in, as sentences."""
    wanted = {each: reasons[each].strip() for each in asked(draft, returns) if reasons.get(each, "").strip()}
    say = facts.sentences["answered_drafted"]
    return {
        finding: [say.format(reason=wanted[key])]
        for read in returns
        for finding in read.findings
        if finding.level == "explain" and (key := (draft.draft, read.sheet, finding.code)) in wanted
    }


def said_before(store: Store, read: ReadReturn) -> dict[str, str]:
    """The reason given last, by code, to what was found in the unit's returns of the same form and period before."""
    whose = {"form": read.form, "place": read.place, "period": read.period}
    return dict(store.query(_BEFORE, whose).iter_rows())


def kept_reasons(store: Store) -> dict[Asked, str]:
    """Every reason written down for what is still a draft."""
    return {(draft, sheet, code): reason for draft, sheet, code, reason in store.query(_LIST).iter_rows()}


def keep_reason(store: Store, each: Asked, reason: str, *, author: str, made_at: datetime) -> None:
    """Write a reason down in place of the one before; an empty one takes it back. `made_at` is naive UTC."""
    draft, sheet, code = each
    whose = {"draft": draft, "sheet": sheet, "code": code}

    def write(cursor: Cursor) -> None:
        cursor.execute(_FORGET, whose)
        if reason.strip():
            cursor.execute(_ADD, whose | {"reason": reason.strip(), "author": author, "made_at": made_at})

    store.write(write)
