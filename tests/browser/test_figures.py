"""A figure opened in a browser: its formula, the cells it is made of, and the sheet as it was sent."""

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2023-01-10"}


def _open(page: Page, figure: str) -> None:
    page.locator(f'[data-act="figure:{figure}"]').first.click()
    page.locator("[role=dialog] .terms").first.wait_for()
    settle(page)


def test_a_share_of_the_city_opens_every_units_cell_and_its_sheet(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    _open(page, "guarantee_completion/funds_in_place/dazhou")
    dialog = page.locator("[role=dialog] .screen")
    assert "9 个单位相加得" in dialog.inner_text()
    rows = dialog.locator(".cells tbody tr[data-act]")
    assert rows.count() == 9
    raw = rows.nth(3).locator("td.wrap .given").nth(2).inner_text()
    rows.nth(3).locator("button").press("Enter")
    marked = dialog.locator(".sheet:not(.narrow) td.marked")
    marked.wait_for()
    assert marked.inner_text() == raw
    assert english(page) == []


def test_the_figures_beside_it_are_one_step_away_by_keyboard(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator('[data-act="figure:actual/funds_in_place/dazhu"].opener').press("Enter")
    page.locator("[role=dialog] .sheet:not(.narrow) td.marked").wait_for()
    page.get_by_role("dialog").get_by_text("与序时差", exact=True).click()
    page.locator("[role=dialog] .terms", has_text="个百分点").wait_for()


def test_a_share_of_projects_opens_their_cells_on_a_phone(server: Server, phone: Page) -> None:
    phone.goto(server.at("projects_major", **YEAR))
    phone.wait_for_selector('[data-act="figure:followed_rate/start_rate/dazhu"]')
    settle(phone)
    _open(phone, "followed_rate/start_rate/dazhu")
    phone.locator("[role=dialog] .cells tr[data-act] button").first.click()
    phone.locator("[role=dialog] .sheet.narrow td.marked").first.wait_for()
    settle(phone)
    assert phone.locator("[role=dialog] .sheet.narrow td.marked").count() > 1
    assert too_wide(phone) == []
