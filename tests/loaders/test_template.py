"""The blank form looks official, carries unit and period, and is accepted without a word once it is filled."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.forms import Form
from domain.places import Place
from domain.seasons import Season
from loaders.blank.earlier import Earlier, reported_before
from loaders.blank.form import blank_form
from loaders.blank.headers import HeaderCell, header_cells
from loaders.blank.prefilled import given_rows
from loaders.reading.readers import Readers
from queries.store import Store
from tests.loaders.conftest import HOUSE, Drawn, Taking

COMMITTED = load_facts(HOUSE / "data")
FORMS = [form for form in COMMITTED.forms.values() if not form.from_city]
TO_FILL = "00FFF9E5"
LONGEST_TITLE, LONGEST_TEXT = 32, 255
FILLED = {"whole": 4, "number": 8.5}
# Projects of 5亿元 and more hold those of the four classes, each of which is filled with the same number.
MORE = {"projects_500m_up": 16}
# What a department lists counts only where it is neither of the two.
LISTED = {"real_estate": "否", "government_funded": "否"}
# The list a firm of the 500 stands in is of the year or the one before; chains and links are those listed.
WORDS = {"listed_as": "2023年", "chain": "锂钾综合利用", "link": "高纯锂盐"}


def _period(form: Form) -> str:
    if form.reports_from:
        return "2023-06-09"
    day = _season(form).reporting.first + timedelta(days=20)
    return f"{day:%Y-%m}" if form.period_reads == "month" else day.isoformat()


def _season(form: Form) -> Season:
    return next(season for season in COMMITTED.seasons.values() if form in COMMITTED.forms_of(season))


def _blank(form: Form, place: Place | None = None, earlier: Earlier | None = None) -> bytes:
    return blank_form(COMMITTED, form, place or COMMITTED.reporters.of(form.reporter)[0], _period(form), earlier)


def _sheet(content: bytes) -> Worksheet:
    return load_workbook(BytesIO(content)).worksheets[0]


def _rows_to_fill(sheet: Worksheet, form: Form) -> list[tuple[Cell, ...]]:
    return [row[: len(form.columns)] for row in sheet.iter_rows() if row[0].fill.fgColor.rgb == TO_FILL]


def _rule(sheet: Worksheet, cell: Cell) -> DataValidation | None:
    return next((rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref), None)


def _allowed(sheet: Worksheet, cell: Cell, name: str, day: date) -> object:
    """Something the rule of the cell lets through."""
    rule = _rule(sheet, cell)
    kind = rule.type if rule else None
    if kind == "list":
        return LISTED.get(name, rule.formula1.strip('"').split(",")[0])
    if kind == "custom":
        return MORE.get(name, FILLED["whole" if "INT(" in rule.formula1 else "number"])
    return day if kind == "date" else WORDS.get(name, f"示例{cell.row}")


def _fill(content: bytes, form: Form, path: Path) -> Path:
    book = load_workbook(BytesIO(content))
    rows = _rows_to_fill(book.worksheets[0], form)
    day = form.reports_from or _season(form).counting.first
    for row in (*rows[:2], *rows[2:][-1:]):
        for cell, column in zip(row, form.columns, strict=True):
            cell.value = _allowed(book.worksheets[0], cell, column.name, day)
    book.save(path)
    return path


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_a_form_filled_by_its_own_rules_and_lists_is_taken_in_without_a_word(
    form: Form, taking: Taking, tmp_path: Path
) -> None:
    [receipt] = taking(_fill(_blank(form), form, tmp_path / "填好.xlsx"))
    assert [finding.message for finding in receipt.findings] == []
    assert (receipt.status, receipt.form, receipt.period) == ("accepted", form.key, _period(form))


@pytest.mark.parametrize("place", COMMITTED.places.place, ids=lambda place: place.key)
@pytest.mark.parametrize("form", [form for form in FORMS if form.reporter == "place"], ids=lambda form: form.key)
def test_every_form_of_every_unit_reads_back_what_was_filled_in(
    form: Form, place: Place, readers: Readers, tmp_path: Path
) -> None:
    path = _fill(_blank(form, place), form, tmp_path / "filled.xlsx")
    [read] = readers.read(path)
    assert (read.form, read.place, read.period, read.findings) == (form.key, place.key, _period(form), ())
    row = _rows_to_fill(load_workbook(path).worksheets[0], form)[0]
    told = read.values.filter(read.values["row_number"] == 1).select("field", "value", "text", "day")
    for (field, value, text, day), column, cell in zip(told.rows(), form.columns, row, strict=True):
        shown = cell.value.date() if column.kind == "date" else cell.value
        wanted = Decimal(str(shown)) if column.unit else shown
        assert (field, value if column.unit else day or text) == (column.name, wanted)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_only_the_cells_to_fill_and_the_sender_may_be_changed(form: Form) -> None:
    sheet = _sheet(_blank(form))
    given = given_rows(COMMITTED, form, COMMITTED.reporters.of(form.reporter)[0], _period(form))
    rows = _rows_to_fill(sheet, form)
    assert len(rows) == (1 if form.rows == "one" else 200 - len(given))
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    open_cells = {cell for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    to_fill = {cell for line in sheet.iter_rows() for cell in line if cell.fill.fgColor.rgb == TO_FILL}
    sender = [cell for cell in open_cells - to_fill if cell.value is not None]
    assert [cell.value for cell in sender] == [f"{form.sender_label}："]
    assert {cell.row for cell in open_cells - to_fill} == {sender[0].row}
    assert {cell for row in rows for cell in row} <= to_fill <= open_cells


def _rules(form: Form) -> Iterator[tuple[DataValidation | None, str]]:
    sheet = _sheet(_blank(form))
    for cell, column in zip(_rows_to_fill(sheet, form)[-1], form.columns, strict=True):
        yield _rule(sheet, cell), column.kind


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_numbers_and_dates_are_checked_while_typing_and_answered_in_chinese(form: Form) -> None:
    for rule, kind in _rules(form):
        if kind != "text":
            assert rule is not None
            assert rule.type == ("date" if kind == "date" else "custom")
            assert rule.showErrorMessage
            assert rule.showInputMessage
            assert "请" in rule.prompt
            assert "应填" in rule.error
        if rule:
            assert len(rule.promptTitle) <= LONGEST_TITLE
            assert max(len(rule.prompt), len(rule.error or ""), len(rule.formula1 or "")) <= LONGEST_TEXT


def test_listed_words_are_offered_and_where_several_may_be_named_only_offered() -> None:
    words = {column.name: column for form in FORMS for column in form.columns if column.words or column.names_place}
    found = {}
    for form in FORMS:
        sheet = _sheet(_blank(form))
        for cell, column in zip(_rows_to_fill(sheet, form)[0], form.columns, strict=True):
            if column.words or column.names_place:
                found[column.name] = _rule(sheet, cell)
    assert found.keys() == words.keys()
    for name, column in words.items():
        rule = found[name]
        listed = column.words or (COMMITTED.places.place[0].label,)
        assert rule is not None
        assert (rule.type, rule.formula1) == ("list", f'"{",".join(listed)}"')
        assert bool(rule.showErrorMessage) is not column.several


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_it_prints_landscape_with_its_header_and_number_on_every_page(form: Form) -> None:
    sheet = _sheet(_blank(form))
    head = len(form.title) + 3
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == f"${head}:${head + form.depth - 1}"
    assert sheet.print_area
    assert "第 &P 页" in sheet.oddFooter.center.text
    assert not sheet.sheet_view.showGridLines
    assert sheet["A1"].value == form.annex
    assert (sheet["A1"].font.name, sheet["A2"].font.name, sheet["A2"].font.size) == ("黑体", "方正小标宋简体", 22)
    assert {sheet.cell(head, 1).font.name, sheet.cell(head - 1, 1).font.name} == {"黑体", "仿宋_GB2312"}
    boxed = [cell for row in (_rows_to_fill(sheet, form)[0], [sheet.cell(head, 1)]) for cell in row]
    assert {(cell.border.left.style, cell.border.top.style) for cell in boxed} == {("thin", "thin")}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_it_is_legible_on_the_paper_it_is_printed_on(form: Form) -> None:
    sheet = _sheet(_blank(form))
    name, room = {9: ("A4", 144), 8: ("A3", 210)}[sheet.page_setup.paperSize]
    assert room / sum(column.width for column in form.columns) >= 0.65
    assert sheet.oddFooter.right.text == f"{name}横向"


def test_the_ledger_is_printed_on_a_larger_paper_than_the_weekly_form() -> None:
    papers = [_sheet(_blank(COMMITTED.forms[key])).page_setup.paperSize for key in ("season-3/basic", "ledger")]
    assert papers == [9, 8]


@pytest.mark.parametrize("form", [form for form in FORMS if form.rows == "many"], ids=lambda form: form.key)
def test_a_long_form_keeps_its_header_in_sight_and_lets_rows_be_added(form: Form) -> None:
    sheet = _sheet(_blank(form))
    assert sheet.freeze_panes == f"B{len(form.title) + 3 + form.depth}"
    assert (sheet.protection.insertRows, sheet.protection.sort, sheet.protection.autoFilter) == (False, False, False)


def test_the_document_says_which_form_it_is(facts: Facts) -> None:
    form = facts.form("season-3/basic")
    book = load_workbook(BytesIO(blank_form(facts, form, facts.place("宣汉县"), "2023-06-09")))
    assert {item.name: item.value for item in book.custom_doc_props.props} == {
        "gongjian.form": form.key,
        "gongjian.version": form.version,
        "gongjian.place": "xuanhan",
        "gongjian.period": "2023-06-09",
    }
    about = book.properties
    assert (about.title, about.subject, about.version) == ("".join(form.title), form.key, form.version)


def test_what_was_reported_last_stands_beside_the_cells(
    facts: Facts, store: Store, taking: Taking, drawn: Drawn
) -> None:
    form, place = facts.form("season-3/basic"), facts.place("宣汉县")
    taking(drawn("一.xlsx", period="2023年6月2日", landed_count=2, landed_contract=1234.5, briefings="—"))
    taking(drawn("二.xlsx", period="2023年6月16日", landed_count=9), at="2023-06-17T10:00")
    known_at = read_moment("2023-06-20T10:00")
    earlier = reported_before(store, facts, form, place, "2023-06-09", known_at)
    sheet = _sheet(blank_form(facts, form, place, "2023-06-09", earlier))
    assert sheet["C7"].comment.text == "上次报送（2023年6月2日）的累计数：2 个"
    assert sheet["D7"].comment.text == "上次报送（2023年6月2日）的累计数：1,234.5 亿元"
    assert sheet["K7"].comment.text == "上次报送（2023年6月2日）的累计数：—"
    assert reported_before(store, facts, form, place, "2023-06-02", known_at) is None
    assert reported_before(store, facts, form, facts.place("渠县"), "2023-06-09", known_at) is None


def test_what_a_unit_listed_stands_in_its_next_list_letter_by_letter() -> None:
    form = COMMITTED.form("ledger")
    names = ["示例]]>&amp;<c>", " 两头空 ", "=1+1", "-5", "示例𠮷", "_甲_", "一行\n两行", "示例\x07\uffff"]
    rows = tuple(dict.fromkeys((column.name for column in form.columns), None) | {"project": name} for name in names)
    sheet = _sheet(_blank(form, earlier=Earlier("2023-06-02", {}, rows)))
    nth = [column.name for column in form.columns].index("project") + 1
    cells = [row[0] for row in sheet.iter_rows(min_col=nth, max_col=nth) if row[0].value in names or row[0].quotePrefix]
    assert [cell.value for cell in cells] == names[:-1]
    assert [cell.value for cell in cells if cell.quotePrefix] == ["=1+1", "-5"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet.cell(cells[-1].row + 1, nth).value == "示例��"


@pytest.mark.parametrize("period", ["2023-6-9", "2023-06", "2023年6月9日", "2023-02-30", "2024-06-09", "随便"])
def test_a_period_written_otherwise_or_out_of_season_is_refused(period: str, facts: Facts) -> None:
    with pytest.raises(UsageError):
        blank_form(facts, facts.form("season-3/basic"), facts.place("宣汉县"), period)


def test_a_register_that_belongs_to_no_season_is_refused_only_before_it_began(facts: Facts) -> None:
    form = facts.form("ledger")
    assert blank_form(facts, form, facts.place("宣汉县"), "2026-01-09")
    with pytest.raises(UsageError, match="2019年1月1日以后"):
        blank_form(facts, form, facts.place("宣汉县"), "2018-12-28")


def test_labels_shared_by_neighbours_stand_above_them_and_short_ones_reach_down(facts: Facts) -> None:
    cells = header_cells(facts.form("annual/monthly").columns, unit_break="")
    assert cells[0] == HeaderCell("到位资金（亿元）", 0, 0, 3, 1)
    assert HeaderCell("重大项目引进（个）", 0, 2, 1, 5) in cells
    assert HeaderCell("5亿元及以上项目", 1, 2, 2, 1) in cells
    assert HeaderCell("“1531”专项行动", 1, 3, 1, 4) in cells
    assert HeaderCell("10—30亿元", 2, 6, 1, 1) in cells
