"""推进 in a browser: a number opens its projects and their cells, a choice stands in the address, a phone holds all."""

import re

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2023-01-10"}


def test_a_number_opens_as_many_projects_each_with_its_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("pipeline", **YEAR), "pipeline")
    stock = page.locator('.st-key-steps [data-act="stands:signed:city:"]')
    count = int(stock.inner_text())
    stock.focus()
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .listed").wait_for()
    settle(page)
    told = page.locator("[role=dialog] .screen").first.inner_text()
    assert f"共 {count} 个" in told
    assert len(re.findall(r"Sheet [A-Z]+\d+", told)) == count
    assert english(page) == []


def test_the_units_add_up_to_the_step_and_the_address_keeps_what_is_chosen(server: Server, page: Page) -> None:
    look_at(page, server.at("pipeline", **YEAR), "pipeline")
    stands = page.locator('.st-key-step_groups [data-act^="stands:started:place:"]')
    assert sum(map(int, stands.all_inner_texts())) == int(
        page.locator('.st-key-steps [data-act="stands:started:city:"]').inner_text()
    )
    page.get_by_text("产业链", exact=True).last.click()
    page.locator('.st-key-step_groups [data-act^="stands:started:chain:"]').first.wait_for()
    settle(page)
    assert "by=chain" in page.url
    page.reload()
    page.locator('.st-key-step_groups [data-act^="stands:started:chain:"]').first.wait_for()
    settle(page)
    assert pale(page) == []


def test_the_pipeline_fits_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("pipeline", **YEAR), "pipeline")
    assert too_wide(phone) == []
    assert english(phone) == []
