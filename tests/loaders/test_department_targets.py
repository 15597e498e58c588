"""What the departments are asked arrives as the printed annex, is read from its sentences, and counts from then on."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.dates import read_moment
from domain.facts import Facts
from loaders.blank.form import blank_form
from loaders.blank.prefilled import tasks_given
from loaders.blank.targets import target_form
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.department_rows import put_department
from tests.loaders.conftest import Taking
from tests.tasks_drawn import DEPARTMENTS, draw_tasks, printed_tasks, row_of

MONTHLY = "annual/department"
INDUSTRY_COMPILES = "编制工业推出项目 40 个，其中投资 10 亿\n元及以上项目 5个，投资 50亿元及以上项\n目 5个。"
Annex = Callable[..., Path]
Asked = list[tuple[object, ...]]


@pytest.fixture
def annex(facts: Facts, tmp_path: Path) -> Annex:
    """The printed annex as a workbook, disturbed as asked."""

    def workbook(name: str = "附件3.xlsx", **disturbed: Any) -> Path:
        return draw_tasks(tmp_path / name, printed_tasks(facts, **disturbed))

    return workbook


def _asked(store: Store, as_of: str, *names: str) -> Asked:
    told = ask(store, "departments/asked", season="2022", as_of=as_of)
    return told.select("place_key", *(names or ("duty", "least", "target", "unit", "wording"))).rows()


def test_the_printed_annex_comes_in_quantity_for_quantity(store: Store, taking: Taking, annex: Annex) -> None:
    committed = _asked(store, "2022-05-19")
    [receipt] = taking(annex(), at="2022-05-20T10:00")
    assert (receipt.status, receipt.form, receipt.place) == ("accepted", "annual/targets-department", "达州市")
    assert _asked(store, "2022-05-20") == committed
    assert None not in ask(store, "departments/asked", season="2022", as_of="2022-05-20")["receipt"].to_list()
    assert {finding.level for finding in receipt.findings} == {"hint"}


def test_every_sentence_is_shown_with_what_was_read_from_it(taking: Taking, facts: Facts, annex: Annex) -> None:
    [receipt] = taking(annex(), at="2022-05-20T10:00")
    read = {finding.cell: finding for finding in receipt.findings if finding.code == "task.read"}
    assert len(read) == 42
    row = row_of(printed_tasks(facts), "市经信局")
    assert read[f"C{row}"].message == (
        f"C{row} “编制推出项目”写的是：“编制工业推出项目25个，其中投资10亿元及以上项目5个，投资50亿元及以上项目5个。”"
        "读出：编制推出项目25个；编制推出项目（10亿元及以上）5个；编制推出项目（50亿元及以上）5个。请核对读出的数量。"
    )
    [beside] = [one for one in receipt.findings if one.code == "target.sentence" and "落地服务" in one.message][:1]
    assert beside.wanted == "6"


def test_one_number_changed_moves_the_progress_and_taking_it_back_moves_it_again(
    store: Store, facts: Facts, taking: Taking, annex: Annex
) -> None:
    put_department(store, "industry", "2022-06", "2022-07-05T10:00", [{"duty": "编制推出项目", "projects": 10}])
    disturbed = {"changed": {("市经信局", "compiles"): INDUSTRY_COMPILES}}
    [receipt] = taking(annex(**disturbed), at="2022-08-01T10:00")

    def share(day: str) -> Decimal:
        told = ask(store, "departments/progress", season="2022", as_of=day)
        mine = told.filter(place_key="industry", duty="编制推出项目")
        return Decimal(mine.filter(mine["least"].is_null())["completion"].item())

    assert [share(day) for day in ("2022-07-31", "2022-08-01")] == [Decimal("0.4"), Decimal("0.25")]
    withdraw(store, receipt.receipt, reason="示例：数字有误", author="示例", made_at=read_moment("2022-08-10T10:00"))
    assert [share(day) for day in ("2022-08-09", "2022-08-10")] == [Decimal("0.25"), Decimal("0.4")]


def test_a_task_leads_to_its_document_and_cell(store: Store, facts: Facts, taking: Taking, annex: Annex) -> None:
    [receipt] = taking(annex(), at="2022-05-20T10:00")
    told = ask(store, "departments/asked", season="2022", as_of="2022-05-20")
    drawing = printed_tasks(facts)

    def cell(place: str, duty: str) -> object:
        row = told.filter(place_key=place, duty=duty).row(0, named=True)
        assert (row["file"], row["sheet"], row["receipt"]) == ("附件3.xlsx", "附件3", receipt.receipt)
        return row["cell"]

    assert cell("industry", "编制推出项目") == f"C{row_of(drawing, '市经信局')}"
    assert cell("industry", "落地服务") == f"E{row_of(drawing, '市委统战部')}"
    assert cell("police", "工作任务") == f"B{row_of(drawing, '市公安局')}"


def test_a_section_left_out_keeps_what_was_asked_before(store: Store, taking: Taking, annex: Annex) -> None:
    committed = _asked(store, "2022-05-19")
    [receipt] = taking(annex(kinds=()), at="2022-05-20T10:00")
    assert receipt.status == "accepted"
    assert "需说明" not in {finding.level for finding in receipt.findings}
    assert _asked(store, "2022-05-20") == committed
    told = ask(store, "departments/asked", season="2022", as_of="2022-05-20")
    assert set(told.filter(kind="leading")["file"]) == {"附件3.xlsx"}
    assert told.filter(kind="serving")["file"].is_null().all()


@pytest.mark.parametrize(
    ("column", "sentence", "said"),
    [
        ("leads", "积极争取引进项目。", "其中整句没有读出数量"),
        ("leads", "获取台商投资信息2条，另争取赴台活动3次。", "其中3次没有读出数量"),
        (
            "compiles",
            "编制推出项目8个，推出投资1亿元及以上项目3个，1亿元及以上项目2个。",
            "（1亿元及以上）读出不止一次",
        ),
        ("trips", "若干次", "其中整句没有读出数量"),
    ],
)
def test_what_cannot_be_read_from_a_sentence_asks_for_a_reason(
    store: Store, taking: Taking, annex: Annex, column: str, sentence: str, said: str
) -> None:
    [receipt] = taking(annex(changed={("市委统战部", column): sentence}), at="2022-05-20T10:00")
    [finding] = [one for one in receipt.findings if one.level == "explain"]
    assert said in finding.message
    assert sentence in finding.message
    assert sentence in {row[-1] for row in _asked(store, "2022-05-20")} or column == "trips"


def test_a_dash_is_no_task(store: Store, taking: Taking, annex: Annex) -> None:
    taking(annex(changed={("市科技局", "compiles"): "—"}), at="2022-05-20T10:00")
    mine = [row[1] for row in _asked(store, "2022-05-20", "duty") if row[0] == "science"]
    assert mine == ["获取有效投资信息", "主导引进项目", "部门招商小分队", "落地服务"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({("市科技局", "place"): "市某局"}, "word.unknown"),
        ({("市科技局", "place"): "宣汉县"}, "word.unknown"),
        ({("市科技局", "place"): "市经信局"}, "target.place_twice"),
    ],
)
def test_a_department_that_is_unknown_or_stands_twice_sends_the_table_back(
    store: Store, taking: Taking, annex: Annex, changed: dict[tuple[str, str], object], code: str
) -> None:
    committed = _asked(store, "2022-05-19")
    [receipt] = taking(annex(changed=changed), at="2022-05-20T10:00")
    assert receipt.status == "rejected"
    assert code in {finding.code for finding in receipt.findings if finding.level == "reject"}
    assert _asked(store, "2022-05-20") == committed


def test_the_official_table_holds_what_is_in_force_and_comes_back_without_a_question(
    store: Store, facts: Facts, taking: Taking, annex: Annex, tmp_path: Path
) -> None:
    taking(annex(changed={("市经信局", "compiles"): INDUSTRY_COMPILES}), at="2022-06-01T10:00")
    before, moment = _asked(store, "2022-06-01"), read_moment("2022-06-01T12:00")
    path = tmp_path / "2022年目标任务.xlsx"
    path.write_bytes(target_form(store, facts, facts.forms[DEPARTMENTS], facts.seasons["2022"], moment))
    [receipt] = taking(path, at="2022-06-02T10:00")
    assert receipt.status == "accepted"
    assert {finding.level for finding in receipt.findings} == {"hint"}
    assert _asked(store, "2022-06-02") == before
    assert ("industry", "编制推出项目", None, Decimal(40)) in [row[:4] for row in before]


def test_the_official_table_stands_as_it_is_printed(store: Store, facts: Facts) -> None:
    moment = read_moment("2022-06-01")
    content = target_form(store, facts, facts.forms[DEPARTMENTS], facts.seasons["2022"], moment)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (2, 4, 6, 27, 28, 29)] == [
        "2022年市级部门",
        "（一）行业（产业）主管部门及客源优势部门（21个）",
        "市委统战部",
        "（二）涉企服务部门（14个）",
        "单位",
        "市教育局",
    ]
    assert (sheet["D6"].value, sheet["D16"].value, sheet["B28"].value) == ("6次", "60次", "工作任务")
    assert {"E6:E26", "B29:F29"} <= {str(merged) for merged in sheet.merged_cells.ranges}
    assert (sheet["B6"].protection.locked, sheet["A6"].protection.locked) == (False, True)


def test_a_department_reports_on_the_tasks_in_force_when_its_return_comes(
    store: Store, facts: Facts, taking: Taking, annex: Annex, tmp_path: Path
) -> None:
    form, place = facts.forms[MONTHLY], facts.reporters.called("市经信局")
    changed = INDUSTRY_COMPILES.replace("投资 10 亿\n元", "投资 20 亿\n元")
    taking(annex(changed={("市经信局", "compiles"): changed}), at="2022-06-01T10:00")

    def reported(name: str, known: str) -> set[str]:
        tasks = tasks_given(store, facts, form, place, "2022-06", read_moment(known))
        book = load_workbook(BytesIO(blank_form(facts, form, place, "2022-06", None, tasks)))
        sheet = book.worksheets[0]
        top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "获取有效投资信息")
        sheet.cell(top, 4).value = 1
        book.save(tmp_path / name)
        [receipt] = taking(tmp_path / name, at="2022-07-02T10:00")
        return {finding.code for finding in receipt.findings if finding.level == "reject"}

    assert reported("旧.xlsx", "2022-05-31") == {"row.no_task"}
    assert reported("新.xlsx", "2022-06-02") == set()
