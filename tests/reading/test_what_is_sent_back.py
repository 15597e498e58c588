"""Every reason a return is sent back, told with its cell."""

from datetime import date

import pytest

from domain.forms import Form
from tests.reading.conftest import Read
from tests.reading.wording import told


def test_a_title_of_another_season_is_an_unknown_form(read: Read) -> None:
    result = read(title=["全市制造业招商引资“百日攻坚”行动（第九季）", "基本情况统计表"])
    assert told(result) == [("form.unknown", "")]
    assert "第三季基本情况统计表" in result.findings[0].message


def test_a_title_in_the_notes_is_no_title(read: Read, weekly: Form) -> None:
    note = ["备注：见百日攻坚第三季基本情况统计表"]
    assert told(read(title=["统计表"], below=[note], notes=False)) == [("form.unknown", "")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "place.absent"),
        ("示例县", "place.unknown"),
        ("宣汉", None),
        ("宣汉县示例局", "place.unknown"),
        ("经开区", "place.ambiguous"),
        ("全 市", "place.total"),
        ("宣汉\u202e县", "place.controls"),
        ("宣汉\x7f县", "place.controls"),
        ("合计", "place.total"),
    ],
)
def test_a_place_is_matched_exactly_or_asked_for(read: Read, name: str, code: str | None) -> None:
    result = read(place=name)
    assert told(result) == ([(code, "A4")] if code else [])
    assert result.place == (None if code else "xuanhan")
    assert result.period == "2023-06-09"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "period.absent"),
        ("六月初", "period.unreadable"),
        ("1月9日", "period.unreadable"),
        ("2023年6月", "period.unreadable"),
        ("2023年13月1日", "period.unreadable"),
    ],
)
def test_a_day_that_cannot_be_read_is_asked_for(read: Read, written: str, code: str) -> None:
    result = read(period=written)
    assert told(result) == [(code, "E4")]
    assert "2023年5月22日" in result.findings[0].message


@pytest.mark.parametrize(("written", "seen"), [("6月9日", "6月9日"), ("6.9", "6.9"), ("6-9（星期五）", "6-9(星期五)")])
def test_a_day_without_its_year_is_asked_for_with_the_year_it_would_have(read: Read, written: str, seen: str) -> None:
    result = read(period=written)
    assert told(result) == [("period.no_year", "E4")]
    assert result.findings[0].message == (
        f"E4 填报时间读到“{seen}”，没有写年份，不能确定是哪一年。请写明年份，如“2023年6月9日”。"
    )


@pytest.mark.parametrize("written", ["2023.5.21", "2023.9.6", "2022.6.9"])
def test_a_day_outside_the_reporting_span_is_sent_back_and_kept(read: Read, written: str) -> None:
    result = read(period=written)
    assert told(result) == [("period.outside", "E4")]
    assert result.period_start is not None
    assert result.season == "3"


@pytest.mark.parametrize("number", [2022.1, 2022.9, 44805])
def test_a_month_is_never_read_from_a_number(read: Read, monthly: Form, number: float) -> None:
    result = read(form=monthly, period=number, letterhead="beside")
    assert told(result) == [("period.number", "D5")]
    assert result.period is None


def test_a_month_of_another_year_is_sent_back(read: Read, monthly: Form) -> None:
    result = read(form=monthly, period="2021年12月")
    assert told(result) == [("period.outside", "E4")]
    assert (result.season, result.period_end) == (None, date(2021, 12, 31))


def test_all_that_is_wrong_with_the_header_is_told_at_once(read: Read) -> None:
    result = read(without=["landed_filed", "briefings"], repeated=["new_investment"], extra=["示例新列（个）"])
    assert told(result) == [
        ("column.repeated", "J5"),
        ("column.unknown", "K5"),
        ("column.missing", ""),
        ("column.missing", ""),
    ]
    assert [finding.wanted for finding in result.findings if finding.code == "column.missing"] == [
        "落地项目 › 备案金额",
        "简报信息报送数",
    ]


def test_a_title_without_its_header_is_told(read: Read) -> None:
    assert told(read(relabel=lambda text: text if "季" in text or "表" in text else "示例")) == [("header.absent", "")]


def test_every_finding_has_a_whole_chinese_sentence(read: Read) -> None:
    result = read(
        {"signed_count": -1, "signed_contract": "约12"},
        place="示例县",
        period="六月",
        extra=["示例列"],
        without=["briefings"],
    )
    assert all(finding.message.endswith(("。", "？")) and "{" not in finding.message for finding in result.findings)
