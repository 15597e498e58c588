"""The figures behind a trend: every period of every chosen unit, each open to its cells, one row a unit."""

from collections.abc import Callable, Sequence

import polars as pl

from charts.evidence.figured import slot_opening
from charts.markup import Row, figure, status_word, text
from charts.slots import Slot, slots
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_rate

PHONE = 5


def trend_table(history: pl.DataFrame, places: Sequence[str], indicator: Indicator, facts: Facts) -> str:
    """completion/history of `places` (keys): the share of 保证目标 or, without targets, the figure itself."""
    shares = history["completion"].null_count() < history.height
    unit = facts.sentences["trend_of_target"] if shares else indicator.unit
    caption = facts.sentences["trend_table"].format(label=indicator.label, unit=unit)
    mine = history.filter(pl.col("place_key").is_in(list(places)))
    heads = [Slot.of(slot).name for slot in slots(history)]
    return period_table(caption, heads, mine, lambda row: _cell(row, shares, indicator, facts))


def period_table(caption: str, heads: Sequence[str], told: pl.DataFrame, cell: Callable[[Row], str]) -> str:
    """A folded table of one row a unit and one column an ordinal of `told`; `cell` draws a row of it as HTML.

    One stop of the keyboard, arrow keys walk its figures. A phone shows the last periods alone.
    """
    ages = ["old" if nth < len(heads) - PHONE else "" for nth in range(len(heads))]
    headed = "".join(f'<th scope="col" class="{age}">{text(head)}</th>' for head, age in zip(heads, ages, strict=True))
    lines = ""
    for rows in told.partition_by("place_key", maintain_order=True):
        mine = rows.sort("ordinal").rows(named=True)
        cells = "".join(f'<td class="{age}">{cell(row)}</td>' for row, age in zip(mine, ages, strict=True))
        lines += f'<tr><th scope="row">{text(mine[0]["short"])}</th>{cells}</tr>'
    return (
        f'<details class="trends"><summary>{text(caption)}</summary><table class="trend" data-grid>'
        f"<caption>{text(caption)}</caption><thead><tr><td></td>{headed}</tr></thead><tbody>{lines}</tbody>"
        "</table></details>"
    )


def point_opening(row: Row, shares: bool, indicator: Indicator) -> str:
    """What a point of a trend opens: the share or the figure of a row of completion/history."""
    measure = "slot_completion" if shares else "slot_actual"
    return slot_opening(measure, indicator.key, row["place_key"], row["period_end"])


def _cell(row: Row, shares: bool, indicator: Indicator, facts: Facts) -> str:
    told = row["completion"] if shares else row["value"]
    if told is None:
        return f'<span class="missing">{status_word(row["status"], facts)}</span>'
    shown = show_rate(told) if shares else figure(told, indicator, facts)
    return f'<button class="fig" data-act="{point_opening(row, shares, indicator)}">{shown}</button>'
