"""Handing in for several units at once: drop, give a reason, see what it changes together, submit, fetch again."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page

from domain.facts import Facts
from tests.browser.looking import english, look_at, pale, settle, too_wide
from tests.browser.serving import Server
from tests.drawing import Drawing, draw

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REASON = "示例：两个项目终止，核减"


def _files(facts: Facts, folder: Path) -> dict[str, bytes]:
    """The last week of the third season from two units: one far ahead of all, one whose figures fall."""
    form, files = facts.forms["season-3/basic"], {}
    for nth, (place, figure) in enumerate(zip(facts.places.place[4:6], (400, 3), strict=True)):
        values = {column.name: figure for column in form.columns}
        name = f"{place.short} 周报.xlsx"
        files[name] = draw(folder / f"{nth}.xlsx", Drawing(form, place.label, "2023年9月2日", values)).read_bytes()
    return files


def _drop(page: Page, files: dict[str, bytes]) -> None:
    page.locator("[data-testid=stFileUploader] input").first.set_input_files(
        [FilePayload(name=name, mimeType=WORKBOOK, buffer=content) for name, content in files.items()]
    )
    page.wait_for_selector(".st-key-draft .receipt")
    settle(page)


def _give_reasons(page: Page) -> None:
    """Fill every box of the opened draft."""
    for box in page.locator(".st-key-drafts .stTextInput input").all():
        box.fill(REASON)
        page.keyboard.press("Enter")
        settle(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_lies_ready_is_told_together_and_fits_every_screen(
    server: Server, page: Page, facts: Facts, tmp_path: Path, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    look_at(page, server.at("returns", season="3"), "returns")
    _drop(page, _files(facts, tmp_path))
    told = page.locator(".st-key-together .say").first.inner_text()
    assert told.startswith("2份一并提交后，截至2023年9月2日，")
    assert english(page) == pale(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert too_wide(page) == []
    assert "放入" in page.locator(".st-key-draft .receipt .note").first.inner_text()
    page.get_by_role("button", name="全部放弃").click()
    page.locator(".st-key-discard_all button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")


def test_a_reason_survives_a_reload_and_the_original_comes_back_later(
    server: Server, page: Page, facts: Facts, tmp_path: Path
) -> None:
    files = _files(facts, tmp_path)
    look_at(page, server.at("returns", season="3"), "returns")
    _drop(page, files)
    for name in files:
        page.locator(".st-key-drafts_list tbody tr").filter(has_text=name).click()
        settle(page)
        _give_reasons(page)
    page.reload()
    page.wait_for_selector(".st-key-submit_all button")
    settle(page)
    boxes = page.locator(".st-key-drafts .stTextInput input")
    assert {box.input_value() for box in boxes.all()} <= {REASON}
    submit = page.locator(".st-key-submit_all button")
    assert submit.inner_text().endswith("全部提交（2 份）")
    box = submit.bounding_box()
    assert box
    assert box["y"] + box["height"] < 900
    submit.click()
    page.wait_for_selector(".st-key-receipts table")
    settle(page)
    told = page.locator(".st-key-receipts tbody").inner_text()
    assert "已随报表记下说明" in told
    assert REASON in told

    name, content = next(iter(files.items()))
    page.locator(".st-key-received tbody tr").filter(has_text=name).first.click()
    dialog = page.get_by_role("dialog")
    with page.expect_download() as fetched:
        dialog.get_by_role("button", name="原件").first.click()
    assert fetched.value.suggested_filename == name
    assert Path(fetched.value.path()).read_bytes() == content
    with page.expect_download() as marked:
        dialog.get_by_role("button", name="标注件").first.click()
    assert re.fullmatch(r".+ 周报_\d{8}-\d{4}_核对意见\.xlsx", marked.value.suggested_filename)
    assert load_workbook(BytesIO(Path(marked.value.path()).read_bytes())).sheetnames[0] == "问题清单"
    dialog.get_by_role("button", name="关闭").click()
    dialog.wait_for(state="hidden")
    assert english(page) == []


def test_a_sheet_in_the_wrong_unit_is_one_finding(server: Server, page: Page, facts: Facts, tmp_path: Path) -> None:
    form, place = facts.forms["season-3/basic"], facts.places.place[0]
    values = {column.name: 300_000 if column.unit == "亿元" else 30 for column in form.columns}
    content = draw(tmp_path / "w.xlsx", Drawing(form, place.label, "2023年9月2日", values)).read_bytes()
    look_at(page, server.at("returns", season="3"), "returns")
    _drop(page, {"w.xlsx": content})
    rejected = page.locator(".st-key-draft .findings li.behind").all_inner_texts()
    assert [text for text in rejected if "像是整张表把万元数填进了亿元栏" in text] == rejected[:1]
    page.locator(".st-key-discard_one button").click()
    page.locator(".st-key-drafts").wait_for(state="detached")


def test_earlier_weeks_are_reached_on_a_phone(server: Server, phone: Page) -> None:
    look_at(phone, server.at("intake", season="3", as_of="2023-08-12"), "intake")
    units = phone.locator(".by_unit details")
    units.nth(1).locator("summary").click()
    units.nth(1).get_by_role("button").first.click()
    phone.locator("[role=dialog] .receipt").first.wait_for()
    assert "第1周" in phone.locator("[role=dialog] .whose").first.inner_text()
    assert too_wide(phone) == []
