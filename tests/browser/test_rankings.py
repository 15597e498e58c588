"""The kinds of ranking in a browser: Chinese, within a phone, and every score opens into its parts."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import english, settle, too_wide
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
