"""The running product on a ledger of its own, and a Chromium to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.prepare import browser
from tests.browser.serving import QUIET, Server, serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def server(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product with a demonstration year that only the tests of one file have changed."""
    var = tmp_path_factory.mktemp("served") / "var"
    shutil.copytree(demonstration, var)
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


@pytest.fixture(scope="session")
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser on a desk, its own language English; what it has fetched from a server it keeps."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def pocket(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser on a phone, which keeps what it has fetched too."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """A desk screen that nobody has used before."""
    yield from _new(desk)


@pytest.fixture
def phone(pocket: BrowserContext) -> Iterator[Page]:
    """A phone that nobody has used before."""
    yield from _new(pocket)


def _new(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()
    context.clear_cookies()
    context.clear_permissions()
