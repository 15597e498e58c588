"""First load and rerun of 总览 in Chromium against an empty Streamlit page on the same machine, interleaved."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.browser.prepare import browser
from tests.browser.serving import QUIET, Server, fill, serving

TURNS, RERUNS = 7, 10
LOAD_AT_MOST, RERUN_AT_MOST = 1.5, 0.150
EMPTY = 'import streamlit as st\nst.html("<p id=drawn>空</p>")\n'
DRAWN, CARDS = "#drawn", ".st-key-overview .indicator"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        var, bare = Path(folder, "var"), Path(folder, "bare", "empty.py")
        var.mkdir()
        bare.parent.mkdir()
        bare.write_text(EMPTY, encoding="utf-8")
        fill(var)
        chromium = playwright.chromium.launch(executable_path=browser(), args=QUIET)
        with serving(var) as ours, serving(bare.parent, bare) as empty:
            _compare(chromium, ours, empty)
        chromium.close()


def _compare(chromium: Browser, ours: Server, empty: Server) -> None:
    """The first turn of each warms the server and is thrown away."""
    loads = [
        (_first_load(chromium, ours.url, CARDS), _first_load(chromium, empty.url, DRAWN)) for _ in range(TURNS + 1)
    ]
    mine, theirs = (statistics.median(turn[side][0] for turn in loads[1:]) for side in (0, 1))
    megabytes = [loads[-1][side][1] / 1e6 for side in (0, 1)]
    rerun = statistics.median(_reruns(chromium, ours.url))
    print(f"first load: 总览 {mine:.2f} s, empty page {theirs:.2f} s: {mine / theirs:.2f}x (at most {LOAD_AT_MOST}x)")
    print(f"on the wire: 总览 {megabytes[0]:.2f} MB, empty page {megabytes[1]:.2f} MB")
    print(f"rerun: {rerun * 1000:.0f} ms of server time (at most {RERUN_AT_MOST * 1000:.0f} ms)")


def _watched(context: BrowserContext) -> tuple[Page, CDPSession]:
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    return page, line


def _first_load(chromium: Browser, url: str, drawn: str) -> tuple[float, int]:
    """Seconds until `drawn` stands on the screen of a browser that knows nothing yet, and the bytes received."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page, line = _watched(context)
    received: list[float] = []
    line.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    line.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 0.75)
    )
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(drawn)
    seconds = time.perf_counter() - began
    page.wait_for_timeout(500)
    context.close()
    return seconds, round(sum(received))


def _reruns(chromium: Browser, url: str) -> list[float]:
    """Seconds from a click's message to the last message drawn for it, by the browser's clock."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page, line = _watched(context)
    page.goto(url)
    page.wait_for_selector(CARDS)
    taken = [_rerun(page, line, nth % 5) for nth in range(1, RERUNS + 6)]
    context.close()
    return taken[5:]


def _rerun(page: Page, line: CDPSession, card: int) -> float:
    sent: list[float] = []
    received: list[float] = []
    noted: dict[str, Callable[[dict[str, float]], None]] = {
        "Network.webSocketFrameSent": lambda event: sent.append(event["timestamp"]),
        "Network.webSocketFrameReceived": lambda event: received.append(event["timestamp"]),
    }
    for event, note in noted.items():
        line.on(event, note)
    page.wait_for_timeout(600)
    page.locator(".indicator").nth(card).click()
    page.wait_for_timeout(1200)
    for event, note in noted.items():
        line.remove_listener(event, note)
    first = min(sent)
    return max(received) - first


if __name__ == "__main__":
    main()
