"""本期无变化 files a real return: an official workbook with the last figures, its cells, and a receipt."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.ledger.registering import read_register
from loaders.nil import MARK, file_nil_return
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.records.explaining import explain
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.ledger_rows import values_of
from tests.loaders.conftest import Drawn, Taking

Filing = Callable[..., Receipt]


@pytest.fixture
def filing(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Filing:
    """Files 本期无变化, for 宣汉县 unless for another."""

    def file(
        period: str = "2023-06-16",
        form: str = "season-3/basic",
        at: str = "2023-06-16T15:00",
        season: str = "3",
        place: str = "宣汉县",
    ) -> Receipt:
        whose = (facts.season(season), facts.form(form), facts.reporters.called(place), period)
        given = {"received_at": read_moment(at), "by": "示例填报员", "folder": tmp_path, "readers": readers}
        [receipt] = file_nil_return(store, facts, *whose, **given)
        return receipt

    return file


def test_it_repeats_every_figure_for_the_new_period(store: Store, drawn: Drawn, taking: Taking, filing: Filing) -> None:
    [last] = taking(drawn(signed_contract=125.55, landed_count="—", landed_contract="—", landed_filed=None))
    receipt = filing()
    assert (receipt.status, receipt.period, receipt.place) == ("accepted", "2023-06-16", "宣汉县")
    columns = ("indicator", "value", "missing", "unit")
    before, after = (values_of(store, one.submission).select(columns).sort("indicator") for one in (last, receipt))
    assert after.equals(before)
    assert after.filter(indicator="signed_contract")["value"].item() == Decimal("125.55")


def test_it_is_marked_and_names_what_it_repeats(drawn: Drawn, taking: Taking, filing: Filing, tmp_path: Path) -> None:
    [last] = taking(drawn())
    receipt = filing()
    told = [finding.message for finding in receipt.findings if finding.code == "return.unchanged"]
    assert len(told) == 1
    assert MARK in told[0]
    assert last.receipt in told[0]
    assert MARK in receipt.file
    kept = tmp_path / "archive" / receipt.sha256[:2] / f"{receipt.sha256[2:]}.xlsx"
    sheet = load_workbook(kept).worksheets[0]
    assert told[0] in [cell.value for row in sheet.iter_rows() for cell in row]


def test_its_figures_lead_to_the_cells_of_what_it_repeats(
    store: Store, drawn: Drawn, taking: Taking, filing: Filing
) -> None:
    [last] = taking(drawn(signed_count=7))
    receipt = filing()
    [row] = ask(
        store, "evidence/figure", season="3", indicator="signed_count", place="宣汉县", as_of="2023-06-16"
    ).rows(named=True)
    assert (row["receipt"], row["value"], row["file"], row["cell"]) == (last.receipt, Decimal(7), "报表.xlsx", "A7")
    assert (row["repeated_in"], row["submission"], row["sha256"]) == (receipt.receipt, receipt.submission, last.sha256)


def test_there_is_nothing_to_repeat_before_a_first_return(filing: Filing) -> None:
    with pytest.raises(UsageError, match="没有可沿用的数"):
        filing()


def test_what_was_taken_back_is_not_repeated(store: Store, drawn: Drawn, taking: Taking, filing: Filing) -> None:
    [last] = taking(drawn())
    withdraw(store, last.receipt, reason="示例原因", author="示例", made_at=read_moment("2023-06-12T09:00"))
    with pytest.raises(UsageError, match="没有可沿用的数"):
        filing()


def test_a_week_that_is_told_of_already_needs_none(drawn: Drawn, taking: Taking, filing: Filing) -> None:
    [last] = taking(drawn())
    with pytest.raises(UsageError, match=last.receipt):
        filing(period="2023-06-10", at="2023-06-10T15:00")


def test_one_that_repeats_another_leads_to_the_first(
    store: Store, drawn: Drawn, taking: Taking, filing: Filing
) -> None:
    [last] = taking(drawn(signed_count=7))
    filing()
    again = filing(period="2023-06-23", at="2023-06-23T15:00")
    [told] = [finding for finding in again.findings if finding.code == "return.unchanged"]
    assert (told.read, told.wanted) == ("2023年6月9日", last.receipt)
    asked = {"season": "3", "indicator": "signed_count", "place": "宣汉县"}
    [row] = ask(store, "evidence/figure", **asked, as_of="2023-06-23").rows(named=True)
    assert (row["receipt"], row["repeated_in"], row["period"]) == (last.receipt, again.receipt, "2023-06-23")


def test_a_reason_given_before_is_given_again_as_such(
    store: Store, drawn: Drawn, taking: Taking, filing: Filing
) -> None:
    [last] = taking(drawn(signed_count=0, signed_contract=5))
    [nth] = [at for at, finding in enumerate(last.findings, 1) if finding.level == "explain"]
    explain(store, last.submission, nth, "示例：增资备案", "示例填报员", read_moment("2023-06-10T11:00"))
    for period in ("2023-06-16", "2023-06-23"):
        receipt = filing(period=period, at=f"{period}T15:00")
        told = store.query("select reason from explanation where submission = $it", {"it": receipt.submission})
        assert told["reason"].to_list() == ["沿用上期说明：示例：增资备案"]


PROJECTS: list[dict[str, object]] = [
    {
        "project": "示例项目甲",
        "county": "宣汉县",
        "contract": "12.5亿元",
        "state": "签约",
        "signed_on": date(2023, 3, 1),
    },
    {"project": "+示例项目乙", "county": "宣 汉县", "contract": 8, "funds": "—", "state": "签约"},
]
FIRMS: list[dict[str, object]] = [
    {"firm": "示例软屏有限公司", "project": "示例项目甲", "contract": 12.5, "categories": "链主型"}
]
LINES: list[dict[str, object]] = [
    {"duty": "主导引进项目", "least": 5, "projects": 1},
    {"duty": "主导引进项目", "item": "示例项目甲", "investment": 8, "happened_on": date(2022, 5, 3)},
    {"duty": "获取有效投资信息", "least": 5, "pieces": 0},
]
REGISTERS = [
    ("ledger", "3", "宣汉县", "2023年6月9日", "2023-06-16", PROJECTS),
    ("season-3/key-enterprises", "3", "宣汉县", "2023年6月9日", "2023-06-16", FIRMS),
    ("annual/department", "2022", "市经信局", "2022年6月", "2022-07", LINES),
]


@pytest.mark.parametrize(("key", "season", "place", "before", "period", "rows"), REGISTERS)
def test_a_register_is_repeated_row_by_row_and_leads_to_the_lines_it_repeats(
    key: str,
    season: str,
    place: str,
    before: str,
    period: str,
    rows: list[dict[str, object]],
    store: Store,
    facts: Facts,
    taking: Taking,
    filing: Filing,
    tmp_path: Path,
) -> None:
    form, day = facts.form(key), f"{period}-16"[:10]
    path = draw(tmp_path / "原表.xlsx", Drawing(form, place, before, rows, at=(4, 2)))
    [last] = taking(path, at=datetime.fromisoformat(f"{day}T01:00") - timedelta(days=4))
    assert last.status == "accepted", [one.message for one in last.findings]
    receipt = filing(period=period, form=key, at=f"{day}T15:00", season=season, place=place)
    assert (receipt.status, receipt.period) == ("accepted", period)
    assert [finding.code for finding in receipt.findings if finding.level == "reject"] == []
    parts = [
        store.confirm(lambda cursor, one=one: read_register(cursor, one.submission, str(form.register_table)))
        for one in (last, receipt)
    ]
    kept = [part[str(form.register_table)].drop("sheet", "line") for part in parts]
    assert kept[0].equals(kept[1])
    cells = store.query(
        "select * from register_cells_as_of($season, date '2023-07-31', timestamp '2030-01-01')", {"season": season}
    )
    assert set(cells["submission"]) == {receipt.submission}
    assert set(cells["repeated_in"]) == {receipt.receipt}
    assert set(cells["file"]) == {"原表.xlsx"}
    named = form.columns[0].name
    first = cells.filter((pl.col("field") == named) & (pl.col("row_number") == 1)).row(0, named=True)
    assert (first["receipt"], first["raw"]) == (last.receipt, rows[0][named])
    assert load_workbook(path).worksheets[0][first["cell"]].value == rows[0][named]
    with pytest.raises(UsageError, match=receipt.receipt):
        filing(period=period, form=key, at=f"{day}T16:00", season=season, place=place)
