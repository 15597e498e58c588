"""大项目, 推进 and 外资 in a browser: a tile or number opens its projects, a share those behind, a figure its cell."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2023-01-10"}


def _opened(page: Page, click: str) -> str:
    """What the dialog says that a click opens."""
    page.locator(click).first.click()
    page.get_by_role("dialog").wait_for()
    page.locator("[role=dialog] :is(.listed, .terms)").first.wait_for()
    settle(page)
    assert english(page) == []
    return page.locator("[role=dialog] .screen").first.inner_text()


def test_a_tile_opens_the_projects_it_counts_each_with_its_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("projects_major", **YEAR), "projects_major")
    count = page.locator('[data-act="band:xuanhan:projects_500m_up"] b').inner_text().split("/")[0]
    told = _opened(page, '[data-act="band:xuanhan:projects_500m_up"]')
    assert f"共 {count} 个" in told
    assert page.locator("[role=dialog] .listed tbody tr").count() == int(count)
    assert len(re.findall(r"Sheet [A-Z]+\d+", told)) == int(count)


def test_a_share_opens_the_projects_not_yet_there(server: Server, page: Page) -> None:
    look_at(page, server.at("projects_major", **YEAR), "projects_major")
    page.locator(".st-key-followed_by button").nth(2).click()
    settle(page)
    told = _opened(page, '[data-act^="follow:year:production_rate"]')
    assert "还没有投产的项目" in told


def test_a_step_opens_as_many_projects_by_keyboard_and_its_units_add_up(server: Server, page: Page) -> None:
    look_at(page, server.at("pipeline", **YEAR), "pipeline")
    stock = page.locator('.st-key-steps [data-act="stands:signed:city:"]')
    count = int(stock.inner_text())
    units = page.locator('.st-key-step_groups [data-act^="stands:signed:place:"]').all_inner_texts()
    assert sum(map(int, units)) == count
    stock.focus()
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .listed").wait_for()
    settle(page)
    told = page.locator("[role=dialog] .screen").first.inner_text()
    assert f"共 {count} 个" in told
    assert len(re.findall(r"Sheet [A-Z]+\d+", told)) == count
    assert english(page) == []


def test_the_address_keeps_what_is_chosen_of_the_pipeline(server: Server, page: Page) -> None:
    look_at(page, server.at("pipeline", **YEAR), "pipeline")
    page.locator(".st-key-pipeline_by button").nth(1).click()
    page.locator('.st-key-step_groups [data-act^="stands:started:chain:"]').first.wait_for()
    settle(page)
    assert "by=chain" in page.url
    page.reload()
    page.locator('.st-key-step_groups [data-act^="stands:started:chain:"]').first.wait_for()
    page.locator(".js-plotly-plot").wait_for()
    settle(page)
    assert pale(page) == []


def test_a_figure_of_foreign_capital_opens_its_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("foreign", **YEAR), "foreign")
    told = _opened(page, '[data-act="figure:actual/fdi_arrived/dazhu"]')
    assert re.search(r"Sheet\s+[A-Z]+\d+", told)
    assert "万美元" in told


def test_an_activity_opens_what_every_unit_did(server: Server, page: Page) -> None:
    look_at(page, server.at("", season="2"), "")
    told = _opened(page, ".least .step")
    assert "要求不少于 10 次" in told


def test_the_pipeline_fits_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("pipeline", **YEAR), "pipeline")
    assert too_wide(phone) == []
    assert english(phone) == []


@pytest.mark.parametrize("name", ["projects_major", "foreign"])
@pytest.mark.parametrize("choice", [{"season": "3"}, {"season": "2"}, {"season": "2022", "as_of": "2022-06-10"}])
def test_other_seasons_and_days_without_a_ledger_fit_a_phone(
    server: Server, phone: Page, name: str, choice: dict[str, str]
) -> None:
    phone.goto(server.at(name, **choice))
    phone.wait_for_selector(".st-key-major .bands, .st-key-foreign .card")
    settle(phone)
    assert too_wide(phone) == []
    assert english(phone) == []
