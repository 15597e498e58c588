"""A figure opened in a browser: its formula, the cells it is made of, and the sheet as it was sent."""

from playwright.sync_api import Page

from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server

FOCUSED = """(() => {
    let found = document.activeElement;
    while (found.shadowRoot) found = found.shadowRoot.activeElement;
    return found.dataset.act;
})()"""
YEAR = {"season": "2022", "as_of": "2023-01-10"}


def _open(page: Page, figure: str) -> None:
    page.locator(f'[data-act="figure:{figure}"]').first.click()
    page.locator("[role=dialog] .terms").first.wait_for()
    settle(page)


def test_a_share_of_the_city_opens_every_units_cell_and_its_sheet(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    _open(page, "guarantee_completion/funds_in_place/dazhou")
    dialog = page.locator("[role=dialog] .screen")
    assert "9 个单位相加的" in dialog.inner_text()
    rows = dialog.locator(".cells tbody tr[data-act]")
    assert rows.count() == 9
    raw = rows.nth(3).locator("td.wrap .given").nth(2).inner_text()
    rows.nth(3).locator("button").press("Enter")
    marked = dialog.locator(".sheet:not(.narrow) td.marked")
    marked.wait_for()
    assert marked.inner_text() == raw
    rows.nth(3).hover()
    assert english(page) == pale(page) == []


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


def _focused(page: Page) -> str:
    """What the element in focus opens, through every shadow root."""
    return str(page.evaluate(FOCUSED))


def test_arrow_keys_walk_the_figures_inside_a_card_a_tile_and_a_remark(server: Server, page: Page) -> None:
    look_at(page, server.at("", **YEAR), "")
    for holder in (".indicator", ".tile", ".attention .open"):
        page.locator(holder).first.focus()
        own = _focused(page)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        inside = _focused(page)
        assert inside.startswith("figure:")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        assert _focused(page) == own
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    named = page.get_by_role("button", name="，点看出处")
    assert named.evaluate_all("all => all.filter(one => one.matches(':focus')).length") == 1
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .terms").first.wait_for()


def test_a_point_of_a_trend_opens_at_every_click_and_its_table_by_keyboard(server: Server, page: Page) -> None:
    look_at(page, server.at("place", **YEAR, place="dazhu"), "place")
    for _ in range(2):
        point = page.locator(".st-key-trend .scatterlayer .points path").last
        point.scroll_into_view_if_needed()
        settle(page)
        point.click(force=True)
        page.locator("[role=dialog] .terms", has_text="期末").first.wait_for()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        page.locator("[role=dialog]").wait_for(state="detached")
    page.locator(".trends summary").click()
    page.locator(".trend button[tabindex='0']").press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .terms").first.wait_for()
    assert "place=dazhu" in page.url
    assert english(page) == []


def test_a_field_of_the_heat_strip_a_task_and_a_part_of_a_score_lead_to_a_marked_cell(
    server: Server, page: Page
) -> None:
    look_at(page, server.at("", **YEAR), "")
    page.locator(".heat button").nth(4).click()
    page.locator("[role=dialog] .cells tr[data-act] button").first.click()
    page.locator("[role=dialog] .sheet:not(.narrow) td.marked").first.wait_for()
    look_at(page, server.at("departments", **YEAR), "departments")
    page.locator(".quota b .fig").first.click()
    page.locator("[role=dialog] .cells tr[data-act] button").first.click()
    page.locator("[role=dialog] .sheet:not(.narrow) td.marked").first.wait_for()
    page.goto(server.at("ranking", **YEAR, by="composite"))
    page.locator(".ranking tbody .opener").first.press("Enter")
    page.locator("[role=dialog] .parts .opener").first.press("Enter")
    page.locator("[role=dialog] .st-key-evidence .cells tr[data-act] button").first.press("Enter")
    page.locator("[role=dialog] .sheet:not(.narrow) td.marked").first.wait_for()


def test_arrow_keys_walk_the_points_of_a_curve_of_waiting_and_open_one(server: Server, page: Page) -> None:
    look_at(page, server.at("pipeline", **YEAR), "pipeline")
    page.locator(".st-key-waits_points summary").click()
    page.locator(".points button[tabindex='0']").press("ArrowRight")
    first = _focused(page)
    page.keyboard.press("ArrowDown")
    assert first.startswith("figure:wait_share/started:")
    assert _focused(page).rpartition("/")[0] != first.rpartition("/")[0]
    page.keyboard.press("Enter")
    page.locator("[role=dialog] .terms", has_text="签约后办到率").first.wait_for()
    assert english(page) == []
