"""排名: who leads, who rises, why."""

import streamlit as st

from charts.markup import card, empty
from charts.sentences import nobody_yet
from pages._chosen import chosen
from pages._composite import show_composite
from pages._heading import head
from pages._panel import panel
from pages._ranked_by import ranked_by
from pages._schemes import show_schemes
from pages._single import show_single
from pages._topical import show_topics

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
