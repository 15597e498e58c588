"""What was received can be fetched again: byte for byte, and marked anew with what was found in it."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from domain.dates import read_moment
from domain.facts import Facts
from loaders.annotating.naming import LIST_SHEET
from loaders.originals import marked, originals
from loaders.reading.readers import Readers
from loaders.records.deciding import Verdict, decide
from loaders.records.explaining import Correction, Waiver, correct, explain, waive
from queries.store import Store
from tests.loaders.conftest import Drawn, Taking


def test_an_original_comes_back_byte_for_byte_under_its_own_name(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    path = drawn("宣汉县 周报（改）.xlsx")
    [receipt] = taking(path)
    [one] = originals(store, facts, [receipt.submission], tmp_path)
    assert (one.file, one.receipt) == ("宣汉县 周报（改）.xlsx", receipt.receipt)
    assert one.path.read_bytes() == path.read_bytes()


def test_the_marked_copy_of_a_refused_return_is_made_anew(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    [receipt] = taking(drawn(signed_count="约12"))
    [one] = originals(store, facts, [receipt.submission], tmp_path)
    assert one.findings == receipt.findings
    book = load_workbook(BytesIO(marked(one, facts, readers)))
    assert receipt.receipt in str(book[LIST_SHEET]["A2"].value)
    assert any(cell.comment for row in book["Sheet1"].iter_rows() for cell in row)


def test_the_marked_copy_carries_what_was_said_to_a_finding_and_what_the_city_made_of_it(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    taking(drawn("一.xlsx", period="2023年6月2日", briefings=20, landed_count=9), at="2023-06-03T09:00")
    receipt, marking = taking(drawn("二.xlsx", briefings=7, landed_count=4))[0], facts.form("season-3/basic")
    fallen = [nth for nth, one in enumerate(receipt.findings, 1) if one.code == "history.falls"]
    assert [receipt.findings[nth - 1].cell for nth in fallen] == ["C7", "K7"]
    who: dict[str, Any] = {"author": "示例核验员", "made_at": read_moment("2023-06-12T09:00")}
    same: dict[str, Any] = {"form": marking.key, "place": "宣汉县", "reason": "示例：已核对", **who}
    explain(store, receipt.submission, fallen[0], "示例：两个项目退出", **who)
    waive(store, facts, Waiver(rule="history.falls", indicator="briefings", guard=Decimal(7), **same))
    put_right = {"season": "3", "period": "2023-06-09", "indicator": "landed_count", "ends_on": date(2023, 9, 1)}
    correct(store, facts, Correction(guard=Decimal(4), value=Decimal(5), **put_right, **same))
    decide(store, facts, Verdict("history.falls", f"{receipt.submission}:{fallen[1]}", "genuine", "示例：属实", **who))
    [one] = originals(store, facts, [receipt.submission], tmp_path)
    book = load_workbook(BytesIO(marked(one, facts, readers)))
    said = {
        "C7": [
            "已更正：报送数 4，更正为 5个：示例：已核对（示例核验员，2023年6月12日 09:00，有效至2023年9月1日）",
            "已说明：示例：两个项目退出（示例核验员，2023年6月12日 09:00）",
        ],
        "K7": [
            "已核实属实：示例：属实（示例核验员，2023年6月12日 09:00）",
            "已豁免：示例：已核对（示例核验员，2023年6月12日 09:00）",
        ],
    }
    listed = {row[3].value: row[7].value for row in book[LIST_SHEET].iter_rows(min_row=5)}
    for cell, lines in said.items():
        assert str(book["Sheet1"][cell].comment.text).splitlines()[-2:] == lines
        assert listed[cell] == "\n".join(lines)
    assert "2 处已有说明或处理" in str(book[LIST_SHEET]["A3"].value)


def test_a_figure_put_right_though_nothing_was_found_in_it_is_marked_too(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    [receipt] = taking(drawn(briefings=7))
    assert receipt.findings == ()
    which = {"season": "3", "form": "season-3/basic", "period": "2023-06-09", "indicator": "briefings"}
    who = {
        "place": "宣汉县",
        "reason": "示例：重复计数",
        "author": "示例核验员",
        "made_at": read_moment("2023-06-12T09:00"),
    }
    correct(store, facts, Correction(guard=Decimal(7), value=Decimal(6), **which, **who))
    [one] = originals(store, facts, [receipt.submission], tmp_path)
    assert [found.cell for found in one.findings] == ["K7"]
    book = load_workbook(BytesIO(marked(one, facts, readers)))
    told = str(book["Sheet1"]["K7"].comment.text)
    assert told.splitlines()[0] == "提示：K7 简报信息报送数原报7条，市级已更正为6条。下次报送请先核对这一格。"
    assert told.splitlines()[-1] == "已更正：报送数 7，更正为 6条：示例：重复计数（示例核验员，2023年6月12日 09:00）"
    assert [row[3].value for row in book[LIST_SHEET].iter_rows(min_row=5)] == ["K7"]


def test_every_version_is_found_and_what_the_archive_lacks_is_left_out(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    first, second = (
        taking(drawn(f"{nth}.xlsx", signed_count=nth), at=f"2023-06-10T1{nth}:00")[0].submission for nth in (1, 2)
    )
    found = originals(store, facts, [first, second], tmp_path)
    assert [one.submission for one in found] == [second, first]
    found[0].path.unlink()
    assert [one.submission for one in originals(store, facts, [first, second], tmp_path)] == [first]
