"""Killed in the middle of taking in, the ledger loses nothing it gave a receipt for and half-stores nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.ledger.figures import Figure, digest_of, in_order
from tests.loaders.conftest import HOUSE, Drawn
from tests.loaders.killed_in_the_middle import numbered

TRIALS = 18
FIGURES = 11


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that forks off who takes in, for every number it is told."""
    command = [sys.executable, "-m", "tests.loaders.killed_in_the_middle", str(tmp_path)]
    with subprocess.Popen(command, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as forking:
        yield forking


@pytest.mark.slow
def test_what_has_a_receipt_survives_kill_9_whole_and_nothing_is_there_by_half(
    asked: subprocess.Popen[str], drawn: Drawn, tmp_path: Path
) -> None:
    drawn("return.xlsx")
    chance = random.Random(9)
    for trial in range(TRIALS):
        receipts = 0 if trial % 6 == 5 else chance.randint(1, 12)
        _run_and_kill(asked, tmp_path, trial * 1000, receipts, chance.uniform(0.0, 0.02 if receipts else 1.0))
        _check(tmp_path)
    told = _told(tmp_path)
    assert len(told) > TRIALS
    assert {receipt["status"] for receipt in told} == {"accepted"}


def _run_and_kill(asked: subprocess.Popen[str], var: Path, first: int, receipts: int, seconds: float) -> None:
    """Kill who takes in so many seconds after so many receipts, or after its start where there are to be none."""
    assert asked.stdin
    assert asked.stdout
    before = len(_told(var))
    print(first, file=asked.stdin, flush=True)
    taking = int(asked.stdout.readline())
    try:
        while len(_told(var)) < before + receipts:
            os.kill(taking, 0)
            time.sleep(0.005)
        time.sleep(seconds)
    finally:
        os.kill(taking, signal.SIGKILL)
    assert int(asked.stdout.readline()) == taking


def _told(var: Path) -> list[dict[str, str]]:
    if not (var / "told").exists():
        return []
    lines = (var / "told").read_text("utf-8").splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _check(var: Path) -> None:
    if not (var / "ledger.duckdb").exists():
        return
    with duckdb.connect(str(var / "ledger.duckdb")) as ledger:
        if not ledger.execute("select count(*) from duckdb_tables() where table_name = 'event'").fetchone()[0]:
            return
        filed = ledger.execute("select submission, sha256, digest, file from submission").fetchall()
        figures: dict[str, list[Figure]] = {}
        for submission, *figure in ledger.execute(
            f"select submission, {', '.join(Figure._fields)} from reported_value"
        ).fetchall():
            figures.setdefault(submission, []).append(Figure(*figure))
        events = ledger.execute("select revision, subject from event order by revision").fetchall()
        identities = ledger.execute("select count(*) from store_identity").fetchone()
    assert identities == (min(len(filed), 1),)
    assert [revision for revision, _ in events] == list(range(1, len(filed) + 1))
    assert {subject for _, subject in events} == {row[0] for row in filed} == set(figures)
    assert len({row[0] for row in filed}) == len({row[1] for row in filed}) == len(filed)
    for submission, sha256, digest, file in filed:
        assert len(figures[submission]) == FIGURES
        assert digest_of(in_order(figures[submission])) == digest
        kept = var / "archive" / sha256[:2] / f"{sha256[2:]}.xlsx"
        assert kept.read_bytes() == numbered((var / "return.xlsx").read_bytes(), int(Path(file).stem))
    assert {receipt["submission"] for receipt in _told(var)} <= {row[0] for row in filed}
    heads = (var / "heads.log").read_text("utf-8").splitlines() if filed else []
    digests = {row[0]: row[2] for row in filed}
    assert all(digests[line.split()[1]] == line.split()[2] for line in heads)
