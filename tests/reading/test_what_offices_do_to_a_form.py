"""Every habit of real offices that a return survives."""

from datetime import date, datetime

import pytest

from domain.forms import Form
from tests.reading.conftest import Read
from tests.reading.wording import figures, plain_figures, told


def test_the_printed_form_is_read_as_printed(read: Read, weekly: Form) -> None:
    result = read()
    assert told(result) == []
    assert (result.form, result.season, result.place) == ("season-3/basic", "3", "xuanhan")
    assert (result.period, result.period_start, result.period_end) == ("2023-06-09", date(2023, 6, 9), date(2023, 6, 9))
    assert figures(result) == plain_figures(weekly)


def test_a_month_is_read_with_its_first_and_last_day(read: Read, monthly: Form) -> None:
    result = read(form=monthly, period="2022年9月")
    assert (result.season, result.period, result.period_end) == ("2022", "2022-09", date(2022, 9, 30))
    assert figures(result) == plain_figures(monthly)
    assert not result.findings


@pytest.mark.parametrize("at", [(1, 1), (4, 3), (12, 30)])
def test_a_table_may_begin_anywhere(read: Read, weekly: Form, at: tuple[int, int]) -> None:
    result = read(at=at)
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


def test_columns_may_come_in_any_order(read: Read, weekly: Form) -> None:
    result = read(order=[column.name for column in reversed(weekly.columns)])
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


def test_lines_may_be_added_above_and_between(read: Read, weekly: Form) -> None:
    result = read(lines_above=["达州市宣汉县", "内部资料"], gap=2)
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


@pytest.mark.parametrize(
    "habit",
    [
        lambda text: "\n".join(text),
        lambda text: "　".join(text),
        lambda text: f"\u00a0{text} ",
        lambda text: text.translate(str.maketrans("（）FDI3", "()ＦＤＩ３")),
        lambda text: text.replace("（", "\n（").replace("“", '"').replace("”", '"'),
    ],
    ids=["line breaks", "ideographic spaces", "no-break spaces", "other widths", "straight quotes"],
)
def test_labels_are_known_however_they_are_spaced(read: Read, weekly: Form, habit: object) -> None:
    result = read(relabel=habit)
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


@pytest.mark.parametrize("name", ["渠 县", "渠　县", "渠\n县", "\u00a0渠县 ", "渠县（盖章）", "__渠县__"])
def test_a_place_is_known_however_it_is_spaced(read: Read, name: str) -> None:
    assert read(place=name).place == "quxian"


@pytest.mark.parametrize("letterhead", ["spread", "one", "beside"])
@pytest.mark.parametrize(
    "written",
    ["2023.6.9", "2023年6月9日", "2023-06-09", "2023/6/9", "２０２３．６．９", "2023年 6月 9日", "20230609"],
)
def test_a_day_is_known_wherever_and_however_it_is_written(read: Read, letterhead: str, written: str) -> None:
    result = read(period=written, letterhead=letterhead)
    assert (result.place, result.period) == ("xuanhan", "2023-06-09")


@pytest.mark.parametrize("written", [date(2023, 6, 9), datetime(2023, 6, 9, 8, 30), 45086, 45086.0])
def test_a_day_may_be_a_date_or_a_serial_beside_its_label(read: Read, written: object) -> None:
    assert read(period=written, letterhead="beside").period == "2023-06-09"


@pytest.mark.parametrize(
    "written", ["2022年9月", "2022-09", "2022.9", "2022/09", "２０２２年９月", "202209", "2022年9月30日"]
)
def test_a_month_is_known_however_it_is_written(read: Read, monthly: Form, written: str) -> None:
    assert read(form=monthly, period=written).period == "2022-09"


def test_totals_and_notes_are_no_data(read: Read, weekly: Form) -> None:
    result = read(below=[["合 计", 9, 9], ["备注：以上为累计数"], [1, 2, 3]], notes=False)
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


def test_a_line_of_signatures_is_no_data_and_told(read: Read) -> None:
    assert told(read(below=[["审核人：示例", None, "联系电话：示例"]])) == [("row.ignored", "A8")]


def test_columns_the_form_does_not_read_may_stand_in_it(read: Read, weekly: Form) -> None:
    result = read(extra=["备注"], extra_cells=["示例说明"])
    assert figures(result) == plain_figures(weekly)
    assert not result.findings


def test_cells_read_counts_every_filled_cell(read: Read) -> None:
    assert read(notes=False).cells_read == 3 + 3 + 6 + 8 + 11
