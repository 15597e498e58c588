"""What real tables hold beside their data: dissolved merges, numbers of columns, totals, page heads, notes, pages."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.result import ReadReturn
from tests.drawing import Drawing, draw, plain_values
from tests.reading.wording import figures, plain_figures, told

ReadAll = Callable[[Path], tuple[ReadReturn, ...]]
Projects = Callable[..., ReadReturn]


@pytest.fixture
def ledger(facts: Facts) -> Form:
    """The register of signed projects: a form of many rows."""
    return facts.forms["ledger"]


def project(name: str, contract: object = 12.5, **others: object) -> dict[str, object]:
    """One row of the register."""
    return {"project": name, "contract": contract, "signed_on": "2023-01-05", "state": "签约", **others}


@pytest.fixture
def projects(tmp_path: Path, ledger: Form, read_file: Callable[[Path], ReadReturn]) -> Projects:
    """Read a register drawn with rows as given, each a project, a list of cells from the left, or empty."""

    def drawn(*rows: dict[str, object] | Sequence[object], **disturbed: object) -> ReadReturn:
        names = [column.name for column in ledger.columns]
        cells = [[row.get(name) for name in names] if isinstance(row, dict) else row for row in rows]
        said = {"below": cells, "letterhead": "one", **disturbed}
        return read_file(draw(tmp_path / "a.xlsx", Drawing(ledger, "渠县", "2023.6.9", [], **said)))  # type: ignore[arg-type]

    return drawn


def names_of(result: ReadReturn) -> list[str]:
    """The projects that were read."""
    return result.values.filter(result.values["field"].cast(str) == "project")["text"].to_list()


def changed(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """A workbook after a change by hand."""
    workbook = load_workbook(path)
    change(workbook.worksheets[0])
    workbook.save(path)
    return path


def dissolve(sheet: Worksheet) -> None:
    """Take all merges apart: every label stays in its first cell."""
    for merge in [*sheet.merged_cells.ranges]:
        sheet.unmerge_cells(str(merge))


@pytest.mark.parametrize(
    ("key", "period"),
    [("season-3/basic", "2023.6.9"), ("annual/monthly", "2022年9月"), ("season-2/province", "2022.5.15")],
)
def test_a_header_is_read_after_its_merges_were_dissolved(
    tmp_path: Path, facts: Facts, read_file: Callable[[Path], ReadReturn], key: str, period: str
) -> None:
    form = facts.forms[key]
    path = changed(draw(tmp_path / "a.xlsx", Drawing(form, "渠县", period, plain_values(form))), dissolve)
    result = read_file(path)
    assert figures(result) == plain_figures(form)
    assert not result.findings


def test_a_label_is_not_carried_into_a_group_that_lost_its_own(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    def lose(sheet: Worksheet) -> None:
        dissolve(sheet)
        sheet["F5"] = None

    path = changed(draw(tmp_path / "a.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly))), lose)
    assert {code for code, _ in told(read_file(path))} == {"column.repeated", "column.missing"}


def test_a_label_is_not_carried_out_of_its_merge(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    def shrink(sheet: Worksheet) -> None:
        sheet.unmerge_cells("C5:E5")
        sheet.merge_cells("C5:D5")

    path = changed(draw(tmp_path / "a.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly))), shrink)
    assert told(read_file(path)) == [("column.unknown", "E6"), ("column.missing", "")]


@pytest.mark.parametrize(
    "numbers",
    [
        list(range(1, 12)),
        [str(nth) for nth in range(1, 12)],
        [f"（{nth}）" for nth in range(1, 12)],
        ["甲", *range(1, 11)],
        ["甲", "乙", *map(str, range(1, 9)), "9=3+4"],
        ["栏次", *range(1, 11)],
    ],
    ids=str,
)
def test_a_line_that_numbers_the_columns_is_no_data(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn], numbers: list[object]
) -> None:
    def add(sheet: Worksheet) -> None:
        sheet.insert_rows(7)
        for column, number in enumerate(numbers, 1):
            sheet.cell(7, column, number)

    path = changed(draw(tmp_path / "a.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly))), add)
    result = read_file(path)
    assert figures(result) == plain_figures(weekly)
    assert told(result) == [("row.ignored", "A7")]


def test_a_form_whose_columns_are_only_numbered_is_empty(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    lettered = Drawing(weekly, "渠县", "2023.6.9", {}, below=[["甲", *range(1, 11)]])
    assert "return.empty" in dict(told(read_file(draw(tmp_path / "a.xlsx", lettered))))


def test_figures_that_only_number_the_columns_are_asked_about(
    tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    numbers = {column.name: nth for nth, column in enumerate(weekly.columns, 1)}
    result = read_file(draw(tmp_path / "a.xlsx", Drawing(weekly, "渠县", "2023.6.9", numbers)))
    assert told(result) == [("row.numbers", "A7")]
    assert not result.rejected


@pytest.mark.parametrize("above", [True, False], ids=["first", "last"])
@pytest.mark.parametrize("total", ["合计", "合 计", "总　计", "渠县合计"])
def test_a_total_may_stand_first_or_last(projects: Projects, total: str, above: bool) -> None:
    rows, sums = (
        [project("示例甲"), project("示例乙")],
        [total, None, None, None, None, None, None, None, None, None, 25],
    )
    result = projects(*([sums, *rows] if above else [*rows, sums]))
    assert names_of(result) == ["示例甲", "示例乙"]
    assert not result.rejected


def test_a_total_may_stand_in_a_later_cell_of_its_row(projects: Projects) -> None:
    later = [None, None, None, None, None, "合 计", None, None, None, None, 12.5]
    named = ["新材料小计", None, None, None, None, None, None, None, None, None, 12.5]
    result = projects(project("示例甲"), later, project("示例乙"), named)
    assert names_of(result) == ["示例甲", "示例乙"]
    assert not result.rejected


def test_a_total_may_stand_behind_its_running_number(
    tmp_path: Path, ledger: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    def number(sheet: Worksheet) -> None:
        for row, cell in enumerate(["序号", None, 1, 2, 3], 4):
            sheet.cell(row, 1, cell)
        sheet["B8"] = "总　计"

    rows = [project("示例甲"), project("示例乙"), {"contract": 25}]
    path = draw(tmp_path / "a.xlsx", Drawing(ledger, "渠县", "2023.6.9", rows, at=(1, 2), letterhead="one"))
    result = read_file(changed(path, number))
    assert names_of(result) == ["示例甲", "示例乙"]
    assert not result.rejected


def test_a_project_whose_words_hold_a_total_is_still_one(projects: Projects) -> None:
    result = projects(project("示例合计数据中心", remark="合计"), project("达州市示例项目", investor_home="达州市"))
    assert names_of(result) == ["示例合计数据中心", "达州市示例项目"]


def test_blank_rows_may_stand_between(projects: Projects) -> None:
    assert names_of(projects(project("示例甲"), [], [], project("示例乙"), [], project("示例丙"))) == [
        "示例甲",
        "示例乙",
        "示例丙",
    ]


def test_the_head_of_the_page_may_be_printed_again_among_the_rows(
    tmp_path: Path, ledger: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    rows = [project("示例甲"), project("示例乙")]

    def add_page(sheet: Worksheet) -> None:
        for row in range(1, 6):
            for column in range(1, len(ledger.columns) + 1):
                sheet.cell(10 + row, column, sheet.cell(row, column).value)
        sheet["A10"] = "第1页 共2页"
        sheet["A16"], sheet["K16"], sheet["L16"], sheet["W16"] = "示例丙", 3, "2023-02-01", "签约"

    drawing = Drawing(ledger, "渠县", "2023.6.9", rows, letterhead="one", notes=False)
    result = read_file(changed(draw(tmp_path / "a.xlsx", drawing), add_page))
    assert names_of(result) == ["示例甲", "示例乙", "示例丙"]
    assert told(result) == [("row.ignored", "A10")]


def test_signatures_and_notes_under_a_long_table_are_no_data(projects: Projects) -> None:
    signed = ["单位负责人：示例", None, None, "审核人：示例", None, "联系电话：示例"]
    result = projects(project("示例甲"), [], signed, ["注1：以上均为累计数"], ["2.终止的项目不删去"])
    assert names_of(result) == ["示例甲"]
    assert [code for code, _ in told(result)] == ["row.ignored"]


@pytest.mark.parametrize("late", [project("示例乙", signed_on=45000), project("示例乙"), project("示例乙", "12.5")])
def test_rows_below_the_notes_are_not_lost_silently(projects: Projects, late: dict[str, object]) -> None:
    result = projects(project("示例甲"), ["填报说明：以上为工业项目"], [], late, notes=False)
    assert [finding.code for finding in result.findings if finding.level == "reject"] == ["row.below_notes"]


def test_a_remark_that_reads_like_a_note_does_not_end_the_table(projects: Projects) -> None:
    result = projects(project("示例甲"), {"remark": "说明：土地已摘牌"}, project("示例乙"))
    assert names_of(result) == ["示例甲", None, "示例乙"]
    assert {code for code, _ in told(result)} == {"value.required"}


def test_heads_of_sections_are_no_projects_and_told(projects: Projects) -> None:
    heads = ["一、2020年签约项目"], ["（二）2021年签约项目"], ["（以下空白）"]
    result = projects(heads[0], project("示例甲"), heads[1], project("示例乙"), heads[2])
    assert names_of(result) == ["示例甲", "示例乙"]
    assert [code for code, _ in told(result)] == ["row.ignored"] * 3


@pytest.mark.parametrize("word", ["总 计：", "合计（2个）", "小计（）", "合计:"])
def test_a_total_may_carry_a_colon_or_a_count(projects: Projects, word: str) -> None:
    result = projects(project("示例甲"), project("示例乙"), [word, *[None] * 9, 25])
    assert names_of(result) == ["示例甲", "示例乙"]
    assert [total.value for total in result.totals] == [Decimal(25)]


@pytest.mark.parametrize("head", ["主要领导签字：", "签发人：示例", "经办人（签名）：示例"])
def test_whoever_signs_is_no_project(projects: Projects, head: str) -> None:
    result = projects(project("示例甲"), [], [head, None, None, "2023年6月9日"])
    assert names_of(result) == ["示例甲"]
    assert [code for code, _ in told(result)] == ["row.ignored"]


@pytest.fixture
def merged(tmp_path: Path, ledger: Form, read_file: Callable[[Path], ReadReturn]) -> Callable[[str], ReadReturn]:
    """Read a register of two projects in rows 6 and 7, one of its columns merged over both."""

    def drawn(cells: str) -> ReadReturn:
        rows = [project("示例甲"), project("示例乙")]
        path = draw(tmp_path / "a.xlsx", Drawing(ledger, "渠县", "2023.6.9", rows, letterhead="one", notes=False))
        return read_file(changed(path, lambda sheet: sheet.merge_cells(cells)))

    return drawn


@pytest.mark.parametrize(("cells", "field"), [("L6:L7", "signed_on"), ("W6:W9", "state")])
def test_a_day_or_a_word_merged_down_is_said_of_every_project(
    merged: Callable[[str], ReadReturn], cells: str, field: str
) -> None:
    result = merged(cells)
    held = result.values.filter(result.values["field"].cast(str) == field)
    assert held["raw"].to_list() == [{"signed_on": "2023-01-05", "state": "签约"}[field]] * 2
    assert not result.findings


def test_a_figure_merged_down_is_the_first_rows_and_asked_about(merged: Callable[[str], ReadReturn]) -> None:
    result = merged("K6:K7")
    contracts = result.values.filter(result.values["field"].cast(str) == "contract")["value"].to_list()
    assert contracts == [Decimal("12.5"), None]
    assert told(result) == [("cell.merged_rows", "K6")]
    assert " 12.5 合并在 2 行里，只记在第一行" in result.findings[0].message


def test_a_name_merged_down_names_no_second_project(merged: Callable[[str], ReadReturn]) -> None:
    assert told(merged("A6:A7")) == [("value.required", "A7")]


@pytest.mark.parametrize("ditto", ["同上", "〃"])
def test_ditto_is_asked_to_be_written_out(projects: Projects, ditto: str) -> None:
    result = projects(project("示例甲", investor="示例公司"), project("示例乙", investor=ditto))
    assert told(result) == [("value.ditto", "C7")]


def test_a_name_beside_its_number_under_one_header_is_not_taken_for_the_number(
    tmp_path: Path, ledger: Form, read_file: Callable[[Path], ReadReturn]
) -> None:
    def number(sheet: Worksheet) -> None:
        sheet.unmerge_cells("B4:B5")
        sheet["A4"], sheet["B4"], sheet["A6"] = "项目名称", None, 1
        sheet.merge_cells("A4:B5")

    drawing = Drawing(ledger, "渠县", "2023.6.9", [project("示例甲")], at=(1, 2), letterhead="one", notes=False)
    result = read_file(changed(draw(tmp_path / "a.xlsx", drawing), number))
    assert told(result) == [("cell.second_column", "B6")]


def test_the_unit_may_be_switched_in_the_header_or_in_the_cell(projects: Projects) -> None:
    result = projects(project("示例甲", 12000), project("示例乙", "3亿元"), units={"contract": "万元"})
    contracts = result.values.filter(result.values["field"].cast(str) == "contract")["value"].to_list()
    assert contracts == [Decimal("1.2"), Decimal(3)]
    assert {code for code, _ in told(result)} == {"unit.converted"}


def sheet_of(path: Path, *drawings: Drawing) -> Path:
    """All drawings on one sheet."""
    workbook = Workbook()
    for drawing in drawings:
        drawing.paint(workbook.worksheets[0])
    workbook.save(path)
    return path


def test_two_forms_below_each_other_are_two_returns(
    tmp_path: Path, weekly: Form, monthly: Form, read_all: ReadAll
) -> None:
    upper = Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly))
    lower = Drawing(monthly, "渠县", "2022年9月", plain_values(monthly), at=(15, 2))
    returns = read_all(sheet_of(tmp_path / "a.xlsx", upper, lower))
    assert [(read.form, read.sheet) for read in returns] == [("season-3/basic", "Sheet1"), ("annual/monthly", "Sheet1")]
    assert [figures(read) for read in returns] == [plain_figures(weekly), plain_figures(monthly)]
    assert not any(read.findings for read in returns)


def test_two_units_below_each_other_are_two_returns(tmp_path: Path, weekly: Form, read_all: ReadAll) -> None:
    places = {"渠县": 1, "大竹县": 12, "开江县": 26}
    drawn = [Drawing(weekly, place, "2023.6.9", plain_values(weekly), at=(top, 1)) for place, top in places.items()]
    returns = read_all(sheet_of(tmp_path / "a.xlsx", *drawn))
    assert [read.place for read in returns] == ["quxian", "dazhu", "kaijiang"]
    assert all(figures(read) == plain_figures(weekly) and not read.findings for read in returns)


def test_two_registers_below_each_other_are_one_of_two_pages_or_two(
    tmp_path: Path, ledger: Form, read_all: ReadAll
) -> None:
    def page(place: str, name: str, top: int) -> Drawing:
        return Drawing(ledger, place, "2023.6.9", [project(name)], at=(top, 1), letterhead="one", notes=False)

    [whole] = read_all(sheet_of(tmp_path / "a.xlsx", page("渠县", "示例甲", 1), page("渠县", "示例乙", 9)))
    assert names_of(whole) == ["示例甲", "示例乙"]
    assert not whole.findings
    returns = read_all(sheet_of(tmp_path / "b.xlsx", page("渠县", "示例甲", 1), page("大竹县", "示例乙", 9)))
    assert [(read.place, names_of(read)) for read in returns] == [("quxian", ["示例甲"]), ("dazhu", ["示例乙"])]


def test_a_raised_digit_belongs_to_words_and_to_no_figure(projects: Projects) -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
    result = projects(
        project("示例一", remark=CellRichText("占地12万m", raised)), project("示例二", CellRichText("12", raised))
    )
    assert [code for code, _ in told(result)] == ["cell.raised"]
    values = result.values.filter(result.values["field"].cast(str) == "remark")
    assert values["text"].to_list() == ["占地12万m2", None]
