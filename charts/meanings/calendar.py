"""When returns are due and which days are worked, as sections of the 口径 page."""

from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.dates import show_day
from domain.due import forms_due
from domain.facts import Facts
from domain.numbers import DASH
from domain.seasons import Span

SOURCE = Column("依据", "left wrap")


def calendar_sections(facts: Facts) -> list[Section]:
    """Due days of every form, then holidays with the rest days worked in exchange."""
    return [_due(facts), _holidays(facts)]


def _due(facts: Facts) -> Section:
    rules = facts.calendar.rules
    forms = dict.fromkeys(form.key for season in facts.seasons.values() for form in forms_due(facts, season))
    rows = [
        with_source(entry(form.label, rule.label), rule.source, facts, rule.silent_source)
        for form in map(facts.form, forms)
        if (rule := rules.of(form))
    ]
    then = facts.sentences[f"rest_day_{rules.on_rest_day}"]
    rest = with_source(entry("截止日逢休息日", then), rules.rest_day_source, facts)
    columns = [Column("报表", "name"), Column("截止时间", "left wrap"), SOURCE]
    return Section("报送期限", columns, [*rows, rest])


def _holidays(facts: Facts) -> Section:
    holidays = facts.calendar.holidays
    rows = [
        with_source(entry(row.label, _days(row.days), "、".join(map(show_day, row.working)) or DASH), row.source, facts)
        for row in holidays.holiday
    ]
    rest = with_source(entry("其他年份", "周六、周日", DASH), holidays.rest_source, facts)
    columns = [Column("节日", "name"), Column("放假", "left wrap"), Column("调休上班", "left wrap"), SOURCE]
    return Section("节假日与调休", columns, [*rows, rest])


def _days(span: Span) -> str:
    return show_day(span.first) if span.days == 1 else f"{show_day(span.first)}至{show_day(span.last)}"
