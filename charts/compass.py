"""The nine-grid: every unit where it roughly lies, its figure, its distance from the pace."""

import polars as pl

from charts.bars import fill
from charts.markup import (
    Axis,
    Row,
    axis_over,
    change,
    figure,
    latest_period,
    light,
    opens,
    since,
    status_word,
    text,
    tip,
    tone,
)
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import DASH, show_rate
from domain.places import Place


def nine_grid(ranking: pl.DataFrame, indicator: Indicator, facts: Facts) -> str:
    """`ranking` is completion/ranking; every place of the facts has its tile, reported or not."""
    rows = {row["place_key"]: row for row in ranking.iter_rows(named=True)}
    axis = axis_over(row["guarantee_completion"] for row in rows.values())
    tiles = "".join(
        _tile(place, rows[place.key], axis, latest_period(rows.values()), indicator, facts)
        for place in facts.places.place
        if place.key in rows
    )
    return f'<div class="nine">{tiles}</div>'


def value_grid(ranking: pl.DataFrame, indicator: Indicator, facts: Facts) -> str:
    """The grid of a season without targets: `ranking` is completion/ranking by the actual."""
    rows = {row["place_key"]: row for row in ranking.iter_rows(named=True)}
    tiles = "".join(
        _value_tile(place, rows[place.key], indicator, facts) for place in facts.places.place if place.key in rows
    )
    return f'<div class="nine">{tiles}</div>'


def _frame(place: Place, kind: str, inside: str, label: str) -> str:
    row, column = place.compass
    return (
        f'<div class="tile {kind}" style="grid-row:{row};grid-column:{column}"'
        f"{opens(f'figure:{place.key}', label)}{tip(label)}>{inside}</div>"
    )


def _tile(place: Place, row: Row, axis: Axis, latest: str | None, indicator: Indicator, facts: Facts) -> str:
    rank = f"第{row['rank']}名" if row["rank"] is not None else ""
    name = f'<div class="name"><span>{text(place.short)}</span>{since(row, latest)}<i>{rank}</i></div>'
    if row["status"] == "no_task":
        return _frame(
            place,
            "blank",
            f'{name}<div class="value"><span>{status_word(row["status"], facts)}</span></div>',
            place.label,
        )
    if row["status"] != "reported":
        word = status_word(row["status"], facts)
        return _frame(
            place,
            "hatched",
            f'{name}<div class="value"><b>{DASH}</b><span>{word}</span></div>',
            f"{place.label}：{word}",
        )
    share = row["guarantee_completion"]
    lead = light(row["light"], facts, show_lead(row["lead_points"], facts)) if row["light"] else ""
    pace = f'<span class="pace" style="left:{axis.at(row["pace"])}"></span>' if row["pace"] is not None else ""
    bar = f'<div class="bar thin">{fill(axis.at(share), row, facts)}{pace}</div>'
    value = f'<div class="value"><b>{show_rate(share)[:-1]}</b><span>%</span>{lead}</div>'
    label = f"{place.label}：{rank}，{indicator.label}完成保证目标 {show_rate(share)}，{row['light']}"
    return _frame(place, tone(row["light"], facts), name + value + bar, label)


def _value_tile(place: Place, row: Row, indicator: Indicator, facts: Facts) -> str:
    name = f'<div class="name"><span>{text(place.short)}</span></div>'
    if row["status"] != "reported":
        word = status_word(row["status"], facts)
        return _frame(
            place,
            "hatched",
            f'{name}<div class="value"><b>{DASH}</b><span>{word}</span></div>',
            f"{place.label}：{word}",
        )
    shown, gain = figure(row["actual"], indicator, facts), change(row["gain"], indicator, facts)
    value = (
        f'<div class="value"><b>{shown}</b><span>{text(indicator.unit)}</span></div><div class="gain">本期 {gain}</div>'
    )
    return _frame(place, "", name + value, f"{place.label}：{indicator.label} {shown} {indicator.unit}，本期 {gain}")
