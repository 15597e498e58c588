"""What was received later than the page knows of: how many returns, and the way to them."""

import polars as pl
import streamlit as st

from pages.parts.choosing.choice import Choice, go_to
from pages.parts.choosing.known import LATEST, known_as_of
from pages.parts.shell.house import House


def offer_later(house: House, choice: Choice, received: pl.DataFrame) -> None:
    """Where returns of periods gone by were received since, their number and a button that shows them.

    `received` is returns/received as it was asked for the page.
    """
    ever = house.ask("returns/received", **{**choice.asked, **known_as_of(LATEST)})
    if count := ever.join(received, on="submission", how="anti").height:
        say = house.facts.sentences
        with st.container(key="later", horizontal=True, vertical_alignment="center"):
            st.caption(say["received_later"].format(count=count), width="content")
            if st.button(say["received_later_see"], icon=":material/history:", key="see_later"):
                go_to("returns.py", season=choice.season.key, as_of=choice.as_of, known=LATEST)
