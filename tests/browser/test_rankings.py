"""The kinds of ranking in a browser: Chinese, within a phone, and every score opens into its parts."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import english, pale, settle, too_wide
from tests.browser.serving import Server

KINDS = {"composite": ".ranking", "progress": ".ranking", "topical": ".topic"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_ranking_is_chinese_and_fits_a_phone(server: Server, phone: Page, kind: str) -> None:
    phone.goto(server.at("ranking", season="3", by=kind))
    phone.locator(KINDS[kind]).first.wait_for()
    settle(phone)
    assert english(phone) == []
    assert too_wide(phone) == []


def test_a_score_opens_into_its_parts_with_a_sentence_each(server: Server, page: Page) -> None:
    page.goto(server.at("ranking", season="2022", by="composite"))
    page.locator(".ranking tbody tr").first.click()
    parts = page.get_by_role("dialog").locator(".parts tbody tr")
    parts.first.wait_for()
    assert parts.count() > 8
    assert "分" in parts.first.inner_text()
    assert english(page) == []


def test_a_change_of_composite_rank_is_taken_apart_under_the_score(server: Server, page: Page) -> None:
    page.goto(server.at("ranking", season="3", by="composite"))
    page.locator(".ranking tbody tr").first.click()
    page.get_by_role("dialog").get_by_role("heading", name="名次变化由来").wait_for()
    page.mouse.move(0, 0)
    settle(page)
    assert "计分方案变更" in page.get_by_role("dialog").locator(".st-key-score_moves table").inner_text()
    assert english(page) == pale(page) == []


def test_a_copy_of_a_scheme_is_edited_and_tried_beside_the_one_in_force(server: Server, page: Page) -> None:
    page.goto(server.at("ranking", season="3", by="schemes"))
    page.get_by_role("button", name="取副本").click()
    page.locator(".st-key-scheme_try").wait_for()
    settle(page)
    for key in ("landed", "started", "investment"):
        page.locator(f".st-key-scheme_item_{key}_drop button").click()
        page.locator(f".st-key-scheme_item_{key}_drop").wait_for(state="detached")
    settle(page)
    page.locator(".st-key-scheme_try button").click()
    page.locator(".trial").wait_for()
    settle(page)
    assert "按副本" in page.locator(".st-key-scheme_trial .say").inner_text()
    assert english(page) == pale(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert too_wide(page) == []
