"""What the city decides: a finding confirmed or not believed, a unit let off reporting or not ranked, an end to it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal

from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.explaining import reason_and_author
from loaders.records.saying import keep_ending, keep_said
from queries.store import Cursor, Store

Outcome = Literal["genuine", "refused"]
_ENDED = "select 1 from ending where record = $record"
_FOUND = "select 1 from finding where code = $rule and submission || ':' || ordinal = $subject"
_SAID = """
select 1 from waiver where record = $record
union all select 1 from correction where record = $record
union all select 1 from verdict where record = $record
union all select 1 from reporting_exemption where record = $record
union all select 1 from disqualified_unit where record = $record
union all select 1 from enacted_scheme where record = $record
union all select 1 from chain_mapping where record = $record
union all select 1 from enterprise_review where record = $record
union all select 1 from project_likeness where record = $record
union all select 1 from project_renaming where record = $record
"""


@dataclass(frozen=True)
class Verdict:
    """What came of looking into what a rule found: genuine (属实) or refused (不予采信); neither moves a figure.

    `subject` is "SUBMISSION:ORDINAL" for a finding, the key of the candidate for a city-wide rule.
    """

    rule: str
    subject: str
    outcome: Outcome
    reason: str
    author: str
    made_at: datetime


@dataclass(frozen=True)
class Exemption:
    """A unit that need not hand in the slots of a form that fall due from `first_day` to `last_day`, both in."""

    place: str
    form: str
    first_day: date
    last_day: date
    reason: str
    author: str
    made_at: datetime


@dataclass(frozen=True)
class Disqualification:
    """A unit shown and not ranked in a season (取消考评资格) from `first_day` to `last_day`, where it has an end."""

    season: str
    place: str
    first_day: date
    last_day: date | None
    reason: str
    author: str
    made_at: datetime


def decide(store: Store, facts: Facts, verdict: Verdict) -> None:
    """Keep a verdict; one made later counts over it.

    UsageError for an unknown rule, a finding the rule never made, an empty reason or author.
    """
    rule = facts.rules.by_code().get(verdict.rule)
    if rule is None:
        raise UsageError(f"没有“{verdict.rule}”这条规则；可用：{'、'.join(facts.rules.by_code())}。")
    asked = {"rule": verdict.rule, "subject": verdict.subject}
    if not rule.city_wide and store.query(_FOUND, asked).is_empty():
        raise UsageError(f"这条规则没有提出过“{verdict.subject}”这条意见，没有登记。")
    said = asdict(verdict) | reason_and_author(verdict.reason, verdict.author)
    store.write(lambda cursor: keep_said(cursor, "verdict", said, verdict.subject, verdict.rule))


def exempt(store: Store, facts: Facts, exemption: Exemption) -> None:
    """Let a unit off reporting.

    UsageError for an unknown unit or form, one never due or not its own, days the wrong way round.
    """
    form, place = facts.form(exemption.form), facts.reporters.called(exemption.place)
    if facts.calendar.rules.of(form) is None:
        raise UsageError(f"{form.label}没有规定截止时间，不需要登记免报。")
    if place not in facts.reporters.of(form.reporter):
        raise UsageError(f"{place.label}不报“{form.label}”，不需要登记免报。")
    if exemption.last_day < exemption.first_day:
        raise UsageError("免报的截止日早于起始日。")
    said = asdict(exemption) | {"place": place.key} | reason_and_author(exemption.reason, exemption.author)
    detail = f"{form.key} {exemption.first_day} {exemption.last_day}"
    store.write(lambda cursor: keep_said(cursor, "reporting_exemption", said, place.key, detail))


def disqualify(store: Store, facts: Facts, decided: Disqualification) -> None:
    """Take a unit out of the ranking. UsageError for an unknown unit or season, days the wrong way round."""
    place, season = facts.place(decided.place), facts.season(decided.season)
    if decided.last_day and decided.last_day < decided.first_day:
        raise UsageError("取消考评资格的截止日早于起始日。")
    said = asdict(decided) | {"place": place.key, "season": season.key}
    said |= reason_and_author(decided.reason, decided.author)
    store.write(
        lambda cursor: keep_said(cursor, "disqualified_unit", said, place.key, f"{season.key} {decided.first_day}")
    )


def end(store: Store, record: str, *, reason: str, author: str, made_at: datetime) -> None:
    """End what was said or decided under `record` from `made_at` (naive UTC) on; after its season closed, for good.

    UsageError as for `ending`.
    """
    store.write(ending(record, reason=reason, author=author, made_at=made_at))


def ending(record: str, *, reason: str, author: str, made_at: datetime) -> Callable[[Cursor], None]:
    """What ending a record writes, for a transaction of the caller's, which may be rolled back.

    UsageError, also when it is run, for a record nobody made or that has ended already, an empty reason or author.
    """
    said = {"record": record, "made_at": made_at, **reason_and_author(reason, author)}

    def write(cursor: Cursor) -> None:
        if not cursor.execute(_SAID, {"record": record}).fetchall():
            raise UsageError("台账里没有这条登记，没有结束。")
        if cursor.execute(_ENDED, {"record": record}).fetchall():
            raise UsageError("这条登记早已结束。")
        keep_ending(cursor, said, reason)

    return write
