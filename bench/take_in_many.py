"""500 small returns of the third season in one drop, against a floor script that does the least possible.

The floor reads each with python-calamine in the same process, archives it with fsync and inserts the same rows
(submission, figures, event) in one transaction a file. Ours counts everything: start of the readers, guard, judging,
read-back, head log. Interleaved.
"""

import hashlib
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import duckdb
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from domain.dates import show_day
from domain.facts import Facts, load_facts
from loaders.blank.form import blank_form
from loaders.demonstration.sealing import sealed
from loaders.intake import take_in
from loaders.reading.readers import Readers
from queries.store import Store

HOUSE = Path(__file__).resolve().parent.parent
FORM, RETURNS, TURNS, AT_MOST = "season-3/basic", 500, 5, 1.5
RECEIVED = datetime(2023, 9, 6, 1, 0)
FIRST_DATA_ROW, COLUMNS = 6, "ABCDEFGHIJK"


def draw_returns(facts: Facts) -> list[tuple[str, bytes]]:
    """Filled-in official forms, all different: the nine units over the days of the season."""
    form, files = facts.form(FORM), []
    assert form.season
    season = facts.seasons[form.season]
    for nth in range(RETURNS):
        place = facts.places.place[nth % len(facts.places.place)]
        day = season.reporting.first + timedelta(days=nth // len(facts.places.place))
        book = load_workbook(BytesIO(blank_form(facts, form, place, str(day))))
        for offset, column in enumerate(form.columns, 1):
            value = nth + offset + 1 if column.kind == "count" else round(nth * 0.37 + offset, 2)
            book.worksheets[0].cell(FIRST_DATA_ROW + 1, offset, value)
        content = BytesIO()
        book.save(content)
        files.append((f"{place.label}{show_day(day)}.xlsx", sealed(content.getvalue(), "Microsoft Excel")))
    return files


def floor(files: list[tuple[str, bytes]], folder: Path, facts: Facts) -> None:
    """Read, archive with fsync, insert: no guard, no recognition, no judging, no read-back."""
    ledger = duckdb.connect(str(folder / "floor.duckdb"))
    ledger.execute((HOUSE / "queries/migrations/0001_ledger.sql").read_text("utf-8"))
    names = [column.name for column in facts.form(FORM).columns]
    for nth, (name, content) in enumerate(files):
        sha256 = hashlib.sha256(content).hexdigest()
        archive(content, folder / "archive" / sha256[:2] / f"{sha256[2:]}.xlsx")
        rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        figures = zip(names, COLUMNS, rows[FIRST_DATA_ROW], strict=True)
        values = [x for key, letter, cell in figures for x in (sha256, 1, key, cell, "", "", f"{letter}7", str(cell))]
        ledger.execute("begin")
        ledger.execute(
            "insert into submission values (?, ?, ?, ?, ?, 'accepted', ?, '', '3', '', '', ?, ?, ?, '', 0, '')",
            [sha256, str(nth), sha256, name, len(content), FORM, date(2023, 6, 9), date(2023, 6, 9), RECEIVED],
        )
        ledger.execute(
            "insert into reported_value (submission, row_number, indicator, value, unit, sheet, cell, raw) values "
            + ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * len(names)),
            values,
        )
        ledger.execute("insert into event values (?, ?, '', 'take_in', ?, '')", [nth + 1, RECEIVED, sha256])
        ledger.execute("commit")
    ledger.close()


def archive(content: bytes, path: Path) -> None:
    """Temporary file, fsync, rename, fsync of the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".part").open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.with_suffix(".part").rename(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def ours(files: list[tuple[str, bytes]], folder: Path, facts: Facts) -> None:
    """The whole way of a return, into a new ledger."""
    with Readers(facts).begin() as readers:
        store = Store(f"duckdb:///{folder / 'ledger.duckdb'}", facts)
        taken = take_in(store, facts, files, received_at=RECEIVED, by="示例", folder=folder, readers=readers)
        receipts = list(taken)
        store.close()
    assert [receipt.status for receipt in receipts] == ["accepted"] * len(files)
    assert not any(receipt.findings for receipt in receipts)


def timed(
    work: Callable[[list[tuple[str, bytes]], Path, Facts], None], files: list[tuple[str, bytes]], facts: Facts
) -> float:
    """Seconds `work` takes in a folder of its own on the disk of the house."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=HOUSE))
    try:
        began = time.perf_counter()
        work(files, folder, facts)
        return time.perf_counter() - began
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Draw, take in in turns, print the median ratio."""
    facts = load_facts(HOUSE / "data")
    files = draw_returns(facts)
    turns = [(timed(floor, files, facts), timed(ours, files, facts)) for _ in range(TURNS)]
    floor_takes, ours_takes = (statistics.median(times) for times in zip(*turns, strict=True))
    each = ", ".join(f"{whole / least:.2f}" for least, whole in turns)
    print(f"(a) {RETURNS} returns: ours {ours_takes:.2f} s, floor {floor_takes:.2f} s")
    print(f"    {ours_takes / floor_takes:.2f} × the floor (at most {AT_MOST}); each turn: {each}")


if __name__ == "__main__":
    main()
