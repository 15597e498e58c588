"""The figures behind a trend: every period of every chosen unit, each open to its cells, one row a unit."""

from collections.abc import Sequence

import polars as pl

from charts.evidence.figured import slot_opening
from charts.markup import Row, figure, status_word, text
from charts.slots import Slot, slots
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_rate

PHONE = 5


def trend_table(history: pl.DataFrame, places: Sequence[str], indicator: Indicator, facts: Facts) -> str:
    """completion/history of `places` (keys): the share of 保证目标 or, without targets, the figure itself.

    Folded; one stop of the keyboard, arrow keys walk its figures. A phone shows the last periods alone.
    """
    shares = history["completion"].null_count() < history.height
    ages = {slot["ordinal"]: "old" if left > PHONE else "" for slot, left in _with_what_is_left(slots(history))}
    unit = facts.sentences["trend_of_target"] if shares else indicator.unit
    caption = text(facts.sentences["trend_table"].format(label=indicator.label, unit=unit))
    heads = "".join(
        f'<th scope="col" class="{ages[slot["ordinal"]]}">{text(Slot.of(slot).name)}</th>' for slot in slots(history)
    )
    lines = ""
    for rows in history.filter(pl.col("place_key").is_in(list(places))).partition_by("place_key", maintain_order=True):
        told = rows.sort("ordinal").rows(named=True)
        cells = "".join(
            f'<td class="{ages[row["ordinal"]]}">{_cell(row, shares, indicator, facts)}</td>' for row in told
        )
        lines += f'<tr><th scope="row">{text(told[0]["short"])}</th>{cells}</tr>'
    return (
        f'<details class="trends"><summary>{caption}</summary><table class="trend" data-grid>'
        f"<caption>{caption}</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table></details>"
    )


def point_opening(row: Row, shares: bool, indicator: Indicator) -> str:
    """What a point of a trend opens: the share or the figure of a row of completion/history."""
    measure = "slot_completion" if shares else "slot_actual"
    return slot_opening(measure, indicator.key, row["place_key"], row["period_end"])


def _with_what_is_left(columns: Sequence[Row]) -> list[tuple[Row, int]]:
    return [(slot, len(columns) - nth) for nth, slot in enumerate(columns)]


def _cell(row: Row, shares: bool, indicator: Indicator, facts: Facts) -> str:
    told = row["completion"] if shares else row["value"]
    if told is None:
        return f'<span class="missing">{status_word(row["status"], facts)}</span>'
    shown = show_rate(told) if shares else figure(told, indicator, facts)
    return f'<button class="fig" data-act="{point_opening(row, shares, indicator)}">{shown}</button>'
