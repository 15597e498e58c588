"""20 000 rows × 25 columns to a tidy typed frame with cells, against bare calamine and an openpyxl + pandas script.

Prints the two ratios; the form is drawn here and handed to the readers as data. Ours counts everything: guard,
child, recognition, judging, the way back into the server.
"""

import datetime
import gc
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from domain.facts import load_facts
from domain.numbers import read_number
from loaders.reading.readers import Readers

HOUSE = Path(__file__).resolve().parent.parent
ROWS, TEXTS, DAYS = 20_000, 6, 3
BARE_AT_MOST, SCRIPT_AT_LEAST = 2.5, 5.0

FORM = """
key = "bench/ledger"
version = "1"
label = "测速台账"
annex = "附表"
season = "3"
rhythm = "week"
nature = "cumulative"
recognise = ["测速台账"]
title = ["测速台账"]
place_label = "填报单位"
sender_label = "填报人"
period_label = "填报时间"
period_reads = "day"
rows = "many"
source = { clause = "测速用", standing = "assumed" }
columns = [
"""


def draw_form(folder: Path) -> list[tuple[str, str]]:
    """A form of 25 columns beside the real ones; the (header, kind) of each column."""
    facts = load_facts(folder)
    figures = [column for form in facts.forms.values() for column in form.columns if column.indicator][
        : 25 - TEXTS - DAYS
    ]
    lines, printed = [], []
    for column in figures:
        header = f"指标{len(printed) + 1}"
        printed.append((f"{header}（{column.unit}）", column.kind))
        meaning = f'indicator = "{column.indicator}", kind = "{column.kind}", unit = "{column.unit}"'
        lines.append(f'{{ header = ["{header}"], {meaning}, width = 9 }},')
    for nth in range(TEXTS + DAYS):
        header, kind = f"说明{nth}", "text" if nth < TEXTS else "date"
        printed.append((header, kind))
        lines.append(f'{{ header = ["{header}"], field = "remark_{nth}", kind = "{kind}", width = 9 }},')
    (folder / "forms" / "bench").mkdir()
    (folder / "forms" / "bench" / "ledger.toml").write_text(FORM + "\n".join(lines) + "\n]\n", "utf-8")
    return printed


def draw_workbook(path: Path, printed: list[tuple[str, str]]) -> None:
    """The workbook, seeded: mostly clean figures, some written as offices write them."""
    chance = random.Random(20230522)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("台账")
    sheet.append(["测速台账"])
    sheet.append(["填报单位：宣汉县", None, "填报时间：2023.6.9"])
    sheet.append([header for header, _ in printed])
    for row in range(ROWS):
        sheet.append([cell(kind, row, chance) for _, kind in printed])
    workbook.save(path)


def cell(kind: str, row: int, chance: random.Random) -> object:
    """One cell of a kind."""
    if kind == "text":
        return f"示例项目{row % 997}—{chance.randrange(40)}"
    if kind == "date":
        day = datetime.date(2023, 5, 22) + datetime.timedelta(chance.randrange(100))
        return day if chance.random() < 0.8 else f"{day:%Y.%m.%d}"
    if chance.random() < 0.03:
        return chance.choice(["—", "无", None, f"{chance.randrange(1, 900)}", "1,204"])
    return chance.randrange(900) if kind == "count" else round(chance.random() * 500, 2)


def bare(path: Path) -> object:
    """What cannot be undercut: every sheet to Python lists."""
    with path.open("rb") as file:
        workbook = CalamineWorkbook.from_filelike(file)
        return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def script(path: Path) -> pd.DataFrame:
    """The same frame as an analyst writes it: openpyxl for the cells, pandas for the shape."""
    rows = list(load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True))
    frame = pd.DataFrame(rows[3:], columns=rows[2]).reset_index(names="row_number")
    frame = frame.melt(id_vars="row_number", var_name="field", value_name="raw")
    letters = {header: get_column_letter(nth) for nth, header in enumerate(rows[2], 1)}
    frame["cell"] = frame["field"].map(letters) + (frame["row_number"] + 4).astype(str)
    read = frame["raw"].map(lambda raw: None if isinstance(raw, datetime.date) else read_number(raw))
    frame["value"] = read.map(lambda number: number.value if number else None)
    frame["missing"] = read.map(lambda number: number.missing if number else None)
    frame["day"] = pd.to_datetime(
        frame["raw"].where(frame["field"].str.contains("说明")), errors="coerce", format="mixed"
    )
    return frame


def timed(work: Callable[[], object]) -> float:
    """Seconds one call takes."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Draw, read in turns, print."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "data"), Path(name, "large.xlsx")
        shutil.copytree(HOUSE / "data", folder)
        draw_workbook(path, draw_form(folder))
        with Readers(load_facts(folder)) as readers:
            [result] = readers.read(path)
            assert result.values.height == ROWS * 25, result.findings[:3]
            assert not result.rejected, result.findings[:3]
            assert result.values["value"].max() == Decimal(1204)
            turns = [(timed(lambda: bare(path)), timed(lambda: readers.read(path))) for _ in range(5)]
        floor, ours = (min(times) for times in zip(*turns, strict=True))
        theirs = timed(lambda: script(path))
    print(f"(b) {ROWS} rows × 25 columns: ours {ours:.2f} s, bare calamine {floor:.2f} s, script {theirs:.2f} s")
    print(f"    {ours / floor:.2f} × bare calamine (at most {BARE_AT_MOST})")
    print(f"    {theirs / ours:.1f} × faster than the script (at least {SCRIPT_AT_LEAST})")


if __name__ == "__main__":
    main()
