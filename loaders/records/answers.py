"""What has been said to what was found in returns: reasons given, rules waived, figures put right, verdicts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from domain.dates import show_day, show_moment
from domain.facts import Facts
from domain.findings import Finding
from domain.numbers import show_as_written
from queries.store import Store

_SAID = """
with found as (
    select finding.submission, finding.ordinal, finding.code, form, place, period, season, indicator, unit, value
    from finding
    join submission on submission.submission = finding.submission
    left join reported_value as told
        on told.submission = finding.submission and told.sheet = finding.sheet and told.cell = finding.cell
    where finding.submission in (select unnest($submissions))
),
granted as (
    select * from waiver where record not in (select record from ending)
)
select submission, ordinal, 'explained' as kind, latest.*, null as guard, null as value, null as unit, null as ends_on
from (
    select submission, ordinal, max({'made_at': made_at, 'reason': reason, 'author': author}) as latest
    from explanation
    where submission in (select unnest($submissions))
    group by submission, ordinal
)
union all by name
select submission, ordinal, 'waived' as kind, made_at, reason, author, ends_on
from found
join granted
    on granted.rule = code and granted.form = found.form and granted.place = found.place
    and granted.indicator = found.indicator and granted.guard = found.value
union all by name
select submission, ordinal, 'corrected' as kind, made_at, reason, author, guard, correction.value, unit, ends_on
from found
join correction
    on correction.season = found.season and correction.form = found.form and correction.place = found.place
    and correction.period = found.period and correction.indicator = found.indicator
    and correction.guard = found.value
where record not in (select record from ending)
union all by name
select submission, ordinal, outcome as kind, made_at, reason, author
from found
join verdict on rule = code and subject = submission || ':' || ordinal
where record not in (select record from ending)
order by made_at, kind
"""

_CORRECTED = """
select
    submission, sheet, cell, reported.indicator, unit, 'corrected' as kind, correction.reason, correction.author,
    correction.made_at, correction.guard, correction.value, correction.ends_on
from (
    from reported_value
    join submission using (submission)
    where submission in (select unnest($submissions))
) as reported
join correction using (season, form, place, period, indicator)
where correction.guard = reported.value and record not in (select record from ending)
    and not exists (
        from finding
        where finding.submission = reported.submission and finding.sheet = reported.sheet
            and finding.cell = reported.cell
    )
order by correction.made_at, cell
"""


class Said(NamedTuple):
    """One answer: what became of the finding by it, why, who said so and when (naive UTC).

    Of a figure put right `guard` is what was reported and `value` what counts, in `unit`; `ends_on` is its last day.
    """

    kind: str
    reason: str
    author: str
    made_at: datetime
    guard: Decimal | None = None
    value: Decimal | None = None
    unit: str | None = None
    ends_on: date | None = None

    def told(self, facts: Facts) -> str:
        """Its sentence."""
        until = facts.sentences["answered_until"].format(day=show_day(self.ends_on)) if self.ends_on else ""
        words: dict[str, Any] = self._asdict() | {
            "made_at": show_moment(self.made_at),
            "guard": show_as_written(self.guard),
            "value": show_as_written(self.value),
            "until": until,
        }
        return facts.sentences[f"answered_{self.kind}"].format(**words)


def answers(store: Store, submissions: Iterable[str]) -> Mapping[tuple[str, int], Sequence[Said]]:
    """What has been said so far and not ended, by submission and the number of a finding in it, the earliest first."""
    said: dict[tuple[str, int], list[Said]] = {}
    for row in store.query(_SAID, {"submissions": list(submissions)}).iter_rows(named=True):
        key = (row.pop("submission"), row.pop("ordinal"))
        said.setdefault(key, []).append(Said(**row))
    return said


def corrected(store: Store, submissions: Iterable[str], facts: Facts) -> Mapping[str, Mapping[Finding, Sequence[Said]]]:
    """By submission, a remark on every cell that the city has put right though nothing was found in it, and by what."""
    said: dict[str, dict[Finding, list[Said]]] = {}
    for row in store.query(_CORRECTED, {"submissions": list(submissions)}).iter_rows(named=True):
        where = {
            "sheet": row.pop("sheet"),
            "cell": row.pop("cell"),
            "label": facts.indicators[row.pop("indicator")].label,
        }
        read, wanted = (f"{show_as_written(row[name])}{row['unit']}" for name in ("guard", "value"))
        told = facts.finding("value.corrected", read=read, wanted=wanted, **where)
        said.setdefault(row.pop("submission"), {}).setdefault(told, []).append(Said(**row))
    return said
