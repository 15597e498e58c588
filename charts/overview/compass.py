"""The nine-grid: every unit where it roughly lies, its figure, its distance from the pace."""

import polars as pl

from charts.evidence.figured import figured, opening, row_figure
from charts.markup import (
    Axis,
    Row,
    arrows,
    axis_over,
    change,
    figure,
    light,
    opens,
    status_word,
    text,
    tip,
    tone,
)
from charts.rankings.bars import fill
from charts.slots import Slot
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import DASH, show_rate
from domain.places import Place


def nine_grid(ranking: pl.DataFrame, indicator: Indicator, slot: Slot, facts: Facts) -> str:
    """`ranking` is completion/ranking; every place of the facts has its tile, reported or not."""
    rows = {row["place_key"]: row for row in ranking.iter_rows(named=True)}
    axis = axis_over(row["guarantee_completion"] for row in rows.values())
    tiles = "".join(
        _tile(place, rows[place.key], axis, slot, indicator, facts) for place in facts.places.place if place.key in rows
    )
    return f'<div class="nine">{tiles}</div>'


def value_grid(ranking: pl.DataFrame, indicator: Indicator, slot: Slot, facts: Facts) -> str:
    """The grid of a season without targets: `ranking` is completion/ranking by the actual."""
    rows = {row["place_key"]: row for row in ranking.iter_rows(named=True)}
    tiles = "".join(
        _value_tile(place, rows[place.key], indicator, slot, facts) for place in facts.places.place if place.key in rows
    )
    return f'<div class="nine">{tiles}</div>'


def _frame(place: Place, kind: str, inside: str, label: str, act: str, facts: Facts) -> str:
    row, column = place.compass
    return (
        f'<div class="tile {kind}" data-figures style="grid-row:{row};grid-column:{column}"'
        f"{opens(act, label)}{arrows(facts)}{tip(label)}>{inside}</div>"
    )


def _silent(place: Place, row: Row, name: str, act: str, facts: Facts) -> str:
    """A unit without a figure: hatched where one is due, plain where it has no task."""
    word = status_word(row["status"], facts)
    due = row["status"] != "no_task"
    shown = f'<div class="value">{f"<b>{DASH}</b>" if due else ""}<span>{word}</span></div>'
    return _frame(place, "hatched" if due else "blank", name + shown, f"{place.label}：{word}", act, facts)


def _tile(place: Place, row: Row, axis: Axis, slot: Slot, indicator: Indicator, facts: Facts) -> str:
    rank, act = f"第{row['rank']}名" if row["rank"] is not None else "", opening("actual", indicator.key, place.key)
    name = f'<div class="name"><span>{text(place.short)}</span>{slot.since(row["period"])}<i>{rank}</i></div>'
    if row["status"] != "reported":
        return _silent(place, row, name, act, facts)
    share = row["guarantee_completion"]
    lead = light(row["light"], facts, show_lead(row["lead_points"], facts)) if row["light"] else ""
    lead = figured(lead, "lead_points", indicator.key, place.key) if lead else ""
    percent = figured(show_rate(share)[:-1], "guarantee_completion", indicator.key, place.key)
    pace = f'<span class="pace" style="left:{axis.at(row["pace"])}"></span>' if row["pace"] is not None else ""
    bar = f'<div class="bar thin">{fill(axis.at(share), row, facts)}{pace}</div>'
    value = f'<div class="value"><b>{percent}</b><span>%</span>{lead}</div>'
    label = f"{place.label}：{rank}，{indicator.label}完成保证目标 {show_rate(share)}，{row['light']}"
    return _frame(place, tone(row["light"], facts), name + value + bar, label, act, facts)


def _value_tile(place: Place, row: Row, indicator: Indicator, slot: Slot, facts: Facts) -> str:
    name = f'<div class="name"><span>{text(place.short)}</span>{slot.since(row["period"])}</div>'
    act = opening("actual", indicator.key, place.key)
    if row["status"] != "reported":
        return _silent(place, row, name, act, facts)
    now, shown = slot.holds(row["period"]), figure(row["actual"], indicator, facts)
    gain = f"本期 {change(row['gain'], indicator, facts)}" if now else facts.sentences["not_this_period"]
    opened = row_figure(row, "actual", indicator, facts)
    value = f'<div class="value"><b>{opened}</b><span>{text(indicator.unit)}</span></div>'
    label = f"{place.label}：{indicator.label} {shown} {indicator.unit}，{gain}"
    return _frame(
        place, "" if now else "hatched", f'{name}{value}<div class="gain">{text(gain)}</div>', label, act, facts
    )
