"""重点企业: which key enterprises have landed, where, and what proves it."""

import streamlit as st

from charts.enterprises.matrix import enterprises_list, enterprises_matrix, matrix_legend
from charts.enterprises.words import enterprises_sentence, named_sentence
from charts.markup import card, empty, text
from loaders.blank.lists import LISTED_ENTERPRISE
from pages.parts.choosing.chosen import chosen
from pages.parts.deciding.reviewing import show_reviews
from pages.parts.handing_in.lists import list_of, offer_list
from pages.parts.opened.enterprise import offer_enterprises, open_enterprises, pick_unit
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
head("落地重点企业", house, choice)
counted = house.ask("enterprises/by_place", **choice.asked)
if counted.is_empty():
    words = facts.sentences["firms_none"].format(season=season.short), facts.sentences["firms_none_more"]
    panel(card("重点企业", empty(*words)), key="no_form")
    st.stop()
say = enterprises_sentence(counted, choice.day, facts)
if not counted["shape"].count():
    panel(card("重点企业", empty(say, facts.sentences["firms_silent_more"])), key="nobody")
    st.stop()

offer_enterprises(house, choice)
named = house.ask("enterprises/as_of", **choice.asked)
opened = panel(card("各类落地重点企业", enterprises_matrix(counted, facts), matrix_legend(), say), key="matrix")
shown = pick_unit(named, facts)
panel(card("企业名单", enterprises_list(shown, facts), say=named_sentence(shown, facts)), key="named")
sources = dict.fromkeys(facts.cite(topic.source) for topic in facts.key_enterprises.topic)
show_reviews(st.session_state["firms_unit"] or None, house, choice)
panel(f'<p class="note">依据：{text("；".join(sources))}。一家企业每类只计一次，合计只计一次。</p>', key="source")
offer_list(house, choice, list_of(LISTED_ENTERPRISE, house))
open_enterprises(opened, counted, named, house, choice)
