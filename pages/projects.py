"""项目: the projects of the registers, searched and opened one by one, and those that stand still."""

import streamlit as st

from charts.markup import card, empty, text
from pages.parts.choosing.chosen import chosen
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.asked import find, offer_projects, search_again, show_found, show_stalled
from pages.parts.projects.likeness import show_duplicates
from pages.parts.projects.one import open_project
from pages.parts.projects.search import search_for
from pages.parts.projects.talks import show_talks
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, say = house.facts, house.facts.sentences
head("签约项目", house, choice)
listed = house.ask("projects/totals", **unseasoned(choice))["projects"].item()
talked = house.ask("negotiations/as_of", **unseasoned(choice)).height
if not listed:
    panel(card(say["projects_title"], empty(say["projects_nobody"], say["projects_nobody_more"])), key="nobody")
    if not talked:
        st.stop()
wanted = search_for(house, choice)
offer_projects(house, choice, wanted)
found = find(house, choice, wanted)
stalled = show_stalled(house, choice)
show_duplicates(listed, house, choice)
opened = show_talks(house, choice, wanted)
opened = (show_found(found, house) if listed else None) or opened
cited = facts.cite(facts.measures.cohort.source)
panel(f'<p class="note">依据：{text(cited)}。{text(say["projects_source"])}</p>', key="source")
search_again(stalled)
open_project(opened, house, choice)
