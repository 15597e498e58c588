"""The least activity asked for in a campaign: a card on 总览, and behind each bar every unit's part."""

import streamlit as st

from charts.markup import card, text
from charts.overview.minimums import minimum_of_units, minimums_bars, minimums_sentence
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_clicked
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def minimums_card(house: House, choice: Choice) -> str:
    """The card, empty where the season asks for no least activity."""
    facts, minimums = house.facts, house.ask("season/minimums", **choice.asked)
    if minimums.is_empty():
        return ""
    say = minimums_sentence(minimums, facts)
    return card(
        facts.sentences["minimums_title"], minimums_bars(minimums, facts), text(facts.sentences["minimums_legend"]), say
    )


@st.dialog("各单位完成数", width="medium")
def open_minimum(house: House, choice: Choice, indicator: str) -> None:
    """What every unit did of one activity; a figure that is clicked opens under them."""
    minimums = house.ask("season/minimums", **choice.asked)
    opened = panel(minimum_of_units(minimums, indicator, house.facts), key="minimum")
    show_clicked(opened, f"minimum_{indicator}", house, choice)
