"""外资: foreign capital, direct investment and new firms against both targets, and how they grew."""

import streamlit as st

from charts.foreign import not_converted
from charts.layout import grid
from charts.markup import card, empty, text
from charts.overview.cards import indicator_cards
from charts.rankings.bars import marks
from charts.sentences import nobody_yet
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.targets import offer_foreign
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.trend import trend
from pages.parts.opened.foreign import foreign_of, looking_at, progress, ranked
from pages.parts.shell.heading import heading
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season, slot = house.facts, choice.season, choice.slot
mine, say, top = foreign_of(house, choice), facts.sentences, (12, heading("利用外资", house, choice))
if slot is None or not mine:
    none = (say["foreign_none"].format(season=season.short), say["foreign_none_more"])
    told = nobody_yet(season, facts, choice.silent_by) if mine else none
    panel(grid([top, (12, card("外资", empty(*told)))]), key="foreign")
    st.stop()

looked = looking_at(mine, choice)
city = house.ask("completion/city", **choice.compared)
keys = frozenset(one.key for one in mine)
targeted = bool(keys & choice.targeted)
cards = indicator_cards(city, slot.name, facts, looked.indicator.key, keys) if targeted else ""
note = f'<p class="note">{marks(facts)}　{text(not_converted(mine, facts))}</p>' if targeted else ""
tables = [(12 // len(mine), progress(house, choice, city, one)) for one in mine]
opened = panel(grid([top, (12, cards), *tables, (12, note)]), key="foreign")
offer_foreign(house, choice, mine)
history = house.ask("completion/history", indicator=looked.indicator.key, **choice.asked)
trend(house, looked, ranked(house, choice, looked.indicator), history)
sources = "；".join(dict.fromkeys(facts.cite(one.source) for one in mine))
panel(f'<p class="note">依据：{text(sources)}。</p>', key="source")
open_chosen(opened, house, looked)
