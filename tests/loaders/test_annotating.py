"""A sender gets the own workbook back: the cells named are marked, a list says what to do, the rest is as it was."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from domain.facts import Facts
from domain.findings import Finding
from loaders.annotating.answering import annotated
from loaders.annotating.look import FILLS
from loaders.annotating.naming import AUTHOR, LIST_SHEET
from loaders.annotating.reply import Answered, Reply, by_weight, cells_of
from loaders.annotating.writing import write_answer
from loaders.reading.limits import load_limits
from loaders.reading.readers import Readers
from loaders.reading.workbook import read_workbook
from tests.drawing import Drawing, draw, plain_values
from tests.gauntlet.case import Case
from tests.gauntlet.test_gauntlet import CASES as EVERY_CASE
from tests.loaders.conftest import Drawn, Taking
from tests.reading.packing import repacked, sheet

Answering = Callable[..., Workbook]
HEAD_ROW = 4
CASES = [case for case in EVERY_CASE if case.outcome.changed is not None]
ODD_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><color rgb="red"/></font></fonts></styleSheet>'
)


@pytest.fixture
def answering(facts: Facts, readers: Readers) -> Answering:
    """Answers a file and opens what came back."""

    def answer(path: Path, findings: tuple[Finding, ...], **known: Any) -> Workbook:
        return load_workbook(BytesIO(annotated(path, findings, facts, readers, **known)))

    return answer


def _lines(book: Workbook) -> list[list[object]]:
    return [[cell.value for cell in row[:7]] for row in book[LIST_SHEET].iter_rows(min_row=HEAD_ROW + 1)]


def _marked(book: Workbook) -> dict[str, str]:
    """The level of every marked cell of the sender's sheets."""
    levels = {fill.fgColor.rgb: level for level, fill in FILLS.items()}
    return {
        cell.coordinate: levels[cell.fill.fgColor.rgb]
        for sheet in book.worksheets
        if sheet.title != LIST_SHEET
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in levels
    }


def test_every_cell_a_finding_names_is_marked_and_says_why(drawn: Drawn, taking: Taking, answering: Answering) -> None:
    path = drawn(landed_count=-3, landed_contract="约五亿", started_count=2.5, briefings=None, new_investment="1,234万")
    [receipt] = taking(path)
    book = answering(path, receipt.findings, receipt=receipt.receipt, received_at=datetime(2023, 6, 10, 2, 0))
    named = {finding.cell: finding for finding in receipt.findings if finding.cell}
    assert len(named) >= 5
    assert _marked(book) == {cell: finding.level for cell, finding in named.items()}
    sheet = book["Sheet1"]
    words = {"reject": "拒收", "explain": "需说明", "hint": "提示"}
    for cell, finding in named.items():
        comment = sheet[cell].comment
        assert comment is not None
        assert comment.text == f"{words[finding.level]}：{finding.message}"


def test_the_list_comes_first_and_leads_to_the_cells(drawn: Drawn, taking: Taking, answering: Answering) -> None:
    path = drawn(landed_count=-3, briefings=None)
    [receipt] = taking(path)
    book = answering(path, receipt.findings, receipt="示例0001", received_at=datetime(2023, 6, 10, 2, 0))
    listed = book.worksheets[0]
    assert (listed.title, book.active.title) == (LIST_SHEET, LIST_SHEET)
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [LIST_SHEET]
    assert listed["A2"].value == "文件：报表.xlsx　回执号：示例0001　收到时间：2023年6月10日 10:00"
    assert "拒收 1 处" in str(listed["A3"].value)
    heads = [cell.value for cell in listed[HEAD_ROW][:7]]
    assert heads == ["序号", "级别", "工作表", "单元格", "读到", "应为", "怎么办"]
    lines = _lines(book)
    assert [line[0] for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0][1:5] == ["拒收", "Sheet1", "C7", "-3"]
    assert "请填不小于0的整数" in str(lines[0][6])
    assert listed.cell(HEAD_ROW + 1, 4).hyperlink.location == "'Sheet1'!C7"


def test_several_findings_on_one_cell_are_one_comment_with_the_gravest_first(
    facts: Facts, drawn: Drawn, answering: Answering
) -> None:
    hint = facts.finding("value.from_text", sheet="Sheet1", cell="B7、C7等", read="12个", count=14)
    fault = facts.finding("value.negative", sheet="Sheet1", cell="C7", read="-3", wanted="不小于0的整数", column="数量")
    book = answering(drawn(), (hint, fault))
    assert _marked(book) == {"B7": "hint", "C7": "reject"}
    assert book["Sheet1"]["C7"].comment.text.splitlines() == [f"拒收：{fault.message}", f"提示：{hint.message}"]
    assert _lines(book)[1][3:5] == ["B7、C7等", "12个"]


def test_a_finding_without_a_cell_or_of_a_missing_sheet_stands_in_the_list_alone(
    facts: Facts, drawn: Drawn, answering: Answering
) -> None:
    missing = facts.finding("column.missing", sheet="Sheet1", wanted="开工项目 › 数量")
    elsewhere = facts.finding("value.error", sheet="没有这张", cell="B2", column="数量")
    far = facts.finding("value.error", sheet="Sheet1", cell="ZZZ9999999", column="数量")
    book = answering(drawn(), (missing, elsewhere, far))
    assert _marked(book) == {}
    listed = book[LIST_SHEET]
    assert listed.cell(HEAD_ROW + 1, 3).hyperlink.location == "'Sheet1'!A1"
    assert listed.cell(HEAD_ROW + 2, 4).hyperlink is None
    assert len(_lines(book)) == 3


def test_a_sheet_of_the_senders_own_by_the_name_of_the_list_is_left_to_the_sender(
    facts: Facts, drawn: Drawn, answering: Answering
) -> None:
    path = drawn()
    book = load_workbook(path)
    book["Sheet1"].title = LIST_SHEET
    book.save(path)
    fault = facts.finding("value.negative", cell="C7", read="-3", wanted="0", column="数量")
    back = answering(path, (fault,))
    assert back.sheetnames == [f"{LIST_SHEET}1", LIST_SHEET]
    assert back[LIST_SHEET]["C7"].comment is not None


def test_nothing_but_the_marks_is_changed(facts: Facts, drawn: Drawn, answering: Answering, tmp_path: Path) -> None:
    path = drawn()
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A7"].font, sheet["A7"].number_format = Font(name="仿宋_GB2312", size=15, color="FF00AA00"), "0.000"
    sheet["B7"].comment = Comment("示例人：合同在附件里", "示例人")
    sheet.column_dimensions["C"].width, sheet.row_dimensions[7].height = 33, 41
    sheet.row_dimensions[12].hidden = True
    sheet["A12"] = '=A7&"个"'
    rule = DataValidation(type="whole", formula1="0", operator="greaterThanOrEqual")
    rule.add("A7:C7")
    sheet.add_data_validation(rule)
    book.create_sheet("底稿").sheet_state = "hidden"
    book.save(path)
    findings = tuple(
        facts.finding("value.negative", sheet="Sheet1", cell=cell, read="-1", wanted="0", column="数量")
        for cell in ("A7", "B7", "A5")
    )
    answer = answering(path, findings)
    back, before = answer["Sheet1"], load_workbook(path)["Sheet1"]
    assert answer.sheetnames == [LIST_SHEET, "Sheet1", "底稿"]
    assert answer["底稿"].sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in back] == [[cell.value for cell in row] for row in before]
    assert (back["A7"].font.name, back["A7"].font.sz, back["A7"].number_format) == ("仿宋_GB2312", 15, "0.000")
    assert (back.column_dimensions["C"].width, back.row_dimensions[7].height) == (33, 41)
    assert back.row_dimensions[12].hidden
    assert set(map(str, back.merged_cells.ranges)) == set(map(str, before.merged_cells.ranges))
    assert str(back.data_validations.dataValidation[0].sqref) == "A7:C7"
    assert back["B7"].comment.text.endswith("〔原批注，示例人〕\n示例人：合同在附件里")
    assert back["A5"].comment is not None


def test_a_corrected_answer_is_accepted_when_it_is_handed_in(
    drawn: Drawn, taking: Taking, answering: Answering, tmp_path: Path
) -> None:
    path = drawn(landed_count=-3, landed_contract="约五亿")
    [receipt] = taking(path)
    assert receipt.status == "rejected"
    book = answering(path, receipt.findings, file="“百日攻坚”第三季基本情况统计表.xlsx")
    book["Sheet1"]["C7"], book["Sheet1"]["D7"] = 3, 4
    book.save(tmp_path / "改好.xlsx")
    [again] = taking(tmp_path / "改好.xlsx")
    assert (again.status, again.place) == ("accepted", receipt.place)
    assert not [finding for finding in again.findings if finding.sheet == LIST_SHEET]
    clean = answering(tmp_path / "改好.xlsx", ())
    assert clean.sheetnames == [LIST_SHEET, "Sheet1"]
    assert _marked(clean) == {}
    assert not [cell for row in clean["Sheet1"] for cell in row if cell.comment]


def test_a_second_answer_takes_out_the_first_and_gives_back_what_was_under_it(
    facts: Facts, drawn: Drawn, answering: Answering, tmp_path: Path
) -> None:
    path = drawn()
    book = load_workbook(path)
    book["Sheet1"]["C7"].fill = PatternFill("solid", fgColor="FFFFF9E5")
    book["Sheet1"]["C7"].comment = Comment("原来的话", "示例人")
    book.save(path)
    first = facts.finding("value.negative", sheet="Sheet1", cell="C7", read="-3", wanted="0", column="数量")
    second = facts.finding("value.negative", sheet="Sheet1", cell="D7", read="-3", wanted="0", column="数量")
    answering(path, (first,)).save(tmp_path / "一.xlsx")
    book = answering(tmp_path / "一.xlsx", (second,))
    assert _marked(book) == {"D7": "reject"}
    cell = book["Sheet1"]["C7"]
    assert (cell.fill.fgColor.rgb, cell.comment.text, cell.comment.author) == ("FFFFF9E5", "原来的话", "示例人")
    assert book["Sheet1"]["D7"].comment.author == AUTHOR
    assert len(_lines(book)) == 1


def test_results_of_formulas_stay_with_them(facts: Facts, drawn: Drawn, readers: Readers, tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v>6</v></c>'
        '<c r="C1" t="str"><f>A1&amp;"&lt;个"</f><v>2&lt;个</v></c><c r="D1"><f>A1*9</f></c></row>'
    )
    path = tmp_path / "公式.xlsx"
    path.write_bytes(repacked(drawn().read_bytes(), sheet(rows)))
    content = annotated(path, (), facts, readers)
    values = load_workbook(BytesIO(content), data_only=True)["Sheet1"]
    assert [values[cell].value for cell in ("A1", "B1", "C1", "D1")] == [2, 6, "2<个", None]
    assert load_workbook(BytesIO(content))["Sheet1"]["B1"].value == "=A1*3"


def test_an_xls_comes_back_as_xlsx_with_its_values_where_they_were(
    facts: Facts, taking: Taking, answering: Answering, tmp_path: Path
) -> None:
    form = facts.form("season-3/basic")
    drawing = load_workbook(
        draw(tmp_path / "a.xlsx", Drawing(form, "宣汉县", "2023.6.9", plain_values(form) | {"landed_count": -3}))
    )["Sheet1"]
    book = xlwt.Workbook()
    old = book.add_sheet("旧格式")
    for row in drawing.iter_rows():
        for cell in row:
            if cell.value is not None:
                old.write(cell.row - 1, cell.column - 1, cell.value)
    for area in drawing.merged_cells.ranges:
        value = drawing.cell(area.min_row, area.min_col).value
        old.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
        assert value
    path = tmp_path / "旧.xls"
    book.save(str(path))
    [receipt] = taking(path)
    back = answering(path, receipt.findings)
    assert _marked(back)["C7"] == "reject"
    assert [[cell.value for cell in row] for row in back["旧格式"]] == [[c.value for c in row] for row in drawing]
    assert back["旧格式"].merged_cells.ranges == drawing.merged_cells.ranges
    assert facts.sentences["answer_redrawn"] in str(back[LIST_SHEET]["A3"].value)


@pytest.mark.parametrize("content", [b"", b"<html><table>", b"PK\x03\x04 cut short", b"name,1\n"])
def test_a_file_that_cannot_be_opened_is_answered_by_the_list_alone(
    content: bytes, taking: Taking, answering: Answering, tmp_path: Path
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)
    [receipt] = taking(path)
    book = answering(path, receipt.findings)
    assert book.sheetnames == [LIST_SHEET]
    assert [line[6] for line in _lines(book)] == [finding.message for finding in receipt.findings]


def test_pictures_inside_cells_are_said_to_be_left_behind(facts: Facts, answering: Answering, tmp_path: Path) -> None:
    [pictured] = [case for case in EVERY_CASE if case.name == "a picture where a figure belongs"]
    path = tmp_path / "报表.xlsx"
    path.write_bytes(pictured.build(facts.form("season-3/basic")))
    [read] = read_workbook(path, facts, load_limits(facts.folder))
    book = answering(path, read.findings)
    lines = str(book[LIST_SHEET]["A3"].value)
    assert lines.endswith("原文件嵌在单元格里的图片没有带回，改正时请在原文件上改。")
    assert _marked(book) == {"K7": "reject"}


def test_text_that_looks_like_a_formula_stays_text(facts: Facts, drawn: Drawn, answering: Answering) -> None:
    said = '=HYPERLINK("http://example.invalid")'
    fault = facts.finding("value.unreadable", sheet="Sheet1", cell="C7", read=said, wanted="+1", column="@数量\x07")
    book = answering(drawn(), (fault,), file="=1+1.xlsx")
    listed = book[LIST_SHEET]
    texts = [cell for row in listed.iter_rows() for cell in row if cell.value is not None and cell.column > 1]
    assert {cell.data_type for cell in texts} == {"s"}
    assert _lines(book)[0][4:6] == [said, "+1"]


@pytest.mark.filterwarnings("ignore:Duplicate name", "ignore:.*:UserWarning:openpyxl")
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_whatever_could_be_read_is_answered_cell_by_cell(case: Case, facts: Facts, tmp_path: Path) -> None:
    path, limits = tmp_path / "报表.xlsx", load_limits(facts.folder)
    path.write_bytes(case.build(facts.form("season-3/basic")))
    findings = [finding for read in read_workbook(path, facts, limits) for finding in read.findings]
    told = tuple(Answered(**finding.model_dump(), weight="提示") for finding in findings)
    reply = Reply(heading="示例", summary="示例", findings=told, listed=told)
    write_answer(path, reply.model_dump_json(), tmp_path / "答复.xlsx", limits)
    book = load_workbook(tmp_path / "答复.xlsx")
    assert [line[6] for line in _lines(book)] == [finding.message for finding in by_weight(told)]
    named = {(finding.sheet, cell) for finding in findings for cell in cells_of(finding)}
    assert not {cell for sheet, cell in named if book[sheet][cell].comment is None}


def test_a_workbook_openpyxl_stumbles_over_is_drawn_from_its_values(
    facts: Facts, drawn: Drawn, answering: Answering
) -> None:
    path = drawn(signed_count=5)
    path.write_bytes(repacked(path.read_bytes(), {"xl/styles.xml": ODD_STYLES}))
    fault = facts.finding("value.negative", sheet="Sheet1", cell="C7", read="-3", wanted="0", column="数量")
    book = answering(path, (fault,))
    assert _marked(book) == {"C7": "reject"}
    assert book["Sheet1"]["A7"].value == 5
