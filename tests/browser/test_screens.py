"""What every screen promises: Chinese, alone with its server, wide enough for a phone, readable in light and dark."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.looking import PAGES, english, look_at, pale, settle, too_wide
from tests.browser.serving import Server, serving

YEAR = {"season": "2022", "as_of": "2022-10-20"}
SEASONS = [YEAR, {"season": "3"}, {"season": "2"}]
BEHIND = {"light": "rgb(244, 246, 248)", "dark": "rgb(14, 21, 31)"}


@dataclass(frozen=True)
class Visit:
    """One page opened on a desk in both themes and on a phone, and what was asked for on the desk, or in vain."""

    screens: dict[str, Page]
    asked: list[str] = field(default_factory=list)
    in_vain: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note from now on what the page asks for."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on(
            "response", lambda told: self.in_vain.append(told.url) if told.status >= HTTPStatus.BAD_REQUEST else None
        )
        page.on("websocket", lambda line: self.asked.append(line.url.replace("ws:", "http:")))


@pytest.fixture(scope="module")
def night(chromium: Browser) -> Iterator[BrowserContext]:
    """A desk at night."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    yield context
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def visit(
    request: pytest.FixtureRequest, server: Server, desk: BrowserContext, night: BrowserContext, pocket: BrowserContext
) -> Iterator[Visit]:
    """Every page in turn, opened once on every kind of screen."""
    visit = Visit({"light": desk.new_page(), "dark": night.new_page(), "phone": pocket.new_page()})
    visit.listen(visit.screens["light"])
    for page in visit.screens.values():
        look_at(page, server.at(request.param, **YEAR), request.param)
    yield visit
    for page in visit.screens.values():
        page.close()


def test_no_english_word_stands_on_a_page(visit: Visit) -> None:
    assert visit.screens["light"].evaluate("document.documentElement.lang") == "zh-CN"
    assert english(visit.screens["light"]) == []


@pytest.mark.parametrize("scheme", BEHIND)
def test_text_is_readable_in_both_themes(visit: Visit, scheme: str) -> None:
    page = visit.screens[scheme]
    assert (
        page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        == BEHIND[scheme]
    )
    assert pale(page) == []


def test_nothing_scrolls_sideways_on_a_phone(visit: Visit) -> None:
    assert too_wide(visit.screens["phone"]) == []


def test_nothing_is_asked_of_another_server_nor_of_ours_in_vain(visit: Visit, server: Server) -> None:
    assert len(visit.asked) > 5
    assert [url for url in visit.asked if not url.startswith((server.url, "data:", "blob:"))] == []
    assert visit.in_vain == []


def test_no_english_word_stands_in_menus_lists_and_dialogs(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.get_by_test_id("stMainMenu").locator("button").click()
    settle(page)
    assert english(page) == []
    page.keyboard.press("Escape")
    page.locator(".st-key-as_of input").click()
    page.locator(".st-key-as_of input").press_sequentially("2022年9月9日")
    settle(page)
    assert english(page) == []
    page.keyboard.press("Escape")
    page.locator(".ranking tbody tr").first.click()
    page.get_by_role("dialog").wait_for()
    settle(page)
    assert english(page) == []


def test_no_english_word_stands_on_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("", **YEAR), "")
    phone.get_by_test_id("stExpandSidebarButton").click()
    settle(phone)
    assert english(phone) == []


@pytest.mark.parametrize("width", [1920, 1440, 1100])
def test_the_names_of_the_pages_leave_room_for_the_choices(server: Server, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    look_at(page, server.at("place", **YEAR), "place")
    names, choices = page.get_by_test_id("stTopNavLink").all(), page.locator(".st-key-choices").bounding_box()
    ends = [box["x"] + box["width"] for name in names if name.is_visible() and (box := name.bounding_box())]
    assert len(ends) > 5
    assert choices is not None
    assert max(ends) <= choices["x"]
    assert english(page) == []


def test_a_campaign_does_not_scroll_sideways_on_a_phone_either(server: Server, phone: Page) -> None:
    look_at(phone, server.at("", season="3"), "")
    assert too_wide(phone) == []


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season["season"])
def test_the_overview_fits_one_screen(server: Server, page: Page, season: dict[str, str]) -> None:
    look_at(page, server.at("", **season), "")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 900
    assert too_wide(page) == []


def test_a_second_program_on_the_ledger_is_explained_with_a_number(server: Server, page: Page) -> None:
    with serving(server.var) as second:
        page.goto(second.url)
        page.get_by_text("错误编号").wait_for()
        told = page.locator(".st-key-failure").inner_text()
        assert "台账" in told
        assert "错误编号 E-" in told
        assert "Traceback" not in page.content()
        assert english(page) == []


def test_an_address_without_a_page_is_explained_in_chinese(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/nowhere")
    page.wait_for_selector(".st-key-overview h1")
    settle(page)
    assert english(page) == []


def test_a_lost_connection_is_told_in_chinese(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path) as short_lived:
        look_at(page, short_lived.url, "")
    page.get_by_text("连接").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    assert english(page) == []
