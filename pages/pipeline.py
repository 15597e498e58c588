"""推进: how far signed projects have come, how many went on in the period, and how long every step takes."""

import streamlit as st

from charts.markup import card, empty, notices, text
from charts.pipeline.steps import steps_table
from charts.pipeline.words import steps_sentence
from domain.dates import show_day
from domain.projects.pipeline import pipeline_in
from pages.parts.choosing.chosen import chosen
from pages.parts.figures.listing import undated
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel
from pages.parts.steps.choice import pick_scope, picked
from pages.parts.steps.drawn import ask_steps, offer_pipeline, open_step, show_groups, show_quarters
from pages.parts.steps.waits import show_waits

house, choice = chosen()
facts, say = house.facts, house.facts.sentences
head("推进", house, choice)
now = picked(house, choice)
if now.remarks:
    panel(notices(now.remarks), key="pipeline_notices")
pick_scope(house, choice, now)
steps = ask_steps(house, choice, now)
if steps["stands"].null_count() == steps.height:
    panel(card(say["steps_title"], empty(say["steps_empty"], say["steps_empty_more"])), key="steps")
else:
    offer_pipeline(house, choice, now)
    note = text(say["steps_note"].format(since=show_day(facts.measures.cohort.since)))
    opened = panel(
        card(say["steps_title"], steps_table(steps, now.scope, facts), note, steps_sentence(steps, now.scope, facts)),
        key="steps",
    )
    left, right = st.columns(2)
    with left:
        opened = show_groups(house, choice, now, steps) or opened
    with right:
        opened = show_waits(house, choice, now) or opened
    opened = show_quarters(house, choice, now) or opened
    undated(house, choice)
    open_step(opened, house, choice, now)
pipeline = pipeline_in(facts)
sources = "；".join(facts.cite(one) for one in pipeline.sources)
panel(f'<p class="note">依据：{text(sources)}。</p>', key="source")
