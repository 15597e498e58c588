"""A reader that leaves before everything is printed, as `head` does, is no fault to speak of."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("words", [("loaders", "--help"), ("queries", "list"), ("queries", "--help")])
def test_a_command_whose_reader_has_left_ends_quietly(words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", *words], cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (141, b"")
