"""Figures of a season without targets: totals, what was gained, and every indicator of every unit."""

from decimal import Decimal
from typing import Any

import polars as pl

from charts.markup import Row, change, figure, since, status_word, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH
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


def totals(values: pl.DataFrame, before: pl.DataFrame, season: Season, facts: Facts) -> pl.DataFrame:
    """One row per indicator of the season: actual (Σ over the units that reported), gain, reported, expected.

    `values` and `before` are season/values_by_place now and one period earlier; the gain is Σ − Σ.
    """
    now, then = _figures(values), _figures(before)
    rows: list[dict[str, Any]] = []
    for indicator in facts.indicators_of(season):
        told = [value for (_, key), value in now.items() if key == indicator.key and value is not None]
        earlier = [value for (_, key), value in then.items() if key == indicator.key and value is not None]
        actual = sum(told, Decimal(0)) if told else None
        rows.append(
            {
                "indicator": indicator.key,
                "actual": actual,
                "reported": len(told),
                "expected": len(facts.places.place),
                "gain": actual - sum(earlier, Decimal(0)) if actual is not None and earlier else None,
            }
        )
    return pl.DataFrame(rows, schema=_TOTALS)


def values_table(values: pl.DataFrame, before: pl.DataFrame, season: Season, facts: Facts) -> str:
    """Every indicator of every unit with its gain, and the recomputed total of the units that reported."""
    indicators = facts.indicators_of(season)
    now, then, spoke = _figures(values), _figures(before), set(values["place_key"].to_list())
    sums = {row["indicator"]: row for row in totals(values, before, season, facts).iter_rows(named=True)}
    columns = [Column("单位", "name")] + [
        Column(
            f"{text(indicator.short)}<br><small>{text(indicator.unit)}</small>",
            wide=not indicator.headline,
            label=text(f"{indicator.short}（{indicator.unit}）"),
        )
        for indicator in indicators
    ]
    periods = dict(values.select("place_key", "period").iter_rows())
    latest = max(periods.values(), default=None)
    lines = []
    for place in facts.places.place:
        cells = [
            _cell(now.get((place.key, one.key)), then.get((place.key, one.key)), one.key, place.key in spoke, facts)
            for one in indicators
        ]
        name = text(place.short) + since({"period": periods.get(place.key)}, latest)
        lines.append(Line([name, *cells], f"figure:{place.key}"))
    total = Line(["已报合计", *(_total(sums[indicator.key], facts) for indicator in indicators)], kind="total")
    return table(f"{season.label}各单位各项累计数及本期增量", columns, [*lines, total], "values stacked")


def _cell(value: Decimal | None, earlier: Decimal | None, key: str, spoke: bool, facts: Facts) -> str:
    indicator = facts.indicators[key]
    if value is None:
        return f'<span class="missing">{status_word("missing" if spoke else "not_reported", facts)}</span>'
    gain = change(value - earlier, indicator, facts) if earlier is not None else ""
    return f"{figure(value, indicator, facts)}<small>{gain or DASH}</small>"


def _total(row: Row, facts: Facts) -> str:
    indicator = facts.indicators[row["indicator"]]
    return f"{figure(row['actual'], indicator, facts)}<small>{change(row['gain'], indicator, facts)}</small>"
