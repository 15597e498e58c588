"""专题排位: one ranking for every topic of the season."""

import streamlit as st

from charts.layout import grid
from charts.markup import card, empty
from charts.rankings.progress import topic_table
from charts.rankings.words import scheme_mark, topic_sentence
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.rankings import offer_topics
from pages.parts.figures.opened import open_chosen
from pages.parts.rankings.composite import scheme_used
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def show_topics(house: House, choice: Choice) -> None:
    """Every topic in the order of the schemes."""
    facts = house.facts
    topical = house.ask("rankings/topical", **choice.compared)
    if topical.is_empty():
        nothing = empty(facts.sentences["scheme_no_topics"].format(season=choice.season.short), "")
        panel(card("专题排位", nothing), key="topics")
        st.stop()
    cells = []
    for topic in topical["topic"].unique(maintain_order=True):
        mine = topical.filter(topic=topic)
        scheme = scheme_used(mine, house)
        note = scheme_mark(scheme, facts, named=False) if scheme else ""
        cells.append((6, card(topic, topic_table(mine, topic, facts), note, topic_sentence(mine, facts))))
    opened = panel(grid(cells), key="topics")
    offer_topics(house, choice)
    open_chosen(opened, house, choice)
