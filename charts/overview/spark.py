"""Tiny bars of the last gains; a period not reported is an outlined gap, never a bar of nothing."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

WIDTH, HEIGHT, SHOWN = 74, 20, 8


def spark(gains: Sequence[Decimal | None]) -> str:
    """At most the last eight gains, the newest dark; falls are drawn as the shortest bar."""
    shown = list(gains)[-SHOWN:]
    if not shown:
        return ""
    tallest = max((float(gain) for gain in shown if gain is not None), default=0.0) or 1.0
    step = WIDTH / SHOWN
    bars = "".join(_bar(place, step, gain, tallest, place == len(shown) - 1) for place, gain in enumerate(shown))
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg class="spark" {size} aria-hidden="true">{bars}</svg>'


def _bar(place: int, step: float, gain: Decimal | None, tallest: float, newest: bool) -> str:
    left, width = f"{place * step + 0.6:.1f}", f"{step - 1.6:.1f}"
    if gain is None:
        return f'<rect class="gap" x="{left}" y="{HEIGHT - 7.5}" width="{width}" height="7"/>'
    tall = min(float(HEIGHT), max(1.5, float(gain) / tallest * HEIGHT))
    shade = "newest" if newest else "older"
    return f'<rect class="{shade}" x="{left}" y="{HEIGHT - tall:.1f}" width="{width}" height="{tall:.1f}" rx="1"/>'


def gains_by_place(history: pl.DataFrame) -> dict[str, list[Decimal | None]]:
    """The gains of completion/history per place key, oldest first; None where nothing was reported.

    A unit without the task is left out.
    """
    gains: dict[str, list[Decimal | None]] = {}
    for row in history.sort("ordinal").filter(pl.col("status") != "no_task").iter_rows(named=True):
        gains.setdefault(row["place_key"], []).append(row["gain"] if row["status"] == "reported" else None)
    return gains
