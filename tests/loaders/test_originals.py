"""What was received can be fetched again: byte for byte, and marked anew with what was found in it."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from domain.facts import Facts
from loaders.annotating.naming import LIST_SHEET
from loaders.originals import marked, originals
from loaders.reading.readers import Readers
from queries.store import Store
from tests.loaders.conftest import Drawn, Taking


def test_an_original_comes_back_byte_for_byte_under_its_own_name(
    store: Store, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    path = drawn("宣汉县 周报（改）.xlsx")
    [receipt] = taking(path)
    [one] = originals(store, [receipt.submission], tmp_path)
    assert (one.file, one.receipt) == ("宣汉县 周报（改）.xlsx", receipt.receipt)
    assert one.path.read_bytes() == path.read_bytes()


def test_the_marked_copy_of_a_refused_return_is_made_anew(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    [receipt] = taking(drawn(signed_count="约12"))
    [one] = originals(store, [receipt.submission], tmp_path)
    assert one.findings == receipt.findings
    book = load_workbook(BytesIO(marked(one, facts, readers)))
    assert receipt.receipt in str(book[LIST_SHEET]["A2"].value)
    assert any(cell.comment for row in book["Sheet1"].iter_rows() for cell in row)


def test_every_version_is_found_and_what_the_archive_lacks_is_left_out(
    store: Store, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    first, second = (
        taking(drawn(f"{nth}.xlsx", signed_count=nth), at=f"2023-06-10T1{nth}:00")[0].submission for nth in (1, 2)
    )
    found = originals(store, [first, second], tmp_path)
    assert [one.submission for one in found] == [second, first]
    found[0].path.unlink()
    assert [one.submission for one in originals(store, [first, second], tmp_path)] == [first]
