"""What people say to the ledger: a reason for a finding, a rule waived for a value, a figure put right by the city."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.dates import end_of_day, office_day, period_end
from domain.errors import UsageError
from domain.facts import Facts
from loaders.records.saying import keep_said
from queries.store import Cursor, Store

_FOUND = "select 1 from finding where submission = $submission and ordinal = $ordinal"
_REPORTED = """
select 1
from submission
join reported_value using (submission)
where season = $season and form = $form and place = $place and period = $period and status = 'accepted'
    and indicator = $indicator and value = $guard
    and not exists (from withdrawal where withdrawal.submission = submission.submission)
"""


@dataclass(frozen=True)
class Waiver:
    """A rule that does not count against one value, `guard`, of a form, unit and column; until `ends_on` if given."""

    rule: str
    form: str
    place: str
    indicator: str
    guard: Decimal
    reason: str
    author: str
    made_at: datetime
    ends_on: date | None = None


@dataclass(frozen=True)
class Correction:
    """`value` in place of the reported `guard`, both in the indicator's unit, for one period; until `ends_on` if given.

    It lapses where the unit reports another figure.
    """

    season: str
    form: str
    place: str
    period: str
    indicator: str
    guard: Decimal
    value: Decimal
    reason: str
    author: str
    made_at: datetime
    ends_on: date | None = None


def explain(store: Store, submission: str, ordinal: int, reason: str, author: str, made_at: datetime) -> None:
    """Give the reason for one finding, `ordinal` from 1, of a return; a later reason counts over an earlier one.

    `made_at` is naive UTC. UsageError for a finding the ledger does not have, and for an empty reason or author.
    """
    said = {"submission": submission, "ordinal": ordinal, **reason_and_author(reason, author), "made_at": made_at}

    def write(cursor: Cursor) -> None:
        if not cursor.execute(_FOUND, {"submission": submission, "ordinal": ordinal}).fetchall():
            raise UsageError("台账里没有这条核验意见，没有记下说明。")
        keep_said(cursor, "explanation", said, submission, str(ordinal))

    store.write(write)


def waive(store: Store, facts: Facts, waiver: Waiver) -> None:
    """Let a value stand against a rule from `made_at` on: what the rule says of it is then a hint.

    UsageError for a rule, form, unit or column that does not exist, a day already over, an empty reason or author.
    """
    rule = facts.rules.by_code().get(waiver.rule)
    if rule is None:
        raise UsageError(f"没有“{waiver.rule}”这条规则；可用：{'、'.join(facts.rules.by_code())}。")
    form = facts.form(waiver.form)
    if form.key not in rule.forms:
        raise UsageError(f"规则“{rule.title}”不用于{form.label}。")
    if waiver.indicator not in {column.name for column in form.columns}:
        raise UsageError(f"{form.label}没有“{waiver.indicator}”这一列。")
    check_end(waiver.ends_on, waiver.made_at)
    place = facts.reporters.called(waiver.place).key
    said = asdict(waiver) | {"place": place} | reason_and_author(waiver.reason, waiver.author)
    store.write(lambda cursor: keep_said(cursor, "waiver", said, waiver.rule, f"{place} {waiver.indicator}"))


def correct(store: Store, facts: Facts, correction: Correction) -> None:
    """Put a reported figure right from `made_at` on, or from the end of its period where its season is closed.

    UsageError as for `correcting`.
    """
    store.write(correcting(facts, correction))


def correcting(facts: Facts, correction: Correction) -> Callable[[Cursor], None]:
    """What a correction writes, for a transaction of the caller's, which may be rolled back.

    UsageError, also when it is run, where no accepted return of the period reports the guarded figure, for a negative
    value, a day already over, an empty reason or author.
    """
    if correction.value < 0:
        raise UsageError("更正后的数不能小于0。")
    check_end(correction.ends_on, correction.made_at)
    place, season = facts.place(correction.place).key, facts.season(correction.season)
    closed = office_day(correction.made_at) > season.closes
    said = asdict(correction) | {"place": place} | reason_and_author(correction.reason, correction.author)

    def write(cursor: Cursor) -> None:
        names = ("season", "form", "place", "period", "indicator", "guard")
        if not cursor.execute(_REPORTED, {name: said[name] for name in names}).fetchall():
            label = facts.indicator(correction.indicator).label
            raise UsageError(f"已受理的报表里没有{label} {correction.guard} 这个数，没有更正。")
        said["counts_from"] = end_of_day(period_end(correction.period)) if closed else correction.made_at
        keep_said(cursor, "correction", said, f"{place} {correction.indicator}", correction.period)

    return write


def reason_and_author(reason: str, author: str) -> dict[str, str]:
    """Both without blanks around them; UsageError where one is empty."""
    if not reason.strip() or not author.strip():
        raise UsageError("请写明理由和登记人。")
    return {"reason": reason.strip(), "author": author.strip()}


def check_end(ends_on: date | None, made_at: datetime) -> None:
    """UsageError for a last day that is over when it is said."""
    if ends_on and ends_on < office_day(made_at):
        raise UsageError("截止日期已经过去。")
