"""When a return is due: working days as announced, due days as ruled, and the two together."""

import shutil
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from domain.calendar import Calendar, DueRule
from domain.dates import show_moment
from domain.due import forms_due, is_due
from domain.errors import FactsError
from domain.facts import Facts, load_facts
from domain.records import Source
from domain.seasons import Span

ANNOUNCED = {2022: 32, 2023: 26}
EXCHANGED = {2022: 7, 2023: 7}
WORKED = {2022: 249, 2023: 249}


@pytest.fixture
def calendar(facts: Facts) -> Calendar:
    return facts.calendar


def _days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]


def _slot(first: str, last: str) -> Span:
    return Span(first=date.fromisoformat(first), last=date.fromisoformat(last))


def _due(facts: Facts, form: str, first: str, last: str) -> str:
    rule = facts.calendar.rules.of(facts.forms[form])
    assert rule is not None
    return show_moment(facts.calendar.due_at(rule, _slot(first, last)))


@pytest.mark.parametrize("year", ANNOUNCED)
def test_a_year_has_the_working_days_the_state_council_announced(calendar: Calendar, year: int) -> None:
    holidays = calendar.holidays
    announced = [day for day in _days(year) if any(row.days.holds(day) for row in holidays.holiday)]
    assert len(announced) == ANNOUNCED[year]
    assert sum(day.year == year for row in holidays.holiday for day in row.working) == EXCHANGED[year]
    assert sum(map(holidays.works, _days(year))) == WORKED[year]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2022-10-06", False),  # 国庆节, a Thursday
        ("2022-10-08", True),  # a Saturday worked in exchange
        ("2022-12-31", False),  # 元旦 of the year after
        ("2023-06-22", False),  # 端午节
        ("2023-06-25", True),  # a Sunday worked in exchange
        ("2023-08-12", False),  # a plain Saturday
        ("2023-08-11", True),
        ("2025-01-01", True),  # nothing announced: weekends alone
    ],
)
def test_a_day_is_worked_or_not_as_announced(calendar: Calendar, day: str, works: bool) -> None:
    assert calendar.holidays.works(date.fromisoformat(day)) is works


def test_every_day_worked_in_exchange_would_else_be_a_rest_day(calendar: Calendar) -> None:
    holidays = calendar.holidays
    assert {day.isoweekday() for row in holidays.holiday for day in row.working} <= set(holidays.rest_weekdays)


@pytest.mark.parametrize(
    ("form", "first", "last", "due"),
    [
        ("season-3/basic", "2023-08-07", "2023-08-13", "2023年8月11日 18:00"),
        ("season-3/basic", "2023-06-19", "2023-06-25", "2023年6月25日 18:00"),  # Friday is 端午节, Sunday is worked
        ("annual/monthly", "2022-08-01", "2022-08-31", "2022年9月5日 18:00"),
        ("annual/monthly", "2022-09-01", "2022-09-30", "2022年10月8日 18:00"),  # 国庆节, then a Saturday worked
        ("annual/monthly", "2022-01-01", "2022-01-31", "2022年2月7日 18:00"),  # 春节
        ("annual/monthly", "2022-12-01", "2022-12-31", "2023年1月5日 18:00"),
        ("season-2/province", "2022-05-01", "2022-05-15", "2022年5月16日 18:00"),  # a Sunday
        ("season-2/province", "2022-06-16", "2022-06-30", "2022年6月30日 18:00"),
    ],
)
def test_a_return_is_due_on_the_day_ruled_or_the_next_working_day(
    facts: Facts, form: str, first: str, last: str, due: str
) -> None:
    assert _due(facts, form, first, last) == due


def test_the_same_rule_may_stand_without_giving_way_to_a_rest_day(facts: Facts) -> None:
    rules = facts.calendar.rules.model_copy(update={"on_rest_day": "same_day"})
    calendar = facts.calendar.model_copy(update={"rules": rules})
    rule = rules.of(facts.forms["annual/monthly"])
    assert rule is not None
    assert show_moment(calendar.due_at(rule, _slot("2022-09-01", "2022-09-30"))) == "2022年10月5日 18:00"


def test_a_day_beyond_the_end_of_the_month_is_its_last_day() -> None:
    rule = DueRule(
        key="x", label="x", rhythm="halfmonth", counted_from="first_day", month_days=(15, 30), clock=time(18),
        source=Source(clause="示例", standing="assumed"),
    )  # fmt: skip
    assert rule.due_day(_slot("2023-02-16", "2023-02-28")) == date(2023, 2, 28)


def test_a_rule_that_names_the_form_comes_before_that_of_its_rhythm(facts: Facts) -> None:
    form, rules = facts.forms["season-3/basic"], facts.calendar.rules
    general = rules.of(form)
    assert general is not None
    own = general.model_copy(update={"key": "own", "forms": (form.key,), "weekday": 3})
    assert rules.model_copy(update={"due": (*rules.due, own)}).of(form) is own


def test_nothing_is_due_of_a_week_outside_the_counting_window(facts: Facts) -> None:
    season, rule = facts.seasons["3"], facts.calendar.rules.of(facts.forms["season-3/basic"])
    assert rule is not None
    assert is_due(rule, season, _slot("2023-08-28", "2023-09-03"))
    assert not is_due(rule, season, _slot("2023-09-04", "2023-09-10"))


def test_the_ledger_is_due_beside_the_weekly_return_and_never_before_there_was_one(facts: Facts) -> None:
    due = {key: [form.key for form in forms_due(facts, season)] for key, season in facts.seasons.items()}
    assert due["3"][-1] == "ledger"
    assert "ledger" not in (*due["2"], *due["2022"])
    ledger, weekly = (facts.calendar.rules.of(facts.forms[key]) for key in ("ledger", "season-3/basic"))
    assert ledger is not None
    assert weekly is not None
    assert (ledger.weekday, ledger.clock) == (weekly.weekday, weekly.clock)


def test_a_month_is_awaited_from_the_day_after_it_and_a_week_from_its_first(facts: Facts) -> None:
    monthly, weekly = (facts.calendar.rules.of(facts.forms[key]) for key in ("annual/monthly", "season-3/basic"))
    assert monthly is not None
    assert weekly is not None
    assert monthly.opens_on(_slot("2022-09-01", "2022-09-30")) == date(2022, 10, 1)
    assert weekly.opens_on(_slot("2023-08-07", "2023-08-13")) == date(2023, 8, 7)


@pytest.mark.parametrize("named", ["quxian", "season-3/basic"])
def test_an_exemption_of_what_does_not_exist_is_told_with_its_line(facts: Facts, tmp_path: Path, named: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(facts.folder, data)
    entry = """[[exemption]]
key = "示例"
place = "quxian"
form = "season-3/basic"
days = { first = 2023-07-01, last = 2023-07-31 }
reason = "示例"
author = "示例经办人"
granted = 2023-07-03
"""
    path = data / "calendar" / "exemptions.toml"
    path.write_text(entry, "utf-8")
    assert load_facts(data).calendar.exemptions[0].place == "quxian"
    path.write_text(entry.replace(named, "nowhere"), "utf-8")
    with pytest.raises(FactsError, match="没有“nowhere”这") as fault:
        load_facts(data)
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "nowhere" in text)
    assert f"第 {line} 行" in str(fault.value)
