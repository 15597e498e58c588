"""产业链 in a browser: from a chain to a link to a project and its cell, by pointer and by keyboard."""

import re

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2023-01-10"}


def _focused(page: Page) -> str:
    """What the focused tile opens, through the shadow root."""
    return str(
        page.evaluate(
            "(() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement)"
            " one = one.shadowRoot.activeElement; return one?.dataset?.act ?? ''; })()"
        )
    )


def _told(page: Page) -> str:
    """What stands in the open dialog, through the shadow roots."""
    return "\n".join(page.locator("[role=dialog] .screen").all_inner_texts())


def test_from_a_chain_to_a_link_to_a_project_to_its_cells_in_three_clicks(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    page.locator('.links [data-act="chain:苎麻纺织"]').click()
    page.locator('.st-key-chain_links button[data-act="link:苎麻纺织:精干麻"]').click()
    page.locator("[role=dialog] .listed").wait_for()
    settle(page)
    told = _told(page)
    signed = re.search(r"签约(\d+)、", told)
    assert signed
    assert f"共 {signed[1]} 个" in told
    page.locator("[role=dialog] .listed button.opener").first.click()
    page.locator("[role=dialog] .below .sheet").first.wait_for()
    settle(page)
    cells = page.locator("[role=dialog] tr.below").first.inner_text()
    assert "项目名称" in cells
    assert re.search(r"\b[A-Z]+\d+\b", cells)
    assert english(page) == []
    page.mouse.move(0, 0)
    assert pale(page) == []
    page.keyboard.press("Escape")
    page.locator("[role=dialog]").wait_for(state="detached")
    settle(page)
    assert "link=" not in page.url


def test_the_address_of_a_link_opens_it_and_an_unknown_one_is_told(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", link="锂钾:锂盐", **YEAR), "chains")
    page.locator("[role=dialog] .listed").wait_for()
    assert "锂钾综合利用　高纯锂盐" in _told(page)
    look_at(page, server.at("chains", link="锂钾:没有的", **YEAR), "chains")
    assert "没有“没有的”这个环节" in page.locator(".st-key-link_notices .notice").inner_text()


def test_arrows_walk_every_tile_of_a_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    page.locator('[data-act="link:锂钾综合利用:富锂钾卤水开采"]').focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        walked.append(_focused(page).rpartition(":")[2])
    assert walked == ["高纯锂盐", "钾盐钾肥", "锂电正极材料", "钾盐钾肥"]
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .listed").wait_for()
    assert "钾盐钾肥" in _told(page)


def test_a_name_opens_the_chain_and_the_address_keeps_it(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    page.locator('.chains [data-act="chain:苎麻纺织"]').click()
    page.wait_for_selector(".st-key-chain h2")
    settle(page)
    assert "chain=" in page.url
    assert "苎麻纺织" in page.locator(".st-key-chain h2").inner_text()
    look_at(page, server.at("chains", chain="苎麻", **YEAR), "chains")
    assert "大竹县" in page.locator(".st-key-chain .aside").inner_text()


def test_a_number_of_a_region_opens_its_projects(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    cell = page.locator('[data-act="region:bay:轻纺服饰:苎麻纺织"]')
    count = cell.inner_text()
    cell.click()
    page.locator("[role=dialog] .listed").wait_for()
    settle(page)
    assert f"大湾区　苎麻纺织　共 {count} 个" in _told(page)


def test_the_chains_fit_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("chains", **YEAR), "chains")
    assert too_wide(phone) == []
    assert english(phone) == []
    phone.locator('[data-act="link:苎麻纺织:精干麻"]').click()
    phone.locator("[role=dialog] .listed button.opener").first.click()
    phone.locator("[role=dialog] tr.below").wait_for()
    settle(phone)
    assert too_wide(phone) == []
