"""排名: who leads, who rises, why."""

import streamlit as st

from charts.markup import card, empty
from charts.sentences import nobody_yet
from pages.parts.choosing.chosen import chosen
from pages.parts.choosing.ranked_by import ranked_by
from pages.parts.rankings.composite import show_composite
from pages.parts.rankings.schemes import show_schemes
from pages.parts.rankings.single import show_single
from pages.parts.rankings.topical import show_topics
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
head("排名", house, choice)
if choice.slot is None:
    panel(card("排名", empty(*nobody_yet(choice.season, house.facts, choice.silent_by))), key="ranking")
    st.stop()

kind = ranked_by(house, choice)
if kind == "single":
    show_single(house, choice, choice.slot)
elif kind == "topical":
    show_topics(house, choice)
elif kind == "schemes":
    show_schemes(house, choice)
else:
    show_composite(house, choice, kind)
