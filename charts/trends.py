"""Trends: the cumulative share of the target of chosen units against the pace, in Plotly."""

import plotly.graph_objects as go
import polars as pl

from charts.markup import Row, figure
from charts.slots import Slot, slots
from charts.trend_table import point_opening
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_rate

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
PAPER = "rgba(0,0,0,0)"
# Streamlit exchanges these marks for the chart colours and the grey of the theme in force, light or dark.
THEME_COLOURS = [f"#0000{mark:02d}" for mark in range(1, 11)]
THEME_GREY = "#000036"


def cumulative(
    history: pl.DataFrame, places: list[str], indicator: Indicator, facts: Facts, among_all: bool = False
) -> go.Figure:
    """Cumulative completion of 保证目标 for `places` (keys), the pace dotted, gaps where nothing was reported.

    A point carries what it opens. Without targets the cumulative figures themselves, without a pace. `among_all` draws
    the other units thin and grey.
    """
    drawing = go.Figure()
    shares = history["completion"].null_count() < history.height
    columns = slots(history)
    if shares:
        drawing.add_scatter(
            x=[Slot.of(slot).name for slot in columns],
            y=[_point(slot["pace"], 100) for slot in columns],
            name="序时",
            mode="lines",
            line={"dash": "dot", "width": 2, "color": THEME_GREY},
            hovertemplate="%{x} 序时 %{y:.1f}%<extra></extra>",
        )
    order = [place.key for place in facts.places.place]
    for key in [one for one in order if one not in places] if among_all else []:
        _add_place(drawing, _curve(history, key), THEME_GREY, shares, indicator, facts)
        drawing.data[-1].update(mode="lines", opacity=0.3, line_width=1.2, showlegend=False)
    for key in places:
        colour = THEME_COLOURS[order.index(key) % len(THEME_COLOURS)]
        _add_place(drawing, _curve(history, key), colour, shares, indicator, facts)
    return _dressed(drawing, "%" if shares else "")


def _curve(history: pl.DataFrame, place: str) -> list[Row]:
    return history.filter(pl.col("place_key") == place).sort("ordinal").rows(named=True)


def _add_place(
    drawing: go.Figure, rows: list[Row], colour: str, shares: bool, indicator: Indicator, facts: Facts
) -> None:
    told = [
        show_rate(row["completion"]) if shares else f"{figure(row['value'], indicator, facts)} {indicator.unit}"
        for row in rows
    ]
    drawing.add_scatter(
        x=[Slot.of(row).name for row in rows],
        y=[_point(row["completion"], 100) if shares else _point(row["value"], 1) for row in rows],
        name=rows[0]["short"] if rows else "",
        mode="lines+markers",
        connectgaps=False,
        line={"width": 2.4, "color": colour},
        marker={"size": 6, "color": colour},
        text=told,
        customdata=[[point_opening(row, shares, indicator)] for row in rows],
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        hovertemplate="%{fullData.name} %{x} %{text}<extra></extra>",
    )


def _dressed(drawing: go.Figure, suffix: str) -> go.Figure:
    drawing.update_layout(
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        height=330,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "y": 1.14, "x": 0},
        hovermode="closest",
        separators=".,",
        dragmode=False,
        showlegend=True,
    )
    drawing.update_yaxes(ticksuffix=suffix, rangemode="tozero", fixedrange=True, automargin=True)
    drawing.update_xaxes(type="category", tickangle=0, fixedrange=True, automargin=True)
    return drawing


def _point(share: object, times: int) -> float | None:
    return None if share is None else float(str(share)) * times
