"""The product running on a free port, for browsers that look at it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Server:
    """A running product: where it answers, and where it keeps its ledger."""

    url: str
    var: Path

    def at(self, page: str = "", **choice: str) -> str:
        """The address of a page with a choice."""
        return f"{self.url}/{page}?{'&'.join(f'{name}={value}' for name, value in choice.items())}"


@contextmanager
def serving(var: Path, script: Path = HOUSE / "app.py") -> Iterator[Server]:
    """The product, or another script, on a free port, with `var` as its folder."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    log = (var / "server.log").open("w")
    process = subprocess.Popen(
        command, cwd=script.parent, env=os.environ | {"GONGJIAN_VAR": str(var)}, stdout=log, stderr=log
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield Server(f"http://127.0.0.1:{port}", var)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server stopped at its start"
        try:
            with urllib.request.urlopen(url):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def fill(var: Path) -> None:
    """Take the demonstration year into the ledger of `var`."""
    command = [sys.executable, "-m", "loaders", "demo"]
    subprocess.run(command, cwd=HOUSE, env=os.environ | {"GONGJIAN_VAR": str(var)}, check=True, capture_output=True)
