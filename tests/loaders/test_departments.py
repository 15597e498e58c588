"""Returns of departments: their tasks are read, their evidence is counted, and nothing of them reaches a county."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from domain.dates import read_moment
from domain.facts import Facts
from loaders.blank.earlier import reported_before
from loaders.blank.form import blank_form
from loaders.blank.prefilled import tasks_given
from loaders.drafting.drafts import drop
from loaders.drafting.preview import previews
from loaders.reading.readers import Readers
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.loaders.conftest import Taking

Sheet = Callable[..., Path]
LEADS = {"duty": "主导引进项目", "least": 5}
PIECES = {"duty": "获取有效投资信息", "least": 5}
DAY = "2022-07-01T09:00"


@pytest.fixture
def sheet(facts: Facts, tmp_path: Path) -> Sheet:
    """Draws a return of 市经信局 for June 2022 with these rows."""
    numbers = iter(range(100))

    def draw_sheet(
        *rows: Mapping[str, object], place: str = "市经信局", period: str = "2022年6月", **habits: Any
    ) -> Path:
        drawing = Drawing(facts.form("annual/department"), place, period, rows, **habits)
        return draw(tmp_path / f"部门{next(numbers)}.xlsx", drawing)

    return draw_sheet


def _item(name: str, investment: object = 8, **said: object) -> dict[str, object]:
    return {"duty": "主导引进项目", "item": name, "investment": investment, "happened_on": date(2022, 5, 3)} | said


def _task(store: Store, label: str, least: int | None = 5, place: str = "industry") -> dict[str, Any]:
    asked = ask(store, "departments/progress", season="2022", as_of="2022-12-31").filter(place_key=place, duty=label)
    [row] = [row for row in asked.iter_rows(named=True) if row["least"] == least]
    return row


def test_what_is_done_is_read_with_its_target_and_its_day(store: Store, sheet: Sheet, taking: Taking) -> None:
    [receipt] = taking(sheet(LEADS | {"projects": 1}, _item("示例项目甲")), at=DAY)
    assert (receipt.status, receipt.place, receipt.findings) == ("accepted", "市经信局", ())
    row = _task(store, "主导引进项目")
    assert (row["actual"], row["target"], row["completion"]) == (1, 2, Decimal("0.5"))
    assert (row["status"], row["reported_day"], row["receipt"]) == ("reported", date(2022, 6, 30), receipt.receipt)
    assert row["proved"] == 1


def test_what_falls_from_month_to_month_is_found_by_its_task_wherever_it_stands(sheet: Sheet, taking: Taking) -> None:
    may = sheet(
        PIECES | {"pieces": 9}, LEADS | {"projects": 2}, _item("示例项目甲"), _item("示例项目乙"), period="2022年5月"
    )
    [before] = taking(may, at="2022-06-01T09:00")
    [receipt] = taking(sheet(LEADS | {"projects": 2}, PIECES | {"pieces": 7}, _item("示例项目甲")), at=DAY)
    [fallen] = [finding for finding in receipt.findings if finding.code == "history.row_falls"]
    assert (fallen.level, fallen.read, fallen.wanted) == ("explain", "7条", "不小于 9条")
    assert f"“获取有效投资信息”累计完成读到 7条，小于上期（2022年5月，回执号 {before.receipt}，" in fallen.message
    again = taking(sheet(LEADS | {"projects": 1}, _item("示例项目甲")), at="2022-07-01T10:00")[0].findings
    assert [finding.read for finding in again if finding.code == "history.row_falls"] == ["1个"]


def test_a_department_without_a_return_is_not_reported_and_never_zero(
    store: Store, sheet: Sheet, taking: Taking
) -> None:
    taking(sheet(LEADS | {"projects": 0}), at=DAY)
    assert (_task(store, "主导引进项目")["actual"], _task(store, "获取有效投资信息")["status"]) == (0, "missing")
    silent = _task(store, "主导引进项目", place="reform")
    assert (silent["actual"], silent["completion"], silent["proved"], silent["status"]) == (
        None,
        None,
        None,
        "not_reported",
    )


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        (_item("示例楼盘", 30, real_estate="是"), "L8"),
        (_item("示例道路", 30, government_funded="是"), "M8"),
        (_item("示例小项目", 4.99), "I8"),
        (_item("示例未写投资额", None), "I8"),
    ],
)
def test_real_estate_government_money_and_too_little_do_not_count(
    store: Store, sheet: Sheet, taking: Taking, item: Mapping[str, object], cell: str
) -> None:
    [receipt] = taking(sheet(LEADS | {"projects": 1}, item, _item("示例项目甲")), at=DAY)
    assert [(one.code, one.level, one.cell) for one in receipt.findings] == [("evidence.excluded", "hint", cell)]
    assert _task(store, "主导引进项目")["proved"] == 1
    listed = ask(store, "departments/evidence", season="2022", place="市经信局")
    assert listed["counted"].to_list() == [False, True]


def test_exactly_the_bound_counts(store: Store, sheet: Sheet, taking: Taking) -> None:
    [receipt] = taking(sheet(LEADS | {"projects": 1}, _item("示例项目甲", 5)), at=DAY)
    assert receipt.findings == ()
    assert _task(store, "主导引进项目")["proved"] == 1


def test_more_said_than_listed_has_to_be_explained(sheet: Sheet, taking: Taking) -> None:
    [receipt] = taking(sheet(LEADS | {"projects": 3}, _item("示例项目甲")), at=DAY)
    [finding] = receipt.findings
    assert (receipt.status, finding.code, finding.level, finding.cell) == (
        "accepted",
        "evidence.tally",
        "explain",
        "E7",
    )
    assert "累计完成读到 3个，计入的明细为 1个" in finding.message


def test_an_item_counts_toward_every_bound_it_reaches(store: Store, sheet: Sheet, taking: Taking) -> None:
    compiled = {"duty": "编制推出项目"}
    worth = [12, 60, 3, 50]
    items = [compiled | {"item": f"示例推出项目{nth}", "investment": size} for nth, size in enumerate(worth)]
    tasks = [
        compiled | {"projects": 4},
        compiled | {"least": 10, "projects": 3},
        compiled | {"least": 50, "projects": 2},
    ]
    [receipt] = taking(sheet(*tasks, *items), at=DAY)
    assert receipt.findings == ()
    assert [_task(store, "编制推出项目", least)["proved"] for least in (None, 10, 50)] == [4, 3, 2]


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([LEADS | {"least": 20, "projects": 1}], "row.no_task", "A7"),
        ([LEADS | {"projects": 1}, LEADS | {"projects": 2}], "row.task_twice", "A8"),
        ([LEADS | {"pieces": 1}], "row.task_column", "D7"),
        ([{"duty": "落地服务", "trips": 1}], "row.task_words", "F7"),
        ([{"duty": "落地服务"}], "return.empty", ""),
        ([{"duty": "工作任务", "progress": "示例"}], "row.no_task", "A7"),
    ],
)
def test_a_row_that_is_none_of_its_tasks_is_sent_back(
    store: Store, sheet: Sheet, taking: Taking, rows: list[dict[str, object]], code: str, cell: str
) -> None:
    [receipt] = taking(sheet(*rows), at=DAY)
    assert receipt.status == "rejected"
    assert (code, cell) in [(finding.code, finding.cell) for finding in receipt.findings]
    assert _task(store, "主导引进项目")["status"] == "not_reported"


def test_a_note_is_kept_as_it_was_written(store: Store, sheet: Sheet, taking: Taking) -> None:
    note = "示例：已走访6户，“一企一策”，下月续访。"
    taking(sheet({"duty": "工作任务", "progress": note}, place="达州市教育局"), at=DAY)
    assert _task(store, "工作任务", None, "education")["note"] == note


def test_a_later_month_stands_alone_and_an_earlier_day_sees_the_earlier_one(
    store: Store, sheet: Sheet, taking: Taking
) -> None:
    taking(sheet(LEADS | {"projects": 0}, PIECES | {"pieces": 0}), at="2022-06-30T09:00")
    taking(sheet(LEADS | {"projects": 1}, _item("示例项目甲"), period="2022年7月"), at="2022-07-31T09:00")
    assert (_task(store, "主导引进项目")["actual"], _task(store, "获取有效投资信息")["status"]) == (1, "missing")
    before = ask(store, "departments/progress", season="2022", as_of="2022-07-15").filter(place_key="industry")
    assert before.filter(duty="获取有效投资信息")["actual"].to_list() == [0]


def test_no_county_is_asked_for_it_and_no_ranking_counts_it(store: Store, sheet: Sheet, taking: Taking) -> None:
    taking(sheet(LEADS | {"projects": 1}, _item("示例项目甲")), at=DAY)
    for question in ("completion/by_place", "completion/ranking"):
        given = {"basis": "guarantee"} if question.endswith("ranking") else {}
        told = ask(store, question, season="2022", indicator="到位资金", as_of="2022-07-31", **given)
        assert (told.height, told["actual"].drop_nulls().len()) == (9, 0)
    board = ask(store, "intake/board", season="2022", form="annual/department", as_of="2022-07-31")
    assert board["place_key"].n_unique() == 36
    assert board.filter(place_key="industry", ordinal=6)["state"].to_list() == ["late"]
    assert board["ordinal"].min() == 5
    assert (
        ask(store, "intake/board", season="2022", form="annual/monthly", as_of="2022-07-31")["place_key"].n_unique()
        == 9
    )
    items = ask(store, "attention/items", season="2022", as_of="2022-07-31")
    assert not [name for name in items["place"].to_list() if name and "局" in name]


def test_a_county_cannot_hand_in_a_departments_form(sheet: Sheet, taking: Taking) -> None:
    [receipt] = taking(sheet(LEADS | {"projects": 1}, place="宣汉县"), at=DAY)
    assert (receipt.status, receipt.findings[0].code) == ("rejected", "place.unknown")
    assert "市经信局" in receipt.findings[0].message


def test_the_blank_form_lists_the_tasks_and_reads_back_without_a_finding(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    place = facts.reporters.called("市农业农村局")
    book = load_workbook(BytesIO(blank_form(facts, facts.form("annual/department"), place, "2022-06")))
    sheet = book.worksheets[0]
    top = next(cell.row for cell in sheet["A"] if cell.value == "获取有效投资信息")
    assert [sheet.cell(top + nth, 1).value for nth in range(7)] == [
        "获取有效投资信息",
        "主导引进项目",
        "主导引进项目",
        "编制推出项目",
        "编制推出项目",
        "部门招商小分队",
        "落地服务",
    ]
    for row, column in ((top, 4), *((top + nth, 5) for nth in range(1, 5)), (top + 5, 6)):
        sheet.cell(row, column).value = 0
    path = tmp_path / "部门.xlsx"
    book.save(path)
    [receipt] = taking(path, at=DAY)
    assert (receipt.status, receipt.findings) == ("accepted", ())
    mine = ask(store, "departments/progress", season="2022").filter(place_key=place.key)
    assert mine.filter(pl.col("target").is_not_null())["actual"].to_list() == [0] * 6


def test_the_next_blank_form_holds_what_was_listed_and_says_what_was_reported(
    store: Store, facts: Facts, sheet: Sheet, taking: Taking, tmp_path: Path
) -> None:
    form, place = facts.form("annual/department"), facts.reporters.called("市经信局")
    piece = {"duty": "获取有效投资信息", "item": "+示例信息", "investment": 6, "industry": "—"}
    taking(
        sheet(PIECES | {"pieces": 1}, piece, LEADS | {"projects": 1, "progress": "示例进展"}, _item("示例项目甲")),
        at=DAY,
    )
    now = read_moment("2022-08-01T09:00")
    assert reported_before(store, facts, form, place, "2022-06", now) is None
    earlier = reported_before(store, facts, form, place, "2022-07", now)
    asked = tasks_given(store, facts, form, place, "2022-07", now)
    book = load_workbook(BytesIO(blank_form(facts, form, place, "2022-07", earlier, asked)))
    blank = book.worksheets[0]
    said = {cell.coordinate: cell.comment.text for row in blank.iter_rows() for cell in row if cell.comment}
    assert said == {
        "D7": "上次报送（2022年6月）的累计数：1 条",
        "E8": "上次报送（2022年6月）的累计数：1 个",
        "G8": "上次报送（2022年6月）的进展情况：示例进展",
    }
    listed = 7 + len(asked)
    assert [[cell.value for cell in blank[listed + nth][7:10]] for nth in range(3)] == [
        ["+示例信息", 6, "—"],
        ["示例项目甲", 8, None],
        [None, None, None],
    ]
    blank["D7"], blank["E8"] = 1, 2
    added = {"A": "主导引进项目", "H": "示例项目乙", "I": 9, "K": date(2022, 7, 8)}
    for letter, value in added.items():
        blank[f"{letter}{listed + 2}"] = value
    book.save(tmp_path / "七月.xlsx")
    [receipt] = taking(tmp_path / "七月.xlsx", at="2022-08-01T09:00")
    assert (receipt.status, receipt.findings) == ("accepted", ())
    assert (_task(store, "主导引进项目")["actual"], _task(store, "主导引进项目")["proved"]) == (2, 2)


def test_a_department_promises_no_change_of_a_ranking(
    store: Store, facts: Facts, sheet: Sheet, readers: Readers, tmp_path: Path
) -> None:
    path = sheet(LEADS | {"projects": 0})
    now = read_moment(DAY)
    [draft] = drop(store, [(path.name, path.read_bytes())], dropped_at=now, by="示例", folder=tmp_path)
    [read] = readers.read(draft.path)
    assert previews(store, facts, draft, [read], now, "示例") == [None]
