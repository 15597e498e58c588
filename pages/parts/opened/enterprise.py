"""What 重点企业 offers to take along and to pick; what a number opens: its firms and cells."""

import polars as pl
import streamlit as st

from charts.enterprises.evidence import named_card
from charts.fetched import enterprises
from charts.markup import Row
from domain.facts import Facts
from domain.figures.named import Figure
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.figures.figure import clicked_figure, show_figure
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

_ALL = ""


def offer_enterprises(house: House, choice: Choice) -> None:
    """How many of every kind, the reviews, what reference lists say, and the firms named."""
    asked, season = choice.asked, choice.season
    tables: Tables = {
        "各类数量": lambda: enterprises.counted_table(house.ask("enterprises/by_place", **asked), season, house.facts),
        "申报与评审": lambda: enterprises.reviewed_table(
            house.ask("enterprises/reviewed", **asked), season, house.facts
        ),
        "参考名单比对": lambda: enterprises.matches_table(
            house.ask("enterprises/matches", **asked), season, house.facts
        ),
        "企业名单": lambda: enterprises.named_table(house.ask("enterprises/as_of", **asked), season, house.facts),
    }
    fetch_buttons(tables, house, choice)


def pick_unit(named: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The firms of the unit that is picked, or all; `named` is enterprises/as_of."""
    labels = dict(named.select("place_key", "place").unique(maintain_order=True).iter_rows())
    units = [*labels, _ALL] if labels else [_ALL]
    whole = facts.sentences["firms_every_unit"]
    unit = st.selectbox("名单单位", units, format_func=lambda key: labels.get(key, whole), key="firms_unit", width=240)
    return named if unit == _ALL else named.filter(place_key=unit)


def open_enterprises(
    opened: str | None, counted: pl.DataFrame, named: pl.DataFrame, house: House, choice: Choice
) -> None:
    """Open the figure that a panel told; the frames are enterprises/by_place and enterprises/as_of."""
    if opened:
        clicked = clicked_figure(opened, choice, house.facts)
        rows = counted.filter(place_key=clicked.whose, kind_key=clicked.item).rows(named=True)
        _opened(clicked, rows, named.filter(place_key=clicked.whose), house, choice)


@st.dialog("这个数从哪里来", width="large")
def _opened(clicked: Figure, rows: list[Row], named: pl.DataFrame, house: House, choice: Choice) -> None:
    """The firms that a list names, one by one, and for every number the cells it is made of."""
    show_figure(house, choice, clicked)
    for row in rows:
        if row["shape_key"] == "list":
            panel(named_card(row, named, house.facts), key="firms_named")
