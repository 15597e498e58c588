"""本期无变化 files a real return: an official workbook with the last figures, its cells, and a receipt."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.nil import MARK, file_nil_return
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import values_of
from tests.loaders.conftest import Drawn, Taking

Filing = Callable[..., Receipt]


@pytest.fixture
def filing(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Filing:
    """Files 本期无变化 for 宣汉县."""

    def file(period: str = "2023-06-16", form: str = "season-3/basic", at: str = "2023-06-16T15:00") -> Receipt:
        whose = (facts.season("3"), facts.form(form), facts.place("宣汉县"), period)
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


def test_its_figures_lead_to_cells(store: Store, drawn: Drawn, taking: Taking, filing: Filing) -> None:
    taking(drawn(signed_count=7))
    receipt = filing()
    [row] = ask(
        store, "evidence/figure", season="3", indicator="signed_count", place="宣汉县", as_of="2023-06-16"
    ).rows(named=True)
    assert (row["receipt"], row["value"]) == (receipt.receipt, Decimal(7))
    assert row["cell"]


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


def test_a_register_is_not_repeated_in_one_click(filing: Filing) -> None:
    with pytest.raises(UsageError, match="逐项填列"):
        filing(form="ledger")
