"""Days, months and moments as offices write them."""

from datetime import UTC, date, datetime

import pytest

from domain.dates import (
    half_month,
    month_end,
    period_end,
    read_day,
    read_moment,
    read_month,
    show_day,
    show_moment,
    show_period,
)
from domain.errors import UsageError
from domain.facts import Facts
from domain.periods import days_named, days_read, season_of
from domain.seasons import Span


@pytest.mark.parametrize(
    "written",
    [
        "2023.6.9", "2023-06-09", "2023/6/9", "2023年6月9日", "２０２３年６月９日", "2023 年 6 月 9 日", "20230609",
        "2023-06-09 17:30:00", "2023-06-09T17:30", "2023年6月9日17:30", "2023年6月9号", 45086,
        45086.73, 45086.0, date(2023, 6, 9), datetime(2023, 6, 9, 17, 30),
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_spelling(written: object) -> None:
    assert read_day(written) == date(2023, 6, 9)


@pytest.mark.parametrize("written", ["2023.13.1", "6月9日", "第3周", "", None, 2023.6, 12, True, "2023.6"])
def test_what_is_no_day_is_not_guessed(written: object) -> None:
    assert read_day(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "2022年9月",
        "2022-09",
        "2022.9",
        "２０２２年９月",
        "202209",
        "2022年1—9月",
        "2022年1-9月",
        "2022年9月30日",
        date(2022, 9, 1),
    ],
)
def test_a_month_is_read_in_every_usual_spelling(written: object) -> None:
    assert read_month(written) == date(2022, 9, 1)


def test_a_month_is_never_read_from_a_number() -> None:
    assert read_month(2025.1) is None


def test_a_bare_day_means_its_end_on_the_office_clock() -> None:
    assert read_moment("2023-06-09") == read_moment("2023年6月9日") == datetime(2023, 6, 9, 15, 59, 59, 999999)
    assert read_moment("2023-06-09T17:30") == read_moment("2023-06-09T09:30Z") == datetime(2023, 6, 9, 9, 30)
    assert show_moment(datetime(2023, 6, 9, 9, 30, tzinfo=UTC).replace(tzinfo=None)) == "2023年6月9日 17:30"


def test_a_moment_that_cannot_be_read_is_told_in_chinese() -> None:
    for told in ("下周五", "9999-12-31", "0001-01-01T00:00", "2022-09-31"):
        with pytest.raises(UsageError, match="不是可识别的日期"):
            read_moment(told)


def test_periods_are_shown_as_officials_write_them() -> None:
    assert show_period("2022-09") == "2022年9月"
    assert show_period("2023-06-09") == show_day(date(2023, 6, 9)) == "2023年6月9日"
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)


def test_a_period_ends_with_its_last_day(facts: Facts) -> None:
    assert [period_end(period) for period in ("2022", "2024-02", "2023-06-09")] == [
        date(2022, 12, 31),
        date(2024, 2, 29),
        date(2023, 6, 9),
    ]
    monthly, weekly = facts.forms["annual/monthly"], facts.forms["season-3/basic"]
    september = Span(first=date(2022, 9, 1), last=date(2022, 9, 30))
    assert days_read("2022年9月", monthly) == days_named("2022-09", monthly) == september
    assert days_read("2023.6.9", weekly) == Span(first=date(2023, 6, 9), last=date(2023, 6, 9))
    assert season_of(monthly, september, facts) == facts.season("2022")
    assert season_of(weekly, september, facts) is None
    with pytest.raises(UsageError, match="“上周”不是“"):
        days_named("上周", weekly)


def test_what_is_said_today_is_seen_today_while_the_season_goes_on(facts: Facts) -> None:
    season, told = facts.season("3"), date(2023, 6, 9)
    assert season.counts_by(told, date(2023, 6, 20)) == date(2023, 6, 20)
    assert season.counts_by(told, date(2023, 6, 1)) == season.counts_by(told, date(2026, 1, 1)) == told


def test_half_a_month_ends_on_the_fifteenth_or_with_the_month() -> None:
    assert half_month(date(2022, 5, 15)) == (date(2022, 5, 1), date(2022, 5, 15))
    assert half_month(date(2022, 5, 16)) == half_month(date(2022, 5, 31)) == (date(2022, 5, 16), date(2022, 5, 31))
    assert half_month(date(2024, 2, 29)) == (date(2024, 2, 16), date(2024, 2, 29))


def test_the_second_season_has_eight_half_months(facts: Facts) -> None:
    season = facts.season("2")
    halves = [season.slot(date(2022, month, day), "halfmonth") for month in (5, 6, 7, 8) for day in (15, 16)]
    assert [(half.first.day, half.days) for half in halves] == [(1, 15), (16, 16), (1, 15), (16, 15)] + [
        (1, 15),
        (16, 16),
    ] * 2


def test_the_third_season_counts_exactly_one_hundred_days(facts: Facts) -> None:
    season = facts.season("3")
    assert [season.gone(date(2023, 5, day)) for day in (21, 22, 23)] == [(0, 100), (1, 100), (2, 100)]
    assert season.gone(date(2023, 8, 29)) == season.gone(date(2023, 9, 5)) == (100, 100)
    assert season.week(date(2023, 5, 22)) == 1
    assert season.week(date(2023, 6, 9)) == 3


def test_the_year_paces_by_whole_months_or_by_days(facts: Facts) -> None:
    year = facts.season("2022")
    assert year.gone(date(2022, 9, 30)) == year.gone(date(2022, 10, 15)) == (9, 12)
    assert year.gone(date(2022, 10, 15), "day") == (288, 365)
    assert year.gone(date(2022, 1, 5)) == (0, 12)
    assert facts.season("3").gone(date(2023, 8, 29), "month") == (4, 4)
    assert year.gone(date(2023, 1, 31)) == (12, 12)
