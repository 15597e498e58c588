"""收报: who has handed in, who is late, whom to chase."""

import streamlit as st

from charts.intake.board import board_legend, intake_board
from charts.intake.by_unit import slots_by_unit
from charts.intake.words import intake_sentence, next_due
from charts.markup import card, empty
from charts.meanings.definitions import clause
from charts.sentences import nobody_yet
from pages.parts.choosing.chosen import chosen
from pages.parts.choosing.day import shown_day
from pages.parts.fetching.tables import offer_intake
from pages.parts.handing_in.chasing import chase, open_slot, pick_form, see_now
from pages.parts.handing_in.rolling_up import offer_roll_up
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
head("收报情况", house, choice)
form = pick_form(house, choice, "intake_form")
if form is None:
    panel(card("收报", empty(*nobody_yet(season, facts))), key="no_form")
    st.stop()

offer_intake(house, choice, form)
board = house.ask("intake/board", form=form.key, **choice.asked)
rates = house.ask("intake/timeliness", form=form.key, **choice.asked)
say = intake_sentence(board, rates, shown_day(choice.as_of), season, facts)
title = f"{form.label}　{next_due(board, facts)}"
drawn = intake_board(board, rates, facts) + slots_by_unit(board, facts)
opened = panel(card(title, drawn, board_legend(facts), say), key="intake")
with st.container(key="beside_board", horizontal=True, vertical_alignment="center"):
    see_now(choice)
    offer_roll_up(form, house, choice)
with st.container(border=True, key="reminders"):
    chase(board, form, house, choice)

rules = facts.calendar.rules
rule = rules.of(form)
sources = [*(rule.sources if rule else ()), rules.rest_day_source]
panel(f'<p class="note">依据：{"；".join(clause(source, facts) for source in sources)}。</p>', key="source")
open_slot(opened, board, form, house, choice)
