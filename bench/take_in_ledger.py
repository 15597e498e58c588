"""A ledger of 20 000 projects taken in, against bare calamine reading the same file into lists.

Ours counts everything between the file and the receipt: archive with fsync, guard, child, recognition, judging, the
rules, the way back into the server, one transaction, read-back and head log. Readers are running, as they are in a
server; each turn takes in other bytes into a ledger of its own. Interleaved; prints the ratio of the least times.
"""

import gc
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange
from python_calamine import CalamineWorkbook

from domain.chains.files import listed_on
from domain.facts import Facts, load_facts
from domain.forms import Column
from loaders.blank.headers import header_cells
from loaders.intake import take_in
from loaders.reading.readers import Readers
from queries.store import Store

HOUSE = Path(__file__).resolve().parent.parent
FORM, ROWS, TURNS, AT_MOST = "ledger", 20_000, 11, 2.5
RECEIVED = datetime(2023, 6, 9, 9, 0)
STAGES = ("signed_on", "registered_on", "filed_on", "licensed_on", "started_on", "producing_on")


def draw_ledger(path: Path, facts: Facts) -> None:
    """The workbook, seeded: mostly clean cells, some written as offices write them, some not yet filled.

    One project in fifty names a chain that is not listed, which a rule tells.
    """
    form, chance = facts.form(FORM), random.Random(20230609)
    links = [(chain.label, link.label) for chain in listed_on(facts, RECEIVED.date()).chain for link in chain.links]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("台账")
    sheet.append([form.title[0]])
    sheet.append([f"{form.place_label}：{facts.places.place[1].label}", None, f"{form.period_label}：2023.6.9"])
    labels = header_cells(form.columns)
    for level in range(form.depth):
        by_column = {label.column: label.text for label in labels if label.row == level}
        sheet.append([by_column.get(nth) for nth in range(len(form.columns))])
    for label in labels:
        if label.rows * label.columns > 1:
            last = (label.column + label.columns, 2 + label.row + label.rows)
            sheet.merged_cells.add(CellRange(None, label.column + 1, 3 + label.row, *last).coord)
    for row in range(ROWS):
        sheet.append(project(form.columns, row, links, chance, facts))
    workbook.save(path)


def project(
    columns: Sequence[Column], row: int, links: Sequence[tuple[str, str]], chance: random.Random, facts: Facts
) -> list[object]:
    """One project that has come some way: its dates follow each other, its moneys fit each other."""
    contract, signed = 1 + row % 400 / 8, date(2019, 1, 2) + timedelta(days=row % 1200)
    reached = chance.randrange(len(STAGES) + 1)
    days = {name: signed + timedelta(days=40 * nth) for nth, name in enumerate(STAGES[: reached + 1])}
    cells: dict[str, object] = {"project": f"示例项目{row}号", "county": facts.places.place[1].label, "state": "签约"}
    cells |= {} if row % 50 == 0 else dict(zip(("chain", "link"), chance.choice(links), strict=True))
    cells |= {name: day if chance.random() < 0.8 else f"{day:%Y.%m.%d}" for name, day in days.items()}
    cells |= {"contract": contract, "funds": contract / 4, "funds_outside": contract / 8, "funds_fixed": contract / 8}
    cells |= {
        "filed_amount": contract if "filed_on" in days else "—",
        "funds_foreign": chance.choice([None, "—", "0.05"]),
    }
    return [
        cells.get(column.name, chance.choice(column.words) if column.words else f"示例{column.header[-1]}{row % 997}")
        if column.kind == "text"
        else cells.get(column.name)
        for column in columns
    ]


def bare(path: Path) -> object:
    """What cannot be undercut: every sheet to Python lists."""
    with path.open("rb") as file:
        workbook = CalamineWorkbook.from_filelike(file)
        return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def ours(path: Path, folder: Path, facts: Facts, readers: Readers) -> float:
    """Seconds from the file to its receipt, in an empty ledger on the disk of the house."""
    store = Store(f"duckdb:///{folder / 'ledger.duckdb'}", facts)
    try:
        [receipt], seconds = timed(
            lambda: list(
                take_in(
                    store, facts, [(path.name, path)], received_at=RECEIVED, by="示例", folder=folder, readers=readers
                )
            )
        )
        assert receipt.status == "accepted", receipt.findings[:3]
        assert store.query("select count(*) from project_state").item() == ROWS
    finally:
        store.close()
    return seconds


def timed(work: Callable[[], list[object]]) -> tuple[list[object], float]:
    """What one call returns, and the seconds it takes."""
    gc.collect()
    began = time.perf_counter()
    made = work()
    return made, time.perf_counter() - began


def main() -> None:
    """Draw, take in in turns, print."""
    facts = load_facts(HOUSE / "data")
    with tempfile.TemporaryDirectory(dir=HOUSE, prefix="bench-") as name, Readers(facts) as readers:
        path = Path(name, "ledger.xlsx")
        draw_ledger(path, facts)
        readers.read(path)
        turns = []
        for nth in range(TURNS):
            folder = Path(name, str(nth))
            folder.mkdir()
            turns.append((timed(lambda: [bare(path)])[1], ours(path, folder, facts, readers)))
            shutil.rmtree(folder)
    floor, whole = (min(times) for times in zip(*turns, strict=True))
    each = ", ".join(f"{taken / least:.2f}" for least, taken in turns)
    print(f"a ledger of {ROWS} projects: ours {whole:.2f} s, bare calamine {floor:.2f} s")
    print(f"    {whole / floor:.2f} × bare reading (at most {AT_MOST}); each turn: {each}")


if __name__ == "__main__":
    main()
