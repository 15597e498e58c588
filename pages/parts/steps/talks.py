"""The projects under negotiation behind a number of 推进."""

import polars as pl
import streamlit as st

from charts.markup import text
from charts.pipeline.groups import KEYS, MEASURED, name_of
from charts.projects.talks import talks_table
from domain.projects.pipeline import pipeline_in
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import clicked_figure, show_figure
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.one import go_to_project
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.steps.choice import Picked


@st.dialog("这一步的在谈项目", width="large")
def open_talks(house: House, choice: Choice, now: Picked, kind: str, step: str, by: str, key: str) -> None:
    """Those that stand at a step or took it, of the group `key` where they are put `by` one; a click leads to one."""
    facts, say = house.facts, house.facts.sentences
    of = {"step": step} if kind == "stands" else {"took": step, "after": now.after}
    rows = house.ask("negotiations/search", place=now.unit, chain=now.chain, **of, **unseasoned(choice))
    words = [say[f"steps_listed_{kind}"].format(label=pipeline_in(facts).labels[step])]
    if by in KEYS:
        rows = rows.filter(pl.col(KEYS[by]).eq_missing(pl.lit(key or None)))
        words.insert(0, name_of(key or None, by, facts))
    title = f"{'　'.join(words)}　{say['listed_count'].format(count=rows.height)}"
    if clicked := panel(f'<p class="whose">{text(title)}</p>{talks_table(rows, facts)}', key="talks_at_step"):
        go_to_project(clicked)
    whose = now.scope.group(by, key or None) if by in KEYS else now.scope.whose(facts)
    measure = MEASURED["flow" if kind == "took" else "stands"]
    show_figure(house, choice, clicked_figure(now.scope.opens(measure, step, whose), choice, facts))
