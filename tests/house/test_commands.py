"""The README's two commands do what they say, from the tracked files alone."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import BEGUN_FIRST

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The tracked files, copied as they stand."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        target = tmp_path / "checkout" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(HOUSE / name, target)
    return tmp_path / "checkout"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _shorten(recipe: Path) -> None:
    """Leave of every course of the demonstration year its first period."""
    courses = re.compile(r"^(periods|curve) = \[([^,\]]*)[^\]]*\]", re.MULTILINE)
    recipe.write_text(courses.sub(r"\1 = [\2]", recipe.read_text("utf-8")), "utf-8")


@pytest.mark.slow
def test_make_run_serves_the_demonstration_year(checkout: Path, tmp_path: Path) -> None:
    _shorten(checkout / "data/demo.toml")
    port = _free_port()
    settings = {"GONGJIAN_VAR": str(tmp_path / "var"), "GONGJIAN_PORT": str(port), "VENV": sys.prefix}
    with (tmp_path / "told").open("w+", encoding="utf-8") as told:
        command = ["make", "run", *(f"{name}={value}" for name, value in settings.items())]
        serving = subprocess.Popen(
            command, cwd=checkout, stdout=told, stderr=told, start_new_session=True, env=os.environ | settings
        )
        try:
            assert _answers(f"http://127.0.0.1:{port}/_stcore/health", serving), (tmp_path / "told").read_text("utf-8")
        finally:
            os.killpg(serving.pid, signal.SIGTERM)
            serving.wait(30)
    answered = (tmp_path / "told").read_text("utf-8")
    assert "演示数据已装入" in answered
    assert f"http://localhost:{port}" in answered
    assert (tmp_path / "var/ledger.duckdb").exists()


def _answers(address: str, serving: subprocess.Popen[bytes]) -> bool:
    for _ in range(3000):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            if serving.poll() is not None:
                return False
            time.sleep(0.1)
    return False


def test_make_test_runs_style_types_and_every_test(checkout: Path) -> None:
    plan = subprocess.run(["make", "-n", "test"], cwd=checkout, capture_output=True, text=True, check=True).stdout
    assert all(step in plan for step in ("ruff check", "mypy", "tests.browser.prepare", "pytest"))
    assert "make test" in (HOUSE / ".ci/run").read_text("utf-8")


def test_what_is_begun_first_is_there() -> None:
    assert [name for name in BEGUN_FIRST if not (HOUSE / "tests" / name).exists()] == []
