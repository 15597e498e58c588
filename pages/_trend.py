"""The trend beside a ranking: chosen units against the pace."""

import polars as pl
import streamlit as st

from charts import trends
from pages._choice import Choice
from pages._house import House

SHOWN_FIRST = 5


def trend(house: House, choice: Choice, ranking: pl.DataFrame, history: pl.DataFrame) -> None:
    """The cumulative curve of every chosen unit; the first of the ranking are chosen to begin with."""
    facts = house.facts
    with st.container(border=True, key="trend"):
        st.markdown(
            f"**累计走势：{choice.indicator.label}{facts.sentences['trend_share'] if choice.has_target else ''}**"
        )
        places = st.pills(
            "单位",
            [place.key for place in facts.places.place],
            selection_mode="multi",
            default=ranking["place_key"].to_list()[:SHOWN_FIRST],
            format_func=lambda key: facts.places.keyed(key).short,
            label_visibility="collapsed",
            key=f"trend_places_{choice.season.key}",
        )
        drawing = trends.cumulative(history, places, choice.indicator, facts)
        st.plotly_chart(drawing, config=trends.CONFIG, key="trend_chart")
