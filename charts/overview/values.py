"""Figures of a season without targets: totals, what was gained, and every indicator of every unit."""

from decimal import Decimal
from typing import Any

import polars as pl

from charts.evidence.figured import row_figure
from charts.markup import Row, status_word, text
from charts.slots import Slot
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.seasons import Season

_AMOUNT = pl.Decimal(38, 8)
_TOTALS: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "actual": _AMOUNT,
    "reported": pl.Int64(),
    "expected": pl.Int64(),
    "gain": _AMOUNT,
}
Figures = dict[tuple[str, str], Decimal | None]


def _figures(values: pl.DataFrame) -> Figures:
    """The values of season/values_by_place by place key and indicator."""
    return {(row["place_key"], row["indicator"]): row["value"] for row in values.iter_rows(named=True)}


def totals(values: pl.DataFrame, before: pl.DataFrame, season: Season, slot: Slot, facts: Facts) -> pl.DataFrame:
    """One row per indicator of the season: actual (Σ of every unit's last figure), gain, reported in `slot`, expected.

    `values` and `before` are season/values_by_place now and one period earlier; the gain is Σ − Σ of the units
    that have a figure now: one left blank is no loss.
    """
    now, then, current = _figures(values), _figures(before), _reported_in(slot, values)
    rows: list[dict[str, Any]] = []
    for indicator in facts.indicators_of(season):
        told = {place: value for (place, key), value in now.items() if key == indicator.key and value is not None}
        earlier = [value for place in told if (value := then.get((place, indicator.key))) is not None]
        actual = sum(told.values(), Decimal(0)) if told else None
        rows.append(
            {
                "indicator": indicator.key,
                "actual": actual,
                "reported": len(current & told.keys()),
                "expected": len(facts.places.place),
                "gain": actual - sum(earlier, Decimal(0)) if actual is not None and earlier else None,
            }
        )
    return pl.DataFrame(rows, schema=_TOTALS)


def _reported_in(slot: Slot, values: pl.DataFrame) -> set[str]:
    """The place keys whose last return is of the slot."""
    return {place for place, period in values.select("place_key", "period").iter_rows() if slot.holds(period)}


def values_table(values: pl.DataFrame, before: pl.DataFrame, season: Season, slot: Slot, facts: Facts) -> str:
    """Every indicator of every unit with its gain of the slot, and the recomputed total of every unit's last figure."""
    indicators = facts.indicators_of(season)
    now, then, current = _figures(values), _figures(before), _reported_in(slot, values)
    sums = {row["indicator"]: row for row in totals(values, before, season, slot, facts).iter_rows(named=True)}
    columns = [Column("单位", "name")] + [
        Column(
            f"{text(indicator.short)}<br><small>{text(indicator.unit)}</small>",
            wide=not indicator.headline,
            label=text(f"{indicator.short}（{indicator.unit}）"),
        )
        for indicator in indicators
    ]
    periods = dict(values.select("place_key", "period").iter_rows())
    lines = []
    for place in facts.places.place:
        cells = [
            _missing(place.key in periods, facts)
            if (value := now.get((place.key, one.key))) is None
            else _cell(value, then.get((place.key, one.key)), (one.key, place.key), place.key in current, facts)
            for one in indicators
        ]
        name = text(place.short) + slot.since(periods.get(place.key))
        lines.append(Line([name, *cells], f"figure:{place.key}"))
    label = text(facts.sentences["total"]) + _earlier(len(periods.keys() - current), facts)
    total = Line([label, *(_total(sums[indicator.key], facts) for indicator in indicators)], kind="total")
    return table(f"{season.label}各单位各项累计数及本期增量", columns, [*lines, total], "values stacked")


def _missing(spoke: bool, facts: Facts) -> str:
    return f'<span class="missing">{status_word("missing" if spoke else "not_reported", facts)}</span>'


def _cell(value: Decimal, earlier: Decimal | None, whose: tuple[str, str], current: bool, facts: Facts) -> str:
    """A figure and its gain; `whose` is the indicator and the place key."""
    key, place = whose
    gain = value - earlier if earlier is not None and current else None
    row = {"actual": value, "gain": gain, "place_key": place}
    actual, gained = (row_figure(row, measure, facts.indicators[key], facts) for measure in ("actual", "gain"))
    return f"{actual}<small>{gained}</small>"


def _earlier(count: int, facts: Facts) -> str:
    """How many of the figures added up are of an earlier slot."""
    return f'<small class="since">{text(facts.sentences["total_earlier"].format(count=count))}</small>' if count else ""


def _total(row: Row, facts: Facts) -> str:
    indicator, city = facts.indicators[row["indicator"]], facts.places.city.key
    actual, gained = (row_figure(row, measure, indicator, facts, city) for measure in ("actual", "gain"))
    return f"{actual}<small>{gained}</small>"
