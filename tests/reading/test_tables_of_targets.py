"""The printed tables of targets, read as the city prints them and as offices copy them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.facts import Facts
from loaders.reading.limits import Limits
from loaders.reading.result import ReadReturn
from loaders.reading.workbook import read_workbook
from tests import tasks_drawn
from tests.drawing import draw
from tests.targets_drawn import COUNTY, FOREIGN, SENTENCE, cell_of, draw_printed, printed
from tests.tasks_drawn import draw_tasks, printed_tasks

FUNDS = ["funds_in_place.guarantee", "funds_in_place.work", "outside_fixed_investment.guarantee"]
FUNDS.append("outside_fixed_investment.work")
PROJECTS = "projects_500m_up.guarantee"
Table = Callable[..., ReadReturn]


@pytest.fixture
def table(facts: Facts, limits: Limits, tmp_path: Path) -> Table:
    """Draw one annex as printed, disturbed as asked, and read it."""

    def read(key: str = COUNTY, year: str = "2022年", **disturbed: Any) -> ReadReturn:
        [result] = read_workbook(
            draw_printed(tmp_path / "任意名称.xlsx", printed(facts, key, year, **disturbed)), facts, limits
        )
        return result

    return read


def _told(read: ReadReturn, code: str) -> list[tuple[str, str, str]]:
    return [(one.cell, one.read, one.wanted) for one in read.findings if one.code == code]


def _codes(read: ReadReturn) -> set[str]:
    return {one.code for one in read.findings}


def test_a_printed_annex_is_the_citys_table_of_the_year_in_its_title(table: Table) -> None:
    read = table()
    assert (read.form, read.season, read.place, read.period, read.rejected) == (COUNTY, "2022", "dazhou", "2022", False)
    assert _codes(read) == {"column.also", "target.sentence"}
    assert _codes(table(FOREIGN)) == set()


def test_names_broken_over_two_lines_and_spread_are_known(table: Table) -> None:
    labels = table(FOREIGN).values.filter(field="place")["text"].to_list()
    assert labels[5:] == ["渠县", "开江县", "达州高新区", "达州东部经开区"]


def test_the_misprinted_25_is_read_as_5_and_says_why(table: Table) -> None:
    read = table()
    [(cell, was, meant)] = _told(read, "column.also")
    assert (cell, was, meant) == ("F5", "重大项目引进›25亿元及以上项目任务", "重大项目引进 › 5亿元及以上项目任务")
    assert read.values.filter(field=PROJECTS)["value"].to_list() == [5, 5, 2, 15, 15, 15, 5, 7, 3]


def test_a_sentence_merged_down_is_kept_as_a_remark_for_every_unit(table: Table) -> None:
    assert _told(table(), "target.sentence") == [("K7", SENTENCE, "9")]


def test_a_dash_is_no_task_and_nothing_is_said_of_it(table: Table) -> None:
    band = table().values.filter(field="projects_10b_up.guarantee")
    assert band["value"].to_list() == [None, None, None, 1, 1, 1, None, None, None]
    assert set(band["missing"].drop_nulls()) == {"dash"}


def test_a_printed_total_that_does_not_add_up_names_cell_printed_and_sum(table: Table, facts: Facts) -> None:
    read = table(changed={("宣汉县", FUNDS[0]): 116})
    total = cell_of(printed(facts, COUNTY), "合计", FUNDS[0], facts)
    assert _told(read, "target.total_differs") == [(total, "610", "611")]
    assert {one.level for one in read.findings if one.code == "target.total_differs"} == {"explain"}


def test_a_total_is_added_in_the_unit_of_its_header(table: Table) -> None:
    units = dict.fromkeys(FUNDS, "万元")
    read = table(units=units, factor=10_000)
    assert read.values.filter(field=FUNDS[0])["value"].to_list()[0] == 60
    assert not _told(read, "target.total_differs")


def test_columns_may_stand_in_any_order_and_a_table_anywhere_on_the_sheet(table: Table, facts: Facts) -> None:
    order = ["place", PROJECTS, *(column.name for column in facts.forms[COUNTY].columns[1:] if column.name != PROJECTS)]
    moved, plain = table(order=order, at=(3, 2)), table()
    by_name = ["row_number", "field"]
    assert (
        moved.values.select(*by_name, "value")
        .sort(by_name)
        .equals(plain.values.select(*by_name, "value").sort(by_name))
    )
    assert _codes(moved) == _codes(plain)


def test_both_annexes_on_one_sheet_are_two_tables(facts: Facts, limits: Limits, tmp_path: Path) -> None:
    county, foreign = printed(facts, COUNTY, notes=False), printed(facts, FOREIGN, notes=False)
    foreign.at = (20, 1)
    path = tmp_path / "附件.xlsx"
    draw(path, county)
    _paint_below(path, foreign)
    assert [(read.form, read.rejected) for read in read_workbook(path, facts, limits)] == [
        (COUNTY, False),
        (FOREIGN, False),
    ]


def _paint_below(path: Path, drawing: Any) -> None:
    book = load_workbook(path)
    drawing.paint(book.worksheets[0])
    book.save(path)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({("达川区", "place"): "通川区"}, "target.place_twice"),
        ({("达川区", "place"): "达川新城"}, "word.unknown"),
        ({("达川区", FUNDS[0]): 0}, "target.zero"),
        ({("达川区", FUNDS[1]): 59}, "target.levels"),
        ({("达川区", FUNDS[0]): "—"}, "target.levels"),
        ({("达川区", PROJECTS): 5.5}, "value.not_whole"),
        ({("达川区", PROJECTS): "约5个"}, "value.unreadable"),
    ],
)
def test_what_cannot_be_a_target_is_refused_by_cell(table: Table, changed: Any, code: str) -> None:
    read = table(changed=changed)
    assert read.rejected
    assert next(cell for cell, _, _ in _told(read, code))[1:] == "8"


def test_a_unit_left_out_has_to_be_explained(table: Table, facts: Facts) -> None:
    drawing = printed(facts, FOREIGN)
    read = table(FOREIGN, changed={("万源市", "place"): None})
    assert drawing.form.key == read.form
    assert "万源市" in {wanted for _, _, wanted in _told(read, "target.place_absent")}


def test_a_blank_cell_is_told_and_is_no_target(table: Table, facts: Facts) -> None:
    read = table(
        FOREIGN, changed={("通川区", "foreign_firms_founded.work"): None, ("合计", "foreign_firms_founded.work"): 16}
    )
    assert _told(read, "value.missing") == [
        (cell_of(printed(facts, FOREIGN), "通川区", "foreign_firms_founded.work", facts), "", "")
    ]
    assert not read.rejected


def test_a_target_merged_down_over_units_is_asked_about(facts: Facts, limits: Limits, tmp_path: Path) -> None:
    path = draw_printed(tmp_path / "附件1.xlsx", printed(facts, COUNTY))
    book = load_workbook(path)
    for merged in ("F7:F9", "G7:G9"):
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    [read] = read_workbook(path, facts, limits)
    assert _told(read, "cell.merged_rows") == [("F7", "5", "")]
    assert read.values.filter(field=PROJECTS)["value"].to_list()[:4] == [5, None, None, 15]


def test_a_sentence_with_quantities_merged_down_over_departments_is_asked_about(
    facts: Facts, limits: Limits, tmp_path: Path
) -> None:
    drawing = printed_tasks(facts, changed={("市科技局", name): None for name in ("leads", "compiles", "trips")})
    top, path = tasks_drawn.first_row(drawing), draw_tasks(tmp_path / "附件3.xlsx", drawing)
    book = load_workbook(path)
    book.worksheets[0].merge_cells(f"D{top}:D{top + 2}")
    book.save(path)
    [read] = read_workbook(path, facts, limits)
    assert _told(read, "cell.merged_rows") == [(f"D{top}", "6次", "")]
    blank = [cell for cell, _, _ in _told(read, "value.missing")]
    assert blank == [f"D{top + 1}", f"D{top + 2}", f"B{top + 3}", f"C{top + 3}", f"D{top + 3}"]


def test_a_year_that_is_no_season_yet_says_what_to_do_first(table: Table) -> None:
    read = table(year="2023年")
    assert read.rejected
    [finding] = [one for one in read.findings if one.level == "reject"]
    assert (finding.code, finding.read) == ("year.no_season", "2023")
    assert finding.message == (
        "A2 标题写的是2023年，系统里还没有2023年度这个考核期（现有：2022年）。请系统管理员打开系统文件夹中的 "
        "data/seasons.toml，把2022年度那一段（从 [[season]] 到空行）复制到文件末尾，把其中的2022都改成2023，"
        "定案日期改成2024-03-31，最后三行依据先不改；保存并重新启动，再上传本表。"
    )


def test_a_title_without_a_year_is_sent_back(table: Table) -> None:
    assert "year.absent" in _codes(table(year=""))


def test_a_table_without_any_target_is_sent_back(facts: Facts, limits: Limits, tmp_path: Path) -> None:
    drawing = printed(facts, FOREIGN)
    drawing.values = [{"place": row["place"]} for row in drawing.values]  # type: ignore[index, union-attr]
    [read] = read_workbook(draw(tmp_path / "空表.xlsx", drawing), facts, limits)
    assert "return.empty" in {one.code for one in read.findings if one.level == "reject"}


def test_a_table_of_headers_alone_is_sent_back_once(facts: Facts, limits: Limits, tmp_path: Path) -> None:
    drawing = printed(facts, COUNTY, notes=False)
    drawing.values = []
    [read] = read_workbook(draw(tmp_path / "表头.xlsx", drawing), facts, limits)
    assert [one.code for one in read.findings if one.level == "reject"] == ["return.empty"]


def test_a_unit_repeated_without_end_is_told_as_often_as_can_be_read(
    facts: Facts, limits: Limits, tmp_path: Path
) -> None:
    drawing = printed(facts, FOREIGN)
    drawing.values = [drawing.values[0]] * (limits.findings * 3)  # type: ignore[index]
    [read] = read_workbook(draw(tmp_path / "重复.xlsx", drawing), facts, limits)
    assert read.rejected
    assert len(read.findings) <= limits.findings
