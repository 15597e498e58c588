"""The office's calendar: working days and holidays, when each slot of a form is due, who is exempt."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from domain.datafiles import read_list, read_table
from domain.dates import OFFICE_ZONE, month_end
from domain.forms import Form
from domain.records import Record, Source
from domain.seasons import Rhythm, Span

OnRestDay = Literal["next_working_day", "same_day"]
_DAY = timedelta(days=1)


class Holiday(Record):
    """One public holiday, both ends off, and the rest days of the week that are `working` in exchange."""

    key: str
    label: str
    days: Span
    working: tuple[date, ...] = ()
    source: Source


class Holidays(Record):
    """Which days are not worked: the rest days of every week (1 is Monday) and the announced holidays."""

    rest_weekdays: tuple[int, ...]
    rest_source: Source
    holiday: tuple[Holiday, ...]

    def works(self, day: date) -> bool:
        """Whether the offices work on `day`."""
        if any(day in holiday.working for holiday in self.holiday):
            return True
        return day.isoweekday() not in self.rest_weekdays and not any(row.days.holds(day) for row in self.holiday)

    def next_working_day(self, day: date) -> date:
        """`day`, or the first working day after it."""
        while not self.works(day):
            day += _DAY
        return day


class DueRule(Record):
    """When a slot is due: the first `weekday` or `month_days` on or after the day counted from, until `clock`.

    A day of the month beyond its end is its last day. `forms` narrows a rule to the forms it names. A slot that was
    over before `since` is never due.
    """

    key: str
    label: str
    rhythm: Rhythm
    forms: tuple[str, ...] = ()
    counted_from: Literal["first_day", "last_day"]
    weekday: int | None = None
    month_days: tuple[int, ...] = ()
    since: date | None = Field(default=None, alias="from")
    clock: time
    source: Source
    silent_source: Source | None = None

    @model_validator(mode="after")
    def _comes_about(self) -> Self:
        if (self.weekday is None) == (not self.month_days):
            raise ValueError("必须写明 weekday 或 month_days，二者只能有一个")
        if not {self.weekday or 1} <= set(range(1, 8)) or not set(self.month_days) <= set(range(1, 32)):
            raise ValueError("weekday 应为 1 至 7，month_days 应为 1 至 31")
        return self

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the document says, then what is assumed where it is silent."""
        return (self.source, self.silent_source) if self.silent_source else (self.source,)

    def opens_on(self, slot: Span) -> date:
        """The first day on which a return of the slot is awaited."""
        return slot.first if self.counted_from == "first_day" else slot.last + _DAY

    def due_day(self, slot: Span) -> date:
        """The day the rule names, worked or not."""
        day = self.opens_on(slot)
        while not self._names(day):
            day += _DAY
        return day

    def _names(self, day: date) -> bool:
        return day.isoweekday() == self.weekday or day.day in {min(it, month_end(day).day) for it in self.month_days}


class DueRules(Record):
    """Every due rule, the forms that no rule asks for, and what becomes of a rule that names a rest day."""

    optional: tuple[str, ...] = ()
    optional_source: Source
    on_rest_day: OnRestDay
    rest_day_source: Source
    due: tuple[DueRule, ...]

    def of(self, form: Form) -> DueRule | None:
        """The rule that names the form, else the one of its rhythm; None for one that is optional.

        None for a shape of another form, too, which is due as that form.
        """
        if form.shape_of or form.key in self.optional:
            return None
        named = [rule for rule in self.due if form.key in rule.forms]
        of_rhythm = [rule for rule in self.due if rule.rhythm == form.rhythm and not rule.forms]
        return next(iter([*named, *of_rhythm]), None)


class Exemption(Record):
    """A unit that need not hand in the slots of a form that fall due within `days`, known from the day `granted`."""

    key: str
    place: str
    form: str
    days: Span
    reason: str
    author: str
    granted: date


class Calendar(Record):
    """When returns are due, which days are worked, who is exempt."""

    holidays: Holidays
    rules: DueRules
    exemptions: tuple[Exemption, ...] = ()

    def due_at(self, rule: DueRule, slot: Span) -> datetime:
        """The moment (naive UTC) until which a return of the slot is on time; a rest day gives way as the rules say."""
        day = rule.due_day(slot)
        if self.rules.on_rest_day == "next_working_day":
            day = self.holidays.next_working_day(day)
        return datetime.combine(day, rule.clock, OFFICE_ZONE).astimezone(UTC).replace(tzinfo=None)


def read_calendar(folder: Path) -> Calendar:
    """The calendar that stands in `folder`; FactsError names the file and line that does not hold."""
    return Calendar(
        holidays=read_table(folder / "holidays.toml", Holidays),
        rules=read_table(folder / "due.toml", DueRules),
        exemptions=tuple(read_list(folder / "exemptions.toml", "exemption", Exemption).values()),
    )
