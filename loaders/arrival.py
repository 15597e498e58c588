"""What only the moment of arrival can tell about a return: whether its period has begun."""

from dataclasses import replace
from datetime import datetime

from domain.dates import office_day, show_day, show_period
from domain.facts import Facts
from loaders.reading.result import ReadReturn


def judged_on_arrival(read: ReadReturn, received_at: datetime, facts: Facts) -> ReadReturn:
    """`read`, refused where its month, half month or week begins after the office day of `received_at` (naive UTC)."""
    if read.form is None or read.season is None or read.period is None or read.period_start is None:
        return read
    begins = facts.seasons[read.season].slot(read.period_start, facts.forms[read.form].rhythm).first
    day = office_day(received_at)
    if begins <= day:
        return read
    ahead = facts.finding("period.ahead", read=show_period(read.period), wanted=show_day(day))
    return replace(read, findings=(*read.findings, ahead))
