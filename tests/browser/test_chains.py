"""产业链 in a browser: from a chain to a link to a project and its cell, by pointer and by keyboard."""

import re

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, settle, too_wide
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


def test_a_tile_opens_its_projects_each_with_its_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    tile = page.locator('[data-act="link:苎麻纺织:精干麻"]')
    signed = re.search(r"签约(\d+)", tile.inner_text())
    assert signed
    tile.click()
    page.locator("[role=dialog] .listed").wait_for()
    settle(page)
    told = page.locator("[role=dialog] .screen").first.inner_text()
    assert f"共 {signed[1]} 个" in told
    assert len(re.findall(r"Sheet [A-Z]+\d+", told)) == int(signed[1])
    assert english(page) == []


def test_arrows_walk_every_tile_of_a_cell(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    page.locator('[data-act="link:锂钾综合利用:富锂钾卤水开采"]').focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        walked.append(_focused(page).rpartition(":")[2])
    assert walked == ["高纯锂盐", "钾盐钾肥", "锂电正极材料", "钾盐钾肥"]


def test_a_name_opens_the_chain_and_the_address_keeps_it(server: Server, page: Page) -> None:
    look_at(page, server.at("chains", **YEAR), "chains")
    page.locator('.chains [data-act="chain:苎麻纺织"]').click()
    page.wait_for_selector(".st-key-chain h2")
    settle(page)
    assert "chain=" in page.url
    assert "苎麻纺织" in page.locator(".st-key-chain h2").inner_text()
    look_at(page, server.at("chains", chain="苎麻", **YEAR), "chains")
    assert "大竹县" in page.locator(".st-key-chain .aside").inner_text()


def test_the_chains_fit_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("chains", **YEAR), "chains")
    assert too_wide(phone) == []
    assert english(phone) == []
