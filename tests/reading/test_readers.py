"""Readers are thrown away, the server is not."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.readers import Readers
from loaders.reading.result import VALUES, ReadReturn
from tests.drawing import Drawing, draw, plain_values
from tests.reading.packing import repacked, sheet
from tests.reading.wording import figures, plain_figures


@pytest.fixture(scope="module")
def readers(facts: Facts) -> Iterator[Readers]:
    """Readers as the server keeps them."""
    with Readers(facts) as open_readers:
        yield open_readers


@pytest.fixture
def honest(tmp_path: Path, weekly: Form) -> Path:
    """An honest return."""
    return draw(tmp_path / "honest.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly)))


def test_a_return_comes_back_whole(
    readers: Readers, honest: Path, read_file: Callable[[Path], ReadReturn], weekly: Form
) -> None:
    [there], here = readers.read(honest), read_file(honest)
    assert there.values.equals(here.values)
    assert there.values.schema == VALUES
    assert figures(there) == plain_figures(weekly)
    assert (there.form, there.period_end, there.findings) == (here.form, here.period_end, here.findings)


def test_many_come_back_in_their_order(readers: Readers, honest: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"")
    results = list(readers.ahead(readers.read, [honest, bad] * 20))
    assert [result.rejected for [result] in results] == [False, True] * 20


def test_a_reader_begun_early_reads_as_well_as_one_begun_when_asked(facts: Facts, honest: Path) -> None:
    with Readers(facts).begin() as begun:
        assert not begun.read(honest)[0].rejected


def test_a_drop_that_is_abandoned_leaves_the_readers_working(readers: Readers, honest: Path) -> None:
    for _ in readers.ahead(readers.read, [honest] * 10):
        break
    assert not readers.read(honest)[0].rejected


def test_a_file_that_is_gone_is_a_finding(readers: Readers, tmp_path: Path) -> None:
    assert readers.read(tmp_path / "gone.xlsx")[0].rejected


def children(pid: int) -> list[int]:
    """The processes a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def started(readers: Readers) -> list[int]:
    """The processes behind the readers."""
    return [reader._process.pid for reader in readers._all if reader._process]


@pytest.fixture
def slow(honest: Path, tmp_path: Path) -> Path:
    """A workbook that takes a reader a second or two."""
    path = tmp_path / "slow.xlsx"
    row = "".join(
        f'<c r="{letter}{{0}}" t="inlineStr"><is><t>示例{{0}}</t></is></c>' for letter in "ABCDEFGHIJKLMNOPQRST"
    )
    rows = "".join(f'<row r="{nth}">{row.format(nth)}</row>' for nth in range(1, 29_000))
    path.write_bytes(repacked(honest.read_bytes(), sheet(rows)))
    return path


def test_a_reader_killed_at_work_is_a_finding_and_is_replaced(facts: Facts, honest: Path, slow: Path) -> None:
    with Readers(facts) as readers:
        for _ in range(2):
            readers.read(honest)
        kill = [child for pid in started(readers) for child in children(pid)]
        timer = threading.Timer(0.3, lambda: [os.kill(child, signal.SIGKILL) for child in kill])
        timer.start()
        [result] = readers.read(slow)
        assert [finding.code for finding in result.findings] == ["reader.died"]
        assert [readers.read(honest)[0].findings for _ in range(2)] == [(), ()]


def test_a_file_is_read_again_where_the_nursery_was_lost(facts: Facts, honest: Path, slow: Path) -> None:
    with Readers(facts) as readers:
        for _ in range(2):
            readers.read(honest)
        timer = threading.Timer(0.3, lambda: [os.kill(pid, signal.SIGKILL) for pid in started(readers)])
        timer.start()
        assert [finding.code for finding in readers.read(slow)[0].findings] == ["form.unknown"]
        assert [readers.read(honest)[0].findings for _ in range(2)] == [(), ()]


def test_closing_does_not_wait_for_a_reader_at_work(facts: Facts, slow: Path) -> None:
    readers = Readers(facts)
    results: list[ReadReturn] = []
    reading = threading.Thread(target=lambda: results.extend(readers.read(slow)))
    reading.start()
    time.sleep(0.8)
    readers.close()
    reading.join(1)
    assert [finding.code for result in results for finding in result.findings] == ["reader.died"]


def test_a_reader_has_no_network_where_the_system_allows_that(facts: Facts, honest: Path) -> None:
    command = [sys.executable, "-c", "from loaders.reading.isolation import leave_the_network as leave; print(leave())"]
    allowed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "True"
    with Readers(facts) as readers:
        assert not readers.read(honest)[0].rejected
        networks = {Path(f"/proc/{pid}/ns/net").readlink() for pid in started(readers)}
    assert (Path("/proc/self/ns/net").readlink() not in networks) is allowed
