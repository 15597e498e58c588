"""报送: hand in, be told, be helped."""

import streamlit as st

from charts.markup import card, empty
from charts.returns.period import board_title, received_list, returns_board
from charts.sentences import board_sentence, nobody_yet, received_sentence
from pages.parts.choosing.chosen import chosen
from pages.parts.choosing.later import offer_later
from pages.parts.fetching.tables import offer_returns
from pages.parts.figures.opened import open_chosen
from pages.parts.handing_in.blank import offer_blank
from pages.parts.handing_in.chasing import pick_form
from pages.parts.handing_in.drafts import show_drafts
from pages.parts.handing_in.dropping import anything_lies, take_drops
from pages.parts.handing_in.submitting import show_receipts
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
head("报表报送", house, choice)
if choice.form is None:
    panel(card("报送", empty(*nobody_yet(season, facts))), key="no_form")
    st.stop()

# What lies ready comes before what is still to be fetched.
upload, blank = (st.container(), None) if anything_lies(house) else st.columns([7, 5], gap="small")
with upload, st.container(border=True, key="upload", height="stretch"):
    examined = take_drops(house)
show_receipts(house)
if examined:
    show_drafts(house, choice, examined)
with blank or st.container(), st.container(border=True, key="blank"):
    offer_blank(house, choice)

form = pick_form(house, choice, "board_form") or choice.form
board = house.ask("returns/this_period", form=form.key, **choice.asked)
if not board.is_empty():
    say = board_sentence(board, facts)
    panel(card(board_title(board), returns_board(board, facts), form.label, say), key="board")

received = house.ask("returns/received", **choice.asked)
say = received_sentence(received, season.short, facts)
offer_later(house, choice, received)
if received.is_empty():
    panel(card("收到的报表", "", say=say), key="received")
    st.stop()
offer_returns(house, choice, form)
listed = card("收到的报表", received_list(received, choice.slot, facts), "点击一行查看核验意见", say)
opened = panel(listed, key="received")
open_chosen(opened, house, choice)
