"""A file handed in is archived, filed in one piece and answered by a receipt."""

import hashlib
import threading
from decimal import Decimal
from pathlib import Path

import pytest

from domain.dates import read_moment
from domain.errors import StoreError, UsageError
from domain.facts import Facts
from loaders.intake import take_in
from loaders.ledger.heads import note_head
from loaders.reading.readers import Readers
from queries.store import Store
from tests.drawing import Drawing, draw, plain_values
from tests.ledger_rows import values_of
from tests.loaders.conftest import Drawn, Taking


def _count(store: Store, table: str) -> int:
    return int(store.query(f"select count(*) from {table}").item())


def test_an_accepted_return_is_answered_with_what_was_read(store: Store, drawn: Drawn, taking: Taking) -> None:
    path = drawn(signed_contract=125.5)
    [receipt] = taking(path)
    assert (receipt.status, receipt.form, receipt.place, receipt.period) == (
        "accepted",
        "season-3/basic",
        "宣汉县",
        "2023-06-09",
    )
    assert receipt.receipt == "20230610-0001"
    assert receipt.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    figures = values_of(store, receipt.submission)
    assert len(figures) == 11
    assert figures.filter(figures["indicator"] == "signed_contract")["value"].item() == Decimal("125.5")


def test_the_citys_table_of_all_units_is_filed_as_a_return_of_each_once(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    form, places = facts.form("season-3/basic"), facts.places.place
    lines = [[*range(nth + 2, nth + 2 + len(form.columns)), place.label] for nth, place in enumerate(places)]
    path = draw(tmp_path / "汇总.xlsx", Drawing(form, "达州市", "2023年6月9日", [], extra=["单位"], below=lines))
    receipts = taking(path)
    assert [(receipt.place, receipt.status) for receipt in receipts] == [(place.label, "accepted") for place in places]
    stored = store.query(
        "select place, value, cell from submission join reported_value using (submission)"
        " where indicator = 'signed_count' order by value"
    )
    assert stored.rows() == [(place.key, nth + 2, f"A{nth + 7}") for nth, place in enumerate(places)]
    assert {receipt.status for receipt in taking(path)} == {"duplicate"}
    assert _count(store, "submission") == len(places)


def _under_way() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(("archive", "reader"))]


def test_a_drop_that_breaks_off_leaves_nothing_under_way(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, tmp_path: Path
) -> None:
    honest = drawn()
    files = [(honest.name, honest), ("没有.xlsx", tmp_path / "没有.xlsx"), *[(honest.name, honest)] * 20]
    moment = read_moment("2023-06-10T10:00")
    taken = take_in(store, facts, files, received_at=moment, by="示例填报员", folder=tmp_path, readers=readers)
    assert next(taken).status == "accepted"
    assert _under_way()
    with pytest.raises(UsageError) as broken:
        next(taken)
    assert str(broken.value) == f"文件打不开：{tmp_path / '没有.xlsx'}。"
    assert _under_way() == []


def test_the_bytes_are_archived_before_anything_is_filed(drawn: Drawn, taking: Taking, tmp_path: Path) -> None:
    path = drawn()
    [receipt] = taking(path)
    kept = tmp_path / "archive" / receipt.sha256[:2] / f"{receipt.sha256[2:]}.xlsx"
    assert kept.read_bytes() == path.read_bytes()
    assert kept.stat().st_mode & 0o222 == 0


def test_the_running_number_starts_anew_every_office_day(drawn: Drawn, taking: Taking) -> None:
    first, second, third = drawn("1.xlsx"), drawn("2.xlsx", place="渠 县"), drawn("3.xlsx", place="大竹县")
    assert [receipt.receipt for receipt in taking(first, second, at="2023-06-10T23:59")] == [
        "20230610-0001",
        "20230610-0002",
    ]
    assert taking(third, at="2023-06-11T00:01")[0].receipt == "20230611-0001"


def test_the_same_bytes_are_one_submission(store: Store, drawn: Drawn, taking: Taking) -> None:
    path = drawn()
    first, second = taking(path, path)
    assert (second.status, second.submission, second.receipt) == ("duplicate", first.submission, first.receipt)
    assert first.receipt in second.findings[0].message
    assert _count(store, "submission") == _count(store, "event") == 1


def test_a_rejected_return_is_kept_with_its_findings_and_moves_no_figure(
    store: Store, drawn: Drawn, taking: Taking
) -> None:
    [receipt] = taking(drawn(landed_filed=..., signed_count="约12"))
    assert receipt.status == "rejected"
    assert {finding.code for finding in receipt.findings} == {"column.missing", "value.unreadable"}
    assert _count(store, "submission") == 1
    assert _count(store, "reported_value") == 0
    stored = store.query("select code, message from finding order by ordinal")
    assert stored.rows() == [(finding.code, finding.message) for finding in receipt.findings]


def test_a_rejected_file_handed_in_again_unchanged_is_told_again_and_not_stored_twice(
    store: Store, drawn: Drawn, taking: Taking
) -> None:
    path = drawn(signed_count="约12")
    [first], [second] = taking(path), taking(path, at="2023-06-12T09:00")
    assert (second.status, second.receipt, second.findings) == ("rejected", first.receipt, first.findings)
    assert _count(store, "submission") == 1


def test_a_return_set_right_is_accepted_beside_the_rejected_one(store: Store, drawn: Drawn, taking: Taking) -> None:
    wrong, right = drawn("1.xlsx", signed_count="约12"), drawn("2.xlsx", signed_count=12)
    assert [receipt.status for receipt in taking(wrong, right)] == ["rejected", "accepted"]
    assert _count(store, "submission") == 2
    assert _count(store, "reported_value") == 11


def test_what_is_no_workbook_is_rejected_with_an_unknown_form(store: Store, taking: Taking, tmp_path: Path) -> None:
    path = tmp_path / "说明.xlsx"
    path.write_text("这不是工作簿", "utf-8")
    [receipt] = taking(path)
    assert (receipt.status, receipt.form, receipt.place, receipt.period) == ("rejected", None, None, None)
    assert _count(store, "submission") == 1


def test_later_submissions_have_greater_ids(drawn: Drawn, taking: Taking) -> None:
    paths = [drawn(f"{nth}.xlsx", signed_count=nth) for nth in range(5)]
    ids = [receipt.submission for receipt in taking(*paths)]
    assert ids == sorted(set(ids))


def test_every_write_is_an_event_and_a_line_in_the_head_log(
    store: Store, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    receipts = taking(drawn("1.xlsx"), drawn("2.xlsx", place="渠县"), drawn("3.xlsx", signed_count="约12"))
    digests = dict(store.query("select submission, digest from submission").rows())
    lines = (tmp_path / "heads.log").read_text("utf-8").splitlines()
    assert lines == [
        f"{nth} {receipt.submission} {digests[receipt.submission]}" for nth, receipt in enumerate(receipts, 1)
    ]
    assert store.revision() == 3


def test_the_first_return_decides_that_a_ledger_is_real(store: Store, drawn: Drawn, taking: Taking) -> None:
    taking(drawn("1.xlsx"), drawn("2.xlsx", place="渠县"))
    assert store.query("select kind from store_identity").rows() == [("real",)]


def test_rows_that_cannot_be_read_back_give_no_receipt(
    drawn: Drawn, taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.ledger.entering.read_back", lambda cursor, submission: [])
    with pytest.raises(StoreError, match="读回"):
        taking(drawn())


def test_a_write_run_twice_files_once(
    store: Store, drawn: Drawn, taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = store.write
    monkeypatch.setattr(store, "write", lambda change, **how: (once(change, **how), once(change, **how))[1])
    receipts = taking(drawn("1.xlsx"), drawn("2.xlsx", place="渠县"))
    assert [receipt.receipt for receipt in receipts] == ["20230610-0001", "20230610-0002"]
    assert _count(store, "submission") == _count(store, "event") == 2


def test_what_another_hands_in_between_two_returns_of_a_drop_is_seen(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    paths = [drawn("1.xlsx"), drawn("2.xlsx", place="渠县"), drawn("3.xlsx", place="大竹县")]
    files, moment = [(path.name, path) for path in paths], read_moment("2023-06-10T10:00")
    drop = take_in(store, facts, files, received_at=moment, by="示例", folder=tmp_path, readers=readers)
    first, [theirs] = next(drop), taking(paths[1])
    second, third = drop
    assert (second.status, second.receipt) == ("duplicate", theirs.receipt)
    assert [first.receipt, theirs.receipt, third.receipt] == [f"20230610-000{nth}" for nth in (1, 2, 3)]
    assert store.query("select revision from event order by revision").to_series().to_list() == [1, 2, 3]


def test_a_path_that_cannot_be_read_is_named(store: Store, taking: Taking, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个"):
        taking(tmp_path / "没有这个.xlsx")


def test_what_was_entered_before_a_fault_has_its_receipts(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, tmp_path: Path
) -> None:
    paths = [drawn("一.xlsx"), drawn("二.xlsx", signed_contract=7), tmp_path / "没有这个.xlsx"]
    files = [(path.name, path) for path in paths]
    moment = read_moment("2023-06-10")
    receipts = take_in(store, facts, files, received_at=moment, by="示例", folder=tmp_path, readers=readers)
    assert [next(receipts).receipt for _ in range(2)] == ["20230610-0001", "20230610-0002"]
    with pytest.raises(UsageError, match="没有这个"):
        next(receipts)
    assert len((tmp_path / "heads.log").read_text().splitlines()) == 2


def test_bytes_are_taken_in_like_files(
    store: Store, facts: Facts, readers: Readers, drawn: Drawn, tmp_path: Path
) -> None:
    files, moment = [("上传.xlsx", drawn().read_bytes())], read_moment("2023-06-10")
    receipts = take_in(store, facts, files, received_at=moment, by="示例", folder=tmp_path, readers=readers)
    assert [(receipt.file, receipt.status) for receipt in receipts] == [("上传.xlsx", "accepted")]


def test_every_return_of_a_workbook_is_filed_and_answered_by_itself(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path
) -> None:
    form = facts.form("season-3/basic")
    wrong = {**plain_values(form), "signed_count": "约12"}
    sheets = [
        Drawing(form, place, "2023.6.9", values, sheet=place)
        for place, values in (("渠县", plain_values(form)), ("大竹县", wrong), ("宣汉县", plain_values(form)))
    ]
    path = draw(tmp_path / "三县.xlsx", *sheets)
    receipts = taking(path)
    assert [(receipt.sheet, receipt.status, receipt.receipt) for receipt in receipts] == [
        ("渠县", "accepted", "20230610-0001"),
        ("大竹县", "rejected", "20230610-0002"),
        ("宣汉县", "accepted", "20230610-0003"),
    ]
    assert store.query("select sheet from submission order by receipt").to_series().to_list() == [
        "渠县",
        "大竹县",
        "宣汉县",
    ]
    again = taking(path)
    assert [receipt.status for receipt in again] == ["duplicate", "rejected", "duplicate"]
    assert [receipt.receipt for receipt in again] == [receipt.receipt for receipt in receipts]
    assert _count(store, "submission") == 3


def test_a_return_filed_before_sheets_were_noted_is_still_known(store: Store, drawn: Drawn, taking: Taking) -> None:
    path = drawn()
    [first] = taking(path)
    store.write(lambda cursor: cursor.execute("update submission set sheet = null"))
    [second] = taking(path)
    assert (second.status, second.receipt) == ("duplicate", first.receipt)


def test_a_head_line_is_added_to_the_lines_before_it(tmp_path: Path) -> None:
    note_head(tmp_path / "heads.log", 1, "a", "x")
    note_head(tmp_path / "heads.log", 2, "b", "y")
    assert (tmp_path / "heads.log").read_text("utf-8") == "1 a x\n2 b y\n"


def test_a_return_for_a_week_that_has_not_begun_is_sent_back(drawn: Drawn, taking: Taking) -> None:
    [early] = taking(drawn(), at="2023-06-04T17:00")
    assert early.status == "rejected"
    assert [finding.code for finding in early.findings] == ["period.ahead"]
    assert "2023年6月9日" in early.findings[0].message
    assert "2023年6月4日" in early.findings[0].message


def test_a_return_handed_in_within_its_week_is_taken(drawn: Drawn, taking: Taking) -> None:
    [receipt] = taking(drawn(), at="2023-06-05T09:00")
    assert receipt.status == "accepted"
