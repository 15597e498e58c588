"""规则: what is asked of every return, how often it did not hold, and what was said about it."""

import polars as pl
import streamlit as st

from charts.markup import card, empty
from charts.rules.by_family import rules_by_family
from charts.rules.firings import example_text, firings_table, rule_card, rules_sentence, rules_table
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.tables import offer_rules
from pages.parts.figures.opened import open_chosen
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
head("核验规则", house, choice)
offer_rules(house, choice)
counts = house.ask("rules/by_rule", **choice.asked)
say = rules_sentence(counts, season.short, facts)
first = st.container()
drawn = rules_table(counts, season, facts) + rules_by_family(counts, facts)
opened = panel(card("规则", drawn, "点击一行只看它触发之处", say), key="rules")
if opened:
    st.query_params["rule"] = opened.partition(":")[2]

fired = house.ask("rules/fired", **choice.asked)
rule = facts.rules.by_code().get(st.query_params.get("rule", ""))
title, say = (f"触发之处：{rule.title}", example_text(rule, facts)) if rule else ("触发之处", "")
about = rule_card(rule, season, facts) if rule else ""
with first if rule else st.container():
    if rule:
        fired = fired.filter(pl.col("code") == rule.code)
    nothing = empty(facts.sentences["rule_never_fired"], facts.sentences["rule_never_fired_more"])
    note = "" if fired.is_empty() else "点击一行查看这份报表的核验意见"
    listed = nothing if fired.is_empty() else firings_table(fired, facts)
    chosen_return = panel(card(title, about + listed, note, say), key="firings")
    if rule and st.button("看全部规则触发之处", icon=":material/filter_alt_off:"):
        del st.query_params["rule"]
        st.rerun()
open_chosen(chosen_return, house, choice)
