"""核验 in a browser: a finding is opened by mouse, by key and by address, decided about, and the decision ended."""

import re

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

YEAR = {"season": "2022", "as_of": "2022-11-20"}


def _open(page: Page, server: Server, **more: str) -> None:
    look_at(page, server.at("checking", **YEAR, **more), "checking")
    page.locator(".st-key-handler_typed input").fill("示例经办人")
    page.keyboard.press("Enter")
    settle(page)


def _show_all(page: Page) -> None:
    page.locator(".st-key-checking_state input").click()
    page.get_by_role("option", name="全部").click()
    settle(page)


def _dialog_is_good(page: Page) -> None:
    page.get_by_role("dialog").wait_for()
    settle(page)
    assert english(page) == pale(page) == []


def test_a_correction_is_previewed_kept_and_ended(server: Server, page: Page) -> None:
    _open(page, server)
    _show_all(page)
    row = page.locator(".st-key-checking tbody tr").filter(has_text="宣汉县").first
    row.locator("button").focus()
    page.keyboard.press("Enter")
    _dialog_is_good(page)
    page.get_by_role("dialog").get_by_text("更正", exact=True).click()
    page.locator(".st-key-corrected_to input").fill("21000")
    page.keyboard.press("Enter")
    settle(page)
    told = page.get_by_role("dialog").get_by_text("登记后，").inner_text()
    assert re.search(r"宣汉县实际利用外资 [\d,]+ → 21,000，完成率 .*% → .*%，名次 \d → 1；", told)
    page.locator(".st-key-decision_reason input").fill("示例：按银行回单更正")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-decide button").click()
    page.get_by_text("已登记：宣汉县").wait_for()
    page.locator(".st-key-in_force tbody tr").first.wait_for()
    settle(page)
    assert "已更正" in page.locator(".st-key-checking tbody tr").filter(has_text="宣汉县").first.inner_text()
    page.locator(".st-key-in_force tbody tr").first.click()
    _dialog_is_good(page)
    assert "结束后，宣汉县实际利用外资 21,000 → " in page.get_by_role("dialog").inner_text()
    page.locator(".st-key-end_reason input").fill("示例：登记有误")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-end button").click()
    page.get_by_text("已结束：宣汉县更正。").wait_for()
    page.locator(".st-key-in_force").get_by_text("没有有效的").wait_for()


def test_a_finding_is_opened_by_its_address(server: Server, page: Page) -> None:
    _open(page, server)
    _show_all(page)
    page.locator(".st-key-checking tbody tr").filter(has_text="宣汉县").first.click()
    _dialog_is_good(page)
    page.wait_for_url(re.compile("finding=history.falls"))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    _dialog_is_good(page)
    assert "累计数比上期减少" in page.locator("[role=dialog] .terms").inner_text()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")


def test_a_return_leads_to_what_can_be_decided_about_it(server: Server, page: Page) -> None:
    look_at(page, server.at("rules", season="3", as_of="2023-09-01", rule="history.falls"), "rules")
    page.locator(".st-key-firings tbody tr").filter(has_text="待说明").first.click()
    page.get_by_role("dialog").wait_for()
    page.locator(".st-key-lead_to_checking button").click()
    page.locator(".st-key-decide").wait_for()
    assert "核验" in page.title()
    assert "finding=history.falls" in page.url


def test_a_finding_is_read_on_a_phone(server: Server, phone: Page) -> None:
    _open(phone, server)
    _show_all(phone)
    phone.locator(".st-key-checking tbody tr").filter(has_text="宣汉县").first.click()
    _dialog_is_good(phone)
    assert too_wide(phone) == []


def test_the_rules_are_folded_by_family_on_a_phone_and_a_line_each(server: Server, phone: Page) -> None:
    look_at(phone, server.at("rules", season="3"), "rules")
    assert not phone.locator(".st-key-rules table").first.is_visible()
    folded = phone.locator(".by_family details:not([open]) > summary")
    assert folded.count() > 1
    while folded.count():
        folded.first.click()
    heights = phone.locator(".by_family li").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert len(heights) > 10
    assert min(heights) > 30
    assert max(heights) < 90
    assert too_wide(phone) == []
    phone.locator(".by_family .opener").first.click()
    phone.wait_for_url("**rule=**")


def test_a_declared_firm_is_reviewed_and_the_conclusion_stands_on_both_pages(server: Server, page: Page) -> None:
    season = {"season": "3", "as_of": "2023-08-31"}
    look_at(page, server.at("enterprises", **season), "enterprises")
    row = page.locator(".st-key-reviews tbody tr").first
    row.locator("button").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    assert pale(page) == []
    dialog.get_by_text("不认定", exact=True).click()
    page.locator(".st-key-review_reason input").fill("示例：不在名单")
    page.keyboard.press("Enter")
    settle(page)
    dialog.locator(".st-key-handler_typed input").fill("示例经办人")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-review_keep button").click()
    page.get_by_text("已登记：").wait_for()
    settle(page)
    assert "不认定" in page.locator(".st-key-reviews tbody tr").first.inner_text()
    look_at(page, server.at("checking", **season), "checking")
    assert "评审：不认定" in page.locator(".st-key-in_force tbody tr").first.inner_text()
