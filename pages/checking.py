"""核验: what needs checking, what the city decides about it, what is in force."""

import polars as pl
import streamlit as st

from charts.checking.findings import checking_sentence, item_key, items_table
from charts.checking.in_force import in_force_table
from charts.markup import card, empty
from pages.parts.choosing.chosen import chosen
from pages.parts.deciding.disqualifying import offer_disqualification
from pages.parts.deciding.ending import open_record
from pages.parts.deciding.exempting import offer_exemption
from pages.parts.deciding.findings import handler, open_finding, pick
from pages.parts.fetching.tables import offer_checking
from pages.parts.handing_in.waiving import offer_waiver
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
say = facts.sentences
head("核验", house, choice)
offer_checking(house, choice)
if told := st.session_state.pop("decided", None):
    st.success(told, icon=":material/check:")

items = house.ask("checking/items", **choice.asked)
counts = house.ask("rules/by_rule", **choice.asked)
with st.container(key="checking_choice", horizontal=True, vertical_alignment="bottom"):
    shown = pick(items, facts)
    handler(facts)
title = card(
    "核验意见",
    items_table(shown, facts) if shown.height else empty(say["checking_none"], say["checking_none_more"]),
    "点击一行看原文并处理",
    checking_sentence(items, counts, season.short, facts),
)
opened = panel(title, key="checking")

said = house.ask("checking/in_force", **choice.asked)
nothing = empty(say["in_force_none"], say["in_force_none_more"])
listed = in_force_table(said, facts) if said.height else nothing
ended = panel(card("有效的登记", listed, "点击一行可以结束它" if said.height else ""), key="in_force")
offer_waiver(house, choice)
offer_exemption(house, choice)
offer_disqualification(house, choice)

linked = st.query_params.get("finding")
if linked and st.session_state.get("linked_finding") != linked:
    opened = f"finding:{linked}"
kind, _, key = (opened or "").partition(":")
if kind == "finding":
    st.session_state["linked_finding"] = st.query_params["finding"] = key
    mine = [row for row in items.iter_rows(named=True) if item_key(row) == key]
    if mine:
        open_finding(mine[0], house, choice)
elif ended:
    row = said.filter(pl.col("record") == ended.partition(":")[2])
    if row.height:
        open_record(row.row(0, named=True), house, choice)
