"""县区: one unit against the others."""

import streamlit as st

from charts.layout import grid
from charts.markup import card, empty, notices
from charts.overview.follow_through import asked_for, pipeline
from charts.places.spine import spine_table
from charts.places.words import place_sentence
from charts.rankings.bars import marks
from charts.sentences import nobody_yet
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.tables import offer_place
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.trend import trend_of
from pages.parts.opened.place import pick_place
from pages.parts.opened.place_cards import moves_card, projects_card, received_card, score_moves_card
from pages.parts.shell.heading import heading
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season, indicator = house.facts, choice.season, choice.indicator
place, remark = pick_place(house)
head = heading(place.label, house, choice)
if remark:
    panel(notices([remark]), key="place_notices")
if choice.slot is None:
    panel(head + card(season.label, empty(*nobody_yet(season, facts, choice.silent_by))), key="place")
    st.stop()

standings = house.ask("places/spine", **choice.compared)
ratios = house.ask("follow_through/by_place", **choice.asked).filter(place_key=place.key)
say = place_sentence(standings, place, facts)
told = marks(house.facts, "与序时差：百分点") if choice.targeted else ""
spines = card("各项指标在各单位中的位置", spine_table(standings, place.key, facts, indicator.key), told, say)
steps = pipeline(ratios, facts, place.key)
pushed = card("签约推进", steps, asked_for(ratios)) if ratios["denominator"].count() else ""
moved, scored = moves_card(house, choice, place), score_moves_card(house, choice, place.key)
projects = projects_card(house, choice, place)
cells = [
    (12, head),
    (8 if pushed else 12, spines),
    (4, pushed),
    (6 if scored else 12, moved),
    (6 if moved else 12, scored),
    (12, projects),
    (12, received_card(house, choice, place)),
]
opened = panel(grid(cells), key="place")
history = house.ask("completion/history", indicator=indicator.key, **choice.asked)
trend_of(place.key, house, choice, history)
offer_place(house, choice, place)
open_chosen(opened, house, choice)
