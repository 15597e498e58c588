"""A trend with the table of its figures: chosen units against the pace, every point open to its cells."""

import polars as pl
import streamlit as st

from charts import trends
from charts.trend_table import trend_table
from pages.parts.choosing.choice import Choice
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.points import clicked_point, keep_clicked
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands

SHOWN_FIRST = 5
CHART = "trend_chart"


def trend(house: House, choice: Choice, ranking: pl.DataFrame, history: pl.DataFrame) -> None:
    """The cumulative curve of every chosen unit; the first of the ranking are chosen to begin with."""
    facts = house.facts
    with st.container(border=True, key="trend"):
        _head(house, choice)
        places = st.pills(
            "单位",
            [place.key for place in facts.places.place],
            selection_mode="multi",
            default=ranking["place_key"].to_list()[:SHOWN_FIRST],
            format_func=lambda key: as_it_stands(facts.places.keyed(key).short),
            label_visibility="collapsed",
            key=f"trend_places_{choice.season.key}",
        )
        _draw(house, choice, history, places)


def trend_of(place: str, house: House, choice: Choice, history: pl.DataFrame) -> None:
    """The cumulative curve of one unit, the others thin and grey behind it."""
    with st.container(border=True, key="trend"):
        _head(house, choice)
        _draw(house, choice, history, [place], among_all=True)


def _head(house: House, choice: Choice) -> None:
    share = house.facts.sentences["trend_share"] if choice.has_target else ""
    st.markdown(f"**累计走势：{choice.indicator.label}{share}**")


def _draw(house: House, choice: Choice, history: pl.DataFrame, places: list[str], among_all: bool = False) -> None:
    facts, indicator = house.facts, choice.indicator
    drawing = trends.cumulative(history, places, indicator, facts, among_all)
    st.plotly_chart(drawing, config=trends.CONFIG, key=CHART, on_select=keep_clicked(CHART), selection_mode="points")
    opened = panel(trend_table(history, places, indicator, facts), key="trend_table")
    open_chosen(opened or clicked_point(CHART), house, choice)
