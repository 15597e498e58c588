"""1 000 weekly returns in one drop, taken in by one process: how much memory it needs, and how long it keeps silent.

The command line itself is run on all of them: its receipts are printed as they come, its peak is what the system says
of its largest process (the one that answers, or one of its readers).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from openpyxl import load_workbook

from domain.facts import Facts, load_facts
from loaders.blank.form import blank_form

HOUSE = Path(__file__).resolve().parent.parent
FORM, RETURNS, RECEIVED, FINDING = "season-3/basic", 1_000, "2023-09-06T09:00", "　"
MEGABYTES_AT_MOST, SILENT_AT_MOST = 600, 2.0


def draw_returns(facts: Facts, folder: Path) -> list[Path]:
    """Filled-in official forms, all different: the nine units over the days of the season, then over them again."""
    form, places, paths = facts.form(FORM), facts.places.place, []
    assert form.season
    span = facts.seasons[form.season].reporting
    days = (span.last - span.first).days
    for nth in range(RETURNS):
        place, day = places[nth % len(places)], span.first + timedelta(nth // len(places) % days)
        book = load_workbook(BytesIO(blank_form(facts, form, place, str(day))))
        row = _first_data_row([[cell.value for cell in line] for line in book.worksheets[0].iter_rows()])
        for offset, column in enumerate(form.columns, 1):
            value = nth + offset + 1 if column.kind == "count" else round(nth * 0.37 + offset, 2)
            book.worksheets[0].cell(row, offset, value)
        paths.append(folder / f"{nth:04d}.xlsx")
        book.save(paths[-1])
    return paths


def _first_data_row(lines: list[list[object]]) -> int:
    """The row, from 1, behind the last line of the header, which is the last to name a count."""
    return max(number for number, line in enumerate(lines, 1) if any("数量" in str(cell) for cell in line)) + 1


def taken_in(paths: list[Path], folder: Path) -> tuple[list[float], int, int]:
    """When each receipt was printed, in seconds; the exit code; the peak of the largest process in bytes."""
    command = [sys.executable, "-m", "loaders", "take-in", *map(str, paths), "--received-at", RECEIVED]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=HOUSE, env=os.environ | {"GONGJIAN_VAR": str(folder)}, stdout=subprocess.PIPE, text=True
    ) as process:
        moments = [time.perf_counter() - began for _ in _receipts(process)]
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return moments, process.returncode, used.ru_maxrss * 1024


def _receipts(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout
    return (line for line in process.stdout if not line.startswith(FINDING))


def main() -> None:
    """Draw, take in once, print."""
    facts = load_facts(HOUSE / "data")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=HOUSE) as name:
        (Path(name) / "drop").mkdir()
        paths = draw_returns(facts, Path(name, "drop"))
        moments, code, peak = taken_in(paths, Path(name, "var"))
    assert (code, len(moments)) == (0, RETURNS)
    silent = max(later - earlier for earlier, later in pairwise(moments))
    print(f"{RETURNS} weekly returns in one drop: {moments[-1]:.1f} s, the first receipt after {moments[0]:.1f} s")
    print(f"    peak {peak / 1e6:.0f} MB (at most {MEGABYTES_AT_MOST})")
    print(f"    longest silence between two receipts {silent:.2f} s (at most {SILENT_AT_MOST})")


if __name__ == "__main__":
    main()
