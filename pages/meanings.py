"""口径: what does this mean."""

import streamlit as st

from charts.markup import card, empty
from charts.meanings.definitions import drawn
from charts.sentences import nothing_found
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.tables import offer_meanings
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.shown import meanings_known
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
head("口径与依据", house, choice)
offer_meanings(house, choice)
wanted = st.text_input("查找", placeholder="指标、单位、规则、文号……", key="searched", icon=":material/search:")
found = "".join(drawn(section, wanted) for section in meanings_known(house, choice))
nothing = card("查找", empty(*nothing_found(wanted, house.facts)))
open_chosen(panel(f'<div class="stack">{found or nothing}</div>', key="meanings"), house, choice)
