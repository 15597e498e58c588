"""The heat-strip: the gain of every unit in every period; not reported is hatched, never 0."""

from decimal import Decimal

import polars as pl

from charts.evidence.figured import slot_opening
from charts.markup import Row, change, figure, text, tip
from charts.slots import Slot, slots
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH

SHADES = (Decimal("0.25"), Decimal("0.6"), Decimal(1), Decimal("1.5"))
NUMBERED = 13
PHONE = 8


def heat_strip(history: pl.DataFrame, indicator: Indicator, facts: Facts) -> str:
    """`history` is completion/history; shades compare a gain with the mean gain of all units and periods shown.

    A gain opens the cells it is made of; arrow keys walk from one to the next.
    """
    columns = slots(history)
    cells = {(row["place_key"], row["ordinal"]): row for row in history.iter_rows(named=True)}
    mean = _mean([row["gain"] for row in cells.values() if row["status"] == "reported"])
    strip = _Strip(columns, mean, indicator, facts)
    heads = "".join(
        f'<th scope="col" class="{strip.age(at)}">{text(Slot.of(slot).name)}</th>' for at, slot in enumerate(columns)
    )
    lines = "".join(
        f'<tr><th scope="row">{text(place.short)}</th>'
        f"{''.join(strip.cell(cells[place.key, slot['ordinal']], at) for at, slot in enumerate(columns))}</tr>"
        for place in facts.places.place
    )
    caption = f"各单位每期新增{indicator.label}，单位：{indicator.unit}"
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="heat" data-grid><caption>{text(caption)}</caption>{head}<tbody>{lines}</tbody></table>'


def heat_legend() -> str:
    """Shades from few to many, and the hatching."""
    shades = "".join(f'<span class="key shade{shade}"></span>' for shade in range(len(SHADES) + 1))
    return (
        f'<span class="legend"><i>少{shades}多（与各期平均比）</i><i><span class="key hatched"></span>未报</i></span>'
    )


class _Strip:
    """What the cells of one strip share."""

    def __init__(self, columns: list[Row], mean: Decimal | None, indicator: Indicator, facts: Facts) -> None:
        self.columns, self.mean, self.indicator, self.facts = columns, mean, indicator, facts

    def age(self, at: int) -> str:
        """Only the last periods fit a phone."""
        return "old" if at < len(self.columns) - PHONE else ""

    def cell(self, row: Row, at: int) -> str:
        where = f"{row['place']} {Slot.of(self.columns[at]).title}"
        if row["status"] == "no_task":
            return f'<td class="{self.age(at)}"{tip(where, self.facts.sentences["status_no_task"])}></td>'
        if row["status"] != "reported":
            silent = self.facts.sentences[f"status_{row['status']}"]
            return (
                f'<td class="hatched {self.age(at)}"{tip(where, silent)}><span class="read">{text(silent)}</span></td>'
            )
        if row["gain"] is None:
            first = f"首次填报 {figure(row['value'], self.indicator, self.facts)} {self.indicator.unit}"
            opened = self._opened(row, at, "slot_actual", f"{where}，{first}", DASH)
            return f'<td class="{self.age(at)}"{tip(where, first)}>{opened}</td>'
        gain = change(row["gain"], self.indicator, self.facts)
        shown = gain.lstrip("+") if len(self.columns) <= NUMBERED else ""
        new = f"新增 {gain} {self.indicator.unit}"
        opened = self._opened(row, at, "slot_gain", f"{where}，{new}", shown)
        return f'<td class="shade{_shade(row["gain"], self.mean)} {self.age(at)}"{tip(where, new)}>{opened}</td>'

    def _opened(self, row: Row, at: int, measure: str, label: str, shown: str) -> str:
        act = slot_opening(measure, self.indicator.key, row["place_key"], Slot.of(self.columns[at]).last)
        return f'<button class="fig" data-act="{act}" aria-label="{text(label)}">{shown}</button>'


def _shade(gain: Decimal, mean: Decimal | None) -> int:
    return sum(gain >= limit * mean for limit in SHADES) if mean and mean > 0 else 0


def _mean(gains: list[Decimal | None]) -> Decimal | None:
    known = [gain for gain in gains if gain is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
