"""One workbook may hold several returns, and what is no return is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.forms import Form
from loaders.reading.result import ReadReturn
from tests.drawing import Drawing, draw, plain_values
from tests.reading.wording import figures, plain_figures, told

ReadAll = Callable[[Path], tuple[ReadReturn, ...]]


@pytest.fixture
def weekly_sheet(weekly: Form) -> Callable[..., Drawing]:
    """A weekly return of 9 June 2023 on a sheet of its own."""

    def drawing(name: str, place: str, period: str = "2023.6.9", **disturbed: object) -> Drawing:
        said = {"values": plain_values(weekly), "sheet": name, **disturbed}
        return Drawing(weekly, place, period, **said)  # type: ignore[arg-type]

    return drawing


def test_every_countys_sheet_is_a_return(
    tmp_path: Path, weekly: Form, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    names = ["渠县", "大竹县", "宣汉县"]
    returns = read_all(draw(tmp_path / "a.xlsx", *(weekly_sheet(name, name) for name in names)))
    assert [(read.sheet, read.place) for read in returns] == list(
        zip(names, ["quxian", "dazhu", "xuanhan"], strict=True)
    )
    assert all(figures(read) == plain_figures(weekly) and not read.findings for read in returns)
    assert [read.values["sheet"].unique().to_list() for read in returns] == [[name] for name in names]


def test_several_forms_in_one_workbook_are_several_returns(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], monthly: Form, read_all: ReadAll
) -> None:
    other = Drawing(monthly, "渠县", "2022年9月", plain_values(monthly), sheet="月报")
    returns = read_all(draw(tmp_path / "a.xlsx", weekly_sheet("周报", "渠县"), other))
    assert [read.form for read in returns] == ["season-3/basic", "annual/monthly"]
    assert not any(read.findings for read in returns)


def test_several_weeks_in_one_workbook_are_several_returns(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    sheets = [weekly_sheet(f"第{day}日", "渠县", f"2023.6.{day}") for day in (2, 9)]
    assert [read.period for read in read_all(draw(tmp_path / "a.xlsx", *sheets))] == ["2023-06-02", "2023-06-09"]


def test_two_sheets_that_speak_for_the_same_are_both_sent_back(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    sheets = [weekly_sheet("报表", "渠县"), weekly_sheet("报表（改）", "渠 县"), weekly_sheet("大竹", "大竹县")]
    first, second, other = read_all(draw(tmp_path / "a.xlsx", *sheets))
    assert told(first) == told(second) == [("return.twice", "")]
    assert "“报表”、“报表（改）”" in first.findings[0].message
    assert not other.findings


def test_a_sheet_with_a_fault_does_not_stop_the_others(
    tmp_path: Path, weekly: Form, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    wrong = {**plain_values(weekly), "signed_count": "约12"}
    returns = read_all(
        draw(tmp_path / "a.xlsx", weekly_sheet("甲", "渠县", values=wrong), weekly_sheet("乙", "大竹县"))
    )
    assert [read.rejected for read in returns] == [True, False]


def test_a_sheet_that_is_no_form_is_told_once(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    guide = weekly_sheet("说明", "渠县", title=["填表说明"])
    first, second = read_all(draw(tmp_path / "a.xlsx", guide, weekly_sheet("甲", "渠县"), weekly_sheet("乙", "大竹县")))
    assert told(first) == [("sheet.ignored", "")]
    assert "甲、乙" in first.findings[0].message
    assert not second.findings


def test_a_guide_that_names_the_form_is_no_return(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    path = draw(tmp_path / "a.xlsx", weekly_sheet("报表", "渠县"))
    workbook = load_workbook(path)
    workbook.create_sheet("填表说明", 0)["A1"] = "百日攻坚行动（第三季）基本情况统计表填表说明"
    workbook.save(path)
    [only] = read_all(path)
    assert (only.sheet, told(only)) == ("报表", [("sheet.ignored", "")])


def test_a_unit_that_is_not_written_is_the_one_its_sheet_is_named_after(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    sheets = [weekly_sheet(name, "") for name in ("宣汉", "大竹县", "Sheet3")]
    first, second, third = read_all(draw(tmp_path / "a.xlsx", *sheets))
    assert [first.place, second.place, third.place] == ["xuanhan", "dazhu", None]
    assert told(first) == [("place.from_sheet", "A4")]
    assert told(third) == [("place.absent", "A4")]


def test_a_sheet_named_after_another_unit_is_asked_about(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    [slip] = read_all(draw(tmp_path / "a.xlsx", weekly_sheet("大竹县", "渠县")))
    assert (slip.place, told(slip)) == ("quxian", [("place.sheet_differs", "")])
    assert not slip.rejected


def test_a_printed_form_without_figures_beside_a_filled_one_is_no_return(
    tmp_path: Path, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    blank = weekly_sheet("空白", "渠县", values={})
    [only] = read_all(draw(tmp_path / "a.xlsx", blank, weekly_sheet("报表", "渠县")))
    assert only.sheet == "报表"
    assert told(only) == [("sheet.blank", "")]
    [alone] = read_all(draw(tmp_path / "b.xlsx", blank))
    assert "return.empty" in dict(told(alone))


def test_hidden_rows_and_columns_are_read_and_named(
    tmp_path: Path, weekly: Form, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    path = draw(tmp_path / "a.xlsx", weekly_sheet("报表", "渠县"), weekly_sheet("大竹", "大竹县"))
    workbook = load_workbook(path)
    for row in (2, 3, 4, 90):
        workbook["报表"].row_dimensions[row].hidden = True
    workbook["报表"].column_dimensions["E"].hidden = True
    workbook["报表"].column_dimensions.group("Z", "AF", hidden=True)
    workbook.save(path)
    shown, other = read_all(path)
    assert told(shown) == [("cells.hidden", "")]
    assert shown.findings[0].read == "第2—4行、E列"
    assert figures(shown) == plain_figures(weekly)
    assert not other.findings


def test_a_hidden_sheet_is_read_and_told(
    tmp_path: Path, weekly: Form, weekly_sheet: Callable[..., Drawing], read_all: ReadAll
) -> None:
    guide = weekly_sheet("底稿", "渠县", title=["底稿"])
    path = draw(tmp_path / "a.xlsx", weekly_sheet("报表", "渠县"), weekly_sheet("大竹", "大竹县"), guide)
    workbook = load_workbook(path)
    for name in ("大竹", "底稿"):
        workbook[name].sheet_state = "hidden"
    workbook.save(path)
    shown, hidden = read_all(path)
    assert told(shown) == [("sheet.hidden_ignored", "")]
    assert told(hidden) == [("sheet.hidden", "")]
    assert figures(hidden) == plain_figures(weekly)
