"""Seasons: a stretch of work counted as one, a year or a 百日攻坚 campaign, with its windows and pace."""

from datetime import date, timedelta
from typing import Literal, Self

from pydantic import model_validator

from domain.dates import half_month, month_end
from domain.records import Record, Source

PaceBasis = Literal["day", "month"]
Rhythm = Literal["week", "halfmonth", "month"]


class Span(Record):
    """A stretch of days, both ends in."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"起止日期颠倒：{self.first} 至 {self.last}")
        return self

    @property
    def days(self) -> int:
        """How many days, both ends in."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether `day` lies inside."""
        return self.first <= day <= self.last

    def meets(self, other: "Span") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


class Phase(Record):
    """One phase of a campaign's action."""

    label: str
    span: Span


class Season(Record):
    """One stretch of work; `counting` is what pace runs over, `reporting` the periods a return may speak of.

    A return received after the day `closes` is history being entered: it counts from the day it speaks of.
    """

    key: str
    kind: Literal["year", "campaign"]
    label: str
    short: str
    year: int
    action: Span
    counting: Span
    reporting: Span
    closes: date
    pace_basis: PaceBasis
    rhythm: str
    source: Source
    counting_source: Source
    closes_source: Source
    phases: tuple[Phase, ...] = ()

    @model_validator(mode="after")
    def _in_step(self) -> Self:
        if self.closes < self.counting.last:
            raise ValueError("closes 早于计数时段结束")
        if outside := [phase.label for phase in self.phases if not self._in_action(phase.span)]:
            raise ValueError(f"阶段不在行动起止日期之内：{'、'.join(outside)}")
        return self

    def _in_action(self, span: Span) -> bool:
        return self.action.holds(span.first) and self.action.holds(span.last)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return self.key, self.label, self.short

    def gone(self, day: date, basis: PaceBasis | None = None) -> tuple[int, int]:
        """How much of the counting window has gone by the end of `day`: (gone, whole) in days or whole months."""
        span, basis = self.counting, basis or self.pace_basis
        if basis == "day":
            return max(0, min(span.days, (day - span.first).days + 1)), span.days
        months = _months(span.first, span.last)
        if day >= span.last:
            return months, months
        whole_months = _months(span.first, day) if day == month_end(day) else _months(span.first, day) - 1
        return max(0, min(months, whole_months)), months

    def counts_by(self, day: date, today: date) -> date:
        """The day on which what is said `today` is seen beside what was told on `day`; a closed season stays there."""
        return day if today > self.closes else max(day, today)

    def slot(self, day: date, rhythm: Rhythm | None) -> Span:
        """The week, half month or month that holds `day`; the first week starts with the counting window.

        What has no rhythm speaks of the whole counting window.
        """
        if rhythm is None:
            return self.counting
        if rhythm == "week":
            first = self.counting.first + timedelta(weeks=self.week(day) - 1)
            return Span(first=first, last=first + timedelta(days=6))
        first, last = half_month(day) if rhythm == "halfmonth" else (day.replace(day=1), month_end(day))
        return Span(first=first, last=last)

    def week(self, day: date) -> int:
        """The number of the week that holds `day`, the first week starting with the counting window."""
        return (day - self.counting.first).days // 7 + 1


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
