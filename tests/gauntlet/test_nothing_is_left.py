"""A hostile file takes its reader with it at worst: no process, no file and no open line stays behind."""

import os
import tempfile
from pathlib import Path

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.readers import Readers
from tests.gauntlet import old_xls, packages, too_much

SENT = [case for family in (too_much, packages, old_xls) for case in family.CASES]


def _descendants(pid: int) -> set[int]:
    """The processes below a process that still run."""
    try:
        children = {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except FileNotFoundError:
        return set()
    return children.union(*map(_descendants, children))


def _lines() -> set[str]:
    return {line.name for line in Path("/proc/self/fd").iterdir()}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_nothing_stays_behind_of_any_file(
    facts: Facts, weekly: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, sent = tmp_path / "scratch", tmp_path / "报表.xlsx"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    processes, lines = _descendants(os.getpid()), _lines()
    with Readers(facts) as readers:
        for case in SENT:
            sent.write_bytes(case.build(weekly))
            readers.read(sent)
            assert not [path for path in scratch.rglob("*") if path.is_file()], case.name
            assert len(_descendants(os.getpid()) - processes) <= 4, case.name
    assert _descendants(os.getpid()) == processes
    assert _lines() == lines
    assert set(tmp_path.rglob("*")) == {scratch, sent}
