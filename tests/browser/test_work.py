"""The work itself: look, open, hand in, and the ranking moves."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page

from domain.facts import Facts
from domain.forms import Form
from tests.browser.looking import english, look_at, pale, seen, settle, too_wide
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
    page.locator("[role=dialog] .cells tbody tr").first.wait_for()
    told = page.locator("[role=dialog] .screen").first.inner_text()
    assert re.search(r"\b[A-Z]+\d+\b", told)
    assert ".xlsx" in told
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_what_can_be_clicked_or_the_row_it_stands_in_can_be_reached_by_keyboard(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    reached = set()
    for _ in range(240):
        page.keyboard.press("Tab")
        reached.add(seen(page, "reached()?.dataset?.act"))
    wanted = set(
        page.locator(".st-key-overview [data-act]").evaluate_all(
            "all => all.filter(one => one.checkVisibility() && !(one.matches('.fig')"
            " && one.closest('[data-figures], [data-grid]'))).map(one => one.dataset.act)"
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
    page.get_by_test_id("stTopNavLink").filter(has_text="排名").click()
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


def _drop(page: Page, *files: tuple[str, bytes]) -> None:
    """Drop files on 报送 and wait until they lie ready."""
    page.locator("[data-testid=stFileUploader] input").first.set_input_files(
        [FilePayload(name=name, mimeType=WORKBOOK, buffer=content) for name, content in files]
    )
    page.wait_for_selector(".st-key-draft .receipt")
    settle(page)


def _year_values(form: Form, **figures: object) -> dict[str, object]:
    """More than anybody reported by December, and in keeping with the rules."""
    values: dict[str, object] = dict.fromkeys((column.name for column in form.columns), 40)
    values |= dict.fromkeys(("funds_in_place", "project_contracts", "project_funds"), 900)
    values |= {"outside_fixed_investment": 800, "projects_500m_up": 300, "foreign_capital_used": 90_000}
    values |= {"fdi_arrived": 9_000, "signed_projects": 900, "registered_projects": 850}
    return values | {"started_projects": 800, "producing_projects": 700} | figures


def test_a_return_moves_the_ranking_once_it_is_handed_in(
    server: Server, page: Page, facts: Facts, tmp_path: Path
) -> None:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    look_at(page, server.at("", season="2022", as_of="2022-12-31"), "")
    ranks = _ranks(page)
    last = list(ranks)[-1]
    form = facts.forms["annual/monthly"]
    right = draw(tmp_path / "a.xlsx", Drawing(form, last, "2022年12月", _year_values(form)))
    wrong = draw(tmp_path / "b.xlsx", Drawing(form, "示例县", "2022年12月", _year_values(form, funds_in_place="三十")))

    page.get_by_test_id("stTopNavLink").filter(has_text="报送").click()
    page.wait_for_selector(".st-key-received table")
    _drop(page, (NASTY, right.read_bytes()), ("b.xlsx", wrong.read_bytes()))
    assert "草稿2份，还没有提交：不能受理1份，可以提交1份。" in page.locator(".st-key-drafts_told .say").inner_text()
    assert "示例县" in page.locator(".st-key-draft .receipt").inner_text()
    assert english(page) == pale(page) == []
    page.locator(".st-key-drafts_list tbody tr").nth(1).click()
    page.locator(".st-key-draft .receipt .say").wait_for()
    assert re.search(r"到位资金.*名次 \d → 1", page.locator(".st-key-draft .receipt .say").inner_text())
    assert english(page) == pale(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert too_wide(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    look_at(page, server.at("", season="2022", as_of="2022-12-31"), "")
    assert _ranks(page) == ranks

    look_at(page, server.at("returns", season="2022", as_of="2022-12-31"), "returns")
    page.locator(".st-key-submit_all button").click()
    page.wait_for_selector(".st-key-receipts .receipt")
    settle(page)
    told = page.locator(".st-key-receipts .receipt").first.inner_text()
    assert "已受理" in told
    assert f"{form.label} · {last} · 2022年12月" in told
    assert re.search(r"回执号\s*\d{8}-\d{4}", told)
    assert english(page) == []
    page.locator(".st-key-discard_one button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")

    page.get_by_role("button", name="查看2022年排名").click()
    page.wait_for_selector(".st-key-ranking table")
    settle(page)
    assert _ranks(page)[last] == "1"
    assert alarms == []


def test_a_return_taken_back_no_longer_counts(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    form = facts.forms["season-3/basic"]
    values = dict.fromkeys((column.name for column in form.columns), 4)
    place = facts.places.place[1].label
    content = draw(tmp_path / "w.xlsx", Drawing(form, place, "2023年9月5日", values)).read_bytes()
    look_at(page, server.at("returns", season="3"), "returns")
    _drop(page, ("w.xlsx", content))
    for question in page.locator(".st-key-drafts input").all():
        question.fill("示例原因")
        page.keyboard.press("Enter")
        settle(page)
    page.locator(".st-key-submit_one button").click()
    page.wait_for_selector(".st-key-receipts .receipt")
    settle(page)
    page.locator(".st-key-received tbody tr").first.click()
    page.get_by_role("dialog").get_by_text("撤回这份报表").click()
    page.get_by_role("dialog").get_by_label("撤回原因").fill("示例原因，改好后重报")
    page.get_by_role("dialog").get_by_role("button", name="撤回").last.click()
    page.get_by_role("dialog").wait_for(state="hidden")
    page.get_by_text("已撤回").first.wait_for()
    settle(page)
    rows = page.locator(".st-key-received tbody tr").all_text_contents()
    assert [row for row in rows if place in row and "w.xlsx" in row and "撤回" in row]
    assert english(page) == []


def test_the_same_file_again_is_said_to_be_the_same(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    form = facts.forms["annual/monthly"]
    drawing = Drawing(form, facts.places.place[0].label, "2022年1月", {"signed_projects": 1})
    content = draw(tmp_path / "c.xlsx", drawing).read_bytes()
    look_at(page, server.at("returns", **YEAR), "returns")
    _drop(page, ("c.xlsx", content))
    page.locator(".st-key-submit_one button").click()
    page.wait_for_selector(".st-key-receipts .receipt")
    settle(page)
    _drop(page, ("c.xlsx", content))
    told = page.locator(".st-key-draft .receipt").inner_text()
    assert "已受理过" in told
    assert re.search(r"与已受理的 \d{8}-\d{4} 完全相同", told)
    page.locator(".st-key-discard_one button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")


def test_a_file_of_another_kind_is_answered_by_a_sentence(server: Server, page: Page) -> None:
    look_at(page, server.at("returns", **YEAR), "returns")
    _drop(page, ("d.pdf", b"%PDF-1.4 nothing"))
    told = page.locator(".st-key-draft .receipt").inner_text()
    assert "不能受理" in told
    assert "拒收" in told
    page.locator(".st-key-discard_one button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")


def test_many_files_can_be_dropped_at_once(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    form = facts.forms["season-3/basic"]
    files = []
    for nth, place in enumerate(place for place in facts.places.place for _ in range(5)):
        values = dict.fromkeys((column.name for column in form.columns), nth)
        drawing = Drawing(form, place.label, f"2023年8月{28 + nth % 2}日", values)
        files.append((f"{nth}.xlsx", draw(tmp_path / f"{nth}.xlsx", drawing).read_bytes()))
    look_at(page, server.at("returns", season="3"), "returns")
    _drop(page, *files)
    assert f"草稿{len(files)}份" in page.locator(".st-key-drafts_told .say").inner_text()
    page.get_by_role("button", name="全部放弃").click()
    page.locator(".st-key-discard_all button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")


def test_a_blank_form_and_the_lists_can_be_fetched(server: Server, page: Page) -> None:
    look_at(page, server.at("returns", **YEAR), "returns")
    page.locator("[class*=st-key-whose_] input").click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.click()
    settle(page)
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
