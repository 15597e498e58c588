"""What a test sees on a screen: words, colours, widths, through every shadow root."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PAGES = {
    "": ".st-key-overview h1",
    "ranking": ".st-key-ranking table",
    "place": ".st-key-place table",
    "departments": ".st-key-leading table",
    "enterprises": ".st-key-matrix table, .st-key-no_form .empty",
    "projects": ".st-key-found table, .st-key-nobody .empty",
    "projects_major": ".st-key-major .bands",
    "pipeline": ".st-key-quarters table, .st-key-steps .empty",
    "chains": ".st-key-links .links",
    "foreign": ".st-key-foreign table",
    "returns": ".st-key-received table",
    "intake": ".st-key-intake table",
    "checking": ".st-key-checking h2",
    "rules": ".st-key-rules :is(.scroll, .by_family):visible",
    "meanings": ".st-key-meanings table",
}
_KINDS_OF_FILE = "Excel|WPS|Word|xlsx?|XLSX?|xlsb|CSV|csv|XML|HTML|html|PDF|ODS"
_THE_ADMINISTRATORS = "data|seasons?|toml"
KNOWN = re.compile(rf"^(FDI|MB|{_THE_ADMINISTRATORS}|E-[0-9A-F]{{6}}|[A-Z]{{1,3}}\d+|DIV|REF|{_KINDS_OF_FILE})$")
_WORD = re.compile(r"E-[0-9A-F]{6}|[A-Za-z]{2,}\d*")
_SCRIPT = (Path(__file__).parent / "looking.js").read_text("utf-8")


def look_at(page: Page, url: str, name: str) -> None:
    """Open a page and wait until it is drawn."""
    page.goto(url)
    page.wait_for_selector(PAGES[name])
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run and what it sent is drawn."""
    assert seen(page, "stoodStill()")


def seen(page: Page, what: str) -> Any:
    """What the expression `what` of looking.js says of the page."""
    return page.evaluate(f"(() => {{ {_SCRIPT}\n return {what}; }})()")


def english(page: Page) -> list[str]:
    """The texts and labels that hold an English word."""
    return [text for text in seen(page, "words()") if not all(map(KNOWN.match, _WORD.findall(text)))]


def too_wide(page: Page) -> list[str]:
    """What reaches over the right edge or scrolls sideways."""
    return list(seen(page, "tooWide()"))


def pale(page: Page) -> list[str]:
    """Texts with less than 4.5 : 1 against what is behind them."""
    return list(seen(page, "pale()"))
