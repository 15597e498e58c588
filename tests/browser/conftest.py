"""The running product on a ledger of its own, and a Chromium to look at it."""

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

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.prepare import browser

HOUSE = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Server:
    """A running product: where it answers, and where it keeps its ledger."""

    url: str
    var: Path

    def at(self, page: str = "", **choice: str) -> str:
        """The address of a page with a choice."""
        return f"{self.url}/{page}?{'&'.join(f'{name}={value}' for name, value in choice.items())}"


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    """The product on a free port, with `var` as its folder."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    log = (var / "server.log").open("w")
    process = subprocess.Popen(command, cwd=HOUSE, env=os.environ | {"GONGJIAN_VAR": str(var)}, stdout=log, stderr=log)
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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product with the demonstration year."""
    var = tmp_path_factory.mktemp("var")
    subprocess.run(
        [sys.executable, "-m", "loaders", "demo"],
        cwd=HOUSE,
        env=os.environ | {"GONGJIAN_VAR": str(var)},
        check=True,
        capture_output=True,
    )
    with serving(var) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = browser()
    assert path is not None, "no Chromium on this machine; `make browser` installs one"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A desk screen, in a browser whose own language is English."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    yield context.new_page()
    context.close()
