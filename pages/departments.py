"""部门: what is asked of the municipal departments, and how far they have come."""

from dataclasses import replace

import streamlit as st

from charts.departments.card import no_tasks
from charts.departments.reached import duties_table, leading_table, quota_legend
from charts.departments.words import departments_sentence, year_gone
from charts.markup import card, text
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.tables import offer_departments
from pages.parts.opened.department import open_department
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
head("市级部门目标任务", house, replace(choice, form=None))
progress = house.ask("departments/progress", **choice.asked)
if progress.is_empty():
    panel(card("部门", no_tasks(season.label, facts)), key="no_tasks")
    st.stop()

offer_departments(house, choice)
say = departments_sentence(progress, choice.day, facts)
pace = year_gone(season, choice.day)
leading, *others = facts.departments.kind
opened = panel(card(leading.label, leading_table(progress, pace, facts), quota_legend(pace), say), key="leading")
cards = "".join(card(kind.label, duties_table(progress, kind, facts), text(kind.clause)) for kind in others)
named = panel(f'<div class="stack">{cards}</div>', key="duties")
panel(f'<p class="note">依据：{text(facts.cite(facts.departments.source))}。</p>', key="source")
open_department(opened or named, progress, house, choice)
