"""Whatever a child does of a workbook, its nursery has an answer."""

import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from domain.facts import Facts
from loaders.reading import nursery
from loaders.reading.limits import load_limits

HOUSE = Path(__file__).resolve().parents[2]

_DEED = """
import os, signal, sys, time
from pathlib import Path
from domain.facts import load_facts
from loaders.reading import nursery
from loaders.reading.limits import load_limits

def deed(*_):
    {deed}

nursery.read_workbook = deed
data = Path(sys.argv[1])
limits = load_limits(data).model_copy(update={limit})
ours, theirs = nursery.Pipe()
if os.fork() == 0:
    ours.close()
    nursery.serve(theirs, load_facts(data), limits)
    os._exit(0)
ours.send(("a.xlsx", sys.argv[2], ""))
print(ours.recv_bytes().decode().partition("\\n")[0])
"""


@pytest.mark.parametrize(
    ("deed", "limit", "expected"),
    [
        ("time.sleep(60)", {"wall_seconds": 1}, nursery.OUT_OF_TIME),
        ("while True: pass", {"processor_seconds": 1}, nursery.OUT_OF_TIME),
        ("bytearray(3 << 30)", {}, nursery.OUT_OF_MEMORY),
        ("os.abort()", {}, nursery.OUT_OF_MEMORY),
        ("os.kill(os.getpid(), signal.SIGSEGV)", {}, nursery.DIED),
        ("raise BaseException('panic')", {}, nursery.DAMAGED),
    ],
    ids=["sleeps", "spins", "swallows memory", "aborts", "crashes", "panics"],
)
def test_whatever_a_child_does_its_nursery_has_an_answer(
    facts: Facts, tmp_path: Path, deed: str, limit: dict[str, int], expected: str
) -> None:
    command = [sys.executable, "-c", _DEED.format(deed=deed, limit=limit), str(facts.folder), str(tmp_path / "result")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, cwd=HOUSE, check=False)
    assert done.stdout.strip() == expected


def test_a_nursery_dies_with_its_server(facts: Facts) -> None:
    ours, theirs = nursery.Pipe()
    command = [sys.executable, "-m", "loaders.reading", str(theirs.fileno())]
    with tempfile.TemporaryFile() as given:
        given.write(pickle.dumps((facts, load_limits(facts.folder))))
        given.seek(0)
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=given)
    theirs.close()
    ours.close()
    assert process.wait(10) == 0
