"""The work itself: look, open, hand in, and the ranking moves."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page

from domain.facts import Facts
from tests.browser.looking import english, look_at, seen, settle
from tests.browser.serving import Server
from tests.drawing import Drawing, draw

YEAR = {"season": "2022", "as_of": "2022-10-20"}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NASTY = "<img src=x onerror=alert(1)>.xlsx"


def _ranks(page: Page) -> dict[str, str]:
    """The rank of every place, as drawn."""
    read = "rows => rows.map(row => [row.querySelector('.opener').firstChild.nodeValue, row.cells[0].textContent])"
    return dict(page.locator(".ranking tbody tr").evaluate_all(read))


def test_a_click_and_a_key_open_where_a_figure_came_from(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator(".ranking tbody .opener").nth(2).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.locator("[role=dialog] .terms").wait_for()
    told = page.locator("[role=dialog] .terms").inner_text()
    assert re.search(r"单元格\s+[A-Z]+\d+", told)
    assert ".xlsx" in told
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_everything_that_can_be_clicked_can_be_reached_by_keyboard(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(seen(page, "reached()?.dataset?.act"))
    wanted = set(
        page.locator(".st-key-overview [data-act]").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.dataset.act)"
        )
    )
    assert wanted - reached == set()


def test_the_reached_element_is_outlined(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator(".st-key-as_of input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    look = "getComputedStyle(reached())"
    assert seen(page, f"{look}.outlineStyle") != "none"
    assert float(seen(page, f"parseFloat({look}.outlineWidth)")) >= 2


def test_the_choice_survives_a_page_switch_and_a_reload(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator(".indicator").nth(3).click()
    page.wait_for_url(re.compile("indicator=foreign_capital_used"))
    page.get_by_test_id("stTopNavLink").nth(1).click()
    page.wait_for_selector(".st-key-ranking table")
    page.wait_for_url(re.compile(r"ranking\?.*indicator=foreign_capital_used.*as_of=2022-10-20"))
    page.reload()
    page.wait_for_selector(".st-key-ranking table")
    assert "实际利用外资" in page.locator(".st-key-ranking h2").inner_text()


def test_back_goes_back_one_choice_and_one_page_at_a_press(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator(".st-key-season input").click()
    page.get_by_role("option").last.click()
    page.wait_for_url(re.compile("season=3"))
    page.get_by_test_id("stTopNavLink").filter(has_text="口径").click()
    page.wait_for_selector(".st-key-meanings table")
    settle(page)
    page.go_back()
    page.wait_for_selector(".st-key-overview h1")
    settle(page)
    assert "season=3" in page.url
    page.go_back()
    page.wait_for_url(re.compile("season=2022.*as_of=2022-10-20"))
    settle(page)
    assert "2022年10月20日" in page.locator(".st-key-overview .top").inner_text()


def test_a_word_is_looked_up(server: Server, page: Page) -> None:
    look_at(page, server.at("meanings", **YEAR), "meanings")
    whole = page.locator(".st-key-meanings tbody tr").count()
    page.locator(".st-key-searched input").fill("到位资金")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settle(page)
    found = page.locator(".st-key-meanings tbody tr").all_inner_texts()
    assert 0 < len(found) < whole
    assert "到位资金" in "".join(found)


def test_a_return_handed_in_moves_the_ranking(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    look_at(page, server.at("", season="2022", as_of="2022-12-31"), "")
    last = list(_ranks(page))[-1]
    form = facts.forms["annual/monthly"]
    values = dict.fromkeys((column.name for column in form.columns), 900) | {
        "started_projects": 800,
        "producing_projects": 700,
    }
    right = draw(tmp_path / "a.xlsx", Drawing(form, last, "2022年12月", values))
    wrong = draw(tmp_path / "b.xlsx", Drawing(form, "示例县", "2022年12月", values | {"funds_in_place": "三十"}))

    page.get_by_test_id("stTopNavLink").nth(2).click()
    page.wait_for_selector(".st-key-received table")
    files = [
        FilePayload(name=name, mimeType=WORKBOOK, buffer=file.read_bytes())
        for name, file in ((NASTY, right), ("b.xlsx", wrong))
    ]
    page.locator("[data-testid=stFileUploaderDropzoneInput], [data-testid=stFileUploader] input").first.set_input_files(
        files
    )
    page.wait_for_selector(".st-key-receipts .receipt")
    settle(page)
    assert "共2份：受理1份，退回1份，重复0份。" in page.locator(".st-key-receipts .say").inner_text()
    receipts = page.locator(".st-key-receipts .receipt").all_text_contents()[::-1]
    assert "已受理" in receipts[0]
    assert f"{form.label} · {last} · 2022年12月" in receipts[0]
    assert re.search(r"受理号\s*\d{8}-\d{4}", receipts[0])
    assert "退回" in receipts[1]
    assert "示例县" in receipts[1]
    assert english(page) == []

    page.get_by_role("button", name="查看2022年排名").click()
    page.wait_for_selector(".st-key-ranking table")
    settle(page)
    assert _ranks(page)[last] == "1"
    assert alarms == []


def test_the_same_file_again_is_said_to_be_the_same(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    form = facts.forms["season-3/basic"]
    values = dict.fromkeys((column.name for column in form.columns), 3)
    content = draw(tmp_path / "c.xlsx", Drawing(form, facts.places.place[0].label, "2023年9月5日", values)).read_bytes()
    for words in ("已受理", "重复报送"):
        look_at(page, server.at("returns", season="3"), "returns")
        page.locator("[data-testid=stFileUploader] input").first.set_input_files(
            FilePayload(name="c.xlsx", mimeType=WORKBOOK, buffer=content)
        )
        page.wait_for_selector(".st-key-receipts .receipt")
        assert words in page.locator(".st-key-receipts .receipt").inner_text()


def test_a_file_of_another_kind_is_answered_by_a_sentence(server: Server, page: Page) -> None:
    look_at(page, server.at("returns", **YEAR), "returns")
    page.locator("[data-testid=stFileUploader] input").first.set_input_files(
        FilePayload(name="d.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 nothing")
    )
    page.wait_for_selector(".st-key-receipts .receipt")
    told = page.locator(".st-key-receipts .receipt").inner_text()
    assert "退回" in told
    assert "本次没有入账" in told


def test_a_blank_form_and_the_lists_can_be_fetched(server: Server, page: Page) -> None:
    look_at(page, server.at("returns", **YEAR), "returns")
    with page.expect_download() as blank:
        page.get_by_role("button", name="下载空白表").click()
    assert blank.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="下载", exact=True).click()
    with page.expect_download() as listed:
        page.locator(".st-key-fetch_1").get_by_role("button", name="CSV").click()
    assert Path(listed.value.path()).read_text("utf-8-sig").startswith("回执号,单位,报表")


def test_arrows_walk_the_board_and_enter_opens_the_returns_of_a_week(server: Server, page: Page) -> None:
    look_at(page, server.at("intake", season="3", as_of="2023-08-12"), "intake")
    assert page.locator(".intake button").evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    page.locator(".intake button").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert "第4周迟报" in seen(page, "reached().getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .receipt").first.wait_for()
    told = page.locator("[role=dialog] .receipt").all_inner_texts()
    assert [("受理" in one, "退回" in one) for one in told] == [(True, False), (False, True)]
    assert re.search(r"回执号\s*\d{8}-\d{4}", told[0])
    assert english(page) == []


def test_the_reminders_are_copied_and_fetched(server: Server, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    look_at(page, server.at("intake", season="3", as_of="2023-08-12"), "intake")
    page.locator(".st-key-reminders .stCode").get_by_role("button", name="复制").first.click()
    page.wait_for_timeout(300)
    told = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"开江县：.+ 第5周（6月19日—6月25日）应于6月25日18:00前报送，尚未收到。", told)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="下载催报名单").click()
    assert told in Path(fetched.value.path()).read_text("utf-8-sig")
