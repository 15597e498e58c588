"""项目 in a browser: searched by its address, turned by keyboard, one opened with its cells, a pair decided."""

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2023-01-10"}


def test_the_address_searches_and_a_row_opens_its_history_by_keyboard(server: Server, page: Page) -> None:
    look_at(page, server.at("projects", place="宣汉县", sort="contract", words="锂", **YEAR), "projects")
    told = page.locator(".st-key-found .say").inner_text()
    openers = page.locator(".st-key-found tbody button.opener")
    assert f"共 {openers.count()} 个项目" in told
    name = openers.first.inner_text().splitlines()[0]
    openers.first.focus()
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .history").wait_for()
    settle(page)
    assert name in page.locator("[role=dialog] .whose").inner_text()
    assert "首次列入" in page.locator("[role=dialog] .history").inner_text()
    assert "project=xuanhan" in page.url
    assert english(page) == []


def test_pages_are_turned_and_what_stands_still_is_searched_for(server: Server, page: Page) -> None:
    look_at(page, server.at("projects", **YEAR), "projects")
    first = page.locator(".st-key-found tbody button.opener").first.inner_text()
    page.locator(".st-key-page_after button").click()
    page.get_by_text("第 2 页").wait_for()
    settle(page)
    assert page.locator(".st-key-found tbody button.opener").first.inner_text() != first
    page.get_by_text("个项目停滞").first.click()
    stalled = page.locator(".st-key-stalled button.opener").first
    count = stalled.inner_text()
    stalled.click()
    page.get_by_text(f"共 {count} 个项目").wait_for()
    assert "stalled=" in page.url
    assert "nth=" not in page.url
    assert (pale(page), english(page)) == ([], [])


def test_the_projects_fit_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("projects", **YEAR), "projects")
    assert too_wide(phone) == []


def test_a_person_decides_whether_two_projects_are_one(server: Server, page: Page) -> None:
    look_at(page, server.at("projects", **YEAR), "projects")
    told = page.locator(".st-key-found .say").inner_text()
    page.get_by_text("疑似同一项目，待认定").click()
    page.locator(".st-key-duplicates button.opener").first.click()
    dialog = page.locator("[role=dialog]")
    dialog.locator("table").wait_for()
    dialog.get_by_label("理由").fill("示例理由")
    dialog.get_by_label("经办人").fill("示例经办人")
    page.keyboard.press("Tab")
    settle(page)
    dialog.get_by_role("button", name="不是同一项目").click()
    page.get_by_text("不是同一项目。").wait_for()
    settle(page)
    assert page.locator(".st-key-found .say").inner_text() == told
