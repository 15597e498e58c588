"""The parts of 推进: every unit or chain, the quarters of signing, the projects behind a number, what is fetched."""

import polars as pl
import streamlit as st

from charts.fetched import pipeline
from charts.markup import card
from charts.pipeline.groups import KEYS, MEASURED, SHOWN, groups_table, name_of
from charts.pipeline.quarters import quarters_sentence, quarters_table
from charts.pipeline.words import groups_sentence
from domain.projects.pipeline import TALKED_OVER, pipeline_in
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import fetch_buttons
from pages.parts.figures.figure import clicked_figure, show_figure
from pages.parts.figures.listing import show_projects
from pages.parts.figures.opened import open_chosen
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.steps.choice import Picked, pick_one
from pages.parts.steps.talks import open_talks
from pages.parts.steps.waits import asked_share


def ask_steps(house: House, choice: Choice, now: Picked) -> pl.DataFrame:
    """pipeline/steps of what is chosen."""
    return house.ask("pipeline/steps", previous_as_of=now.after, **now.asked(house, choice))


def ask_groups(house: House, choice: Choice, now: Picked) -> pl.DataFrame:
    """pipeline/by_place or pipeline/by_chain of what is chosen."""
    asked = {name: value for name, value in now.asked(house, choice).items() if name != now.by}
    found = house.ask(f"pipeline/by_{now.by}", previous_as_of=now.after, **asked)
    one = now.unit if now.by == "place" else now.chain
    return found if one is None else found.filter(pl.col(KEYS[now.by]) == one)


def show_groups(house: House, choice: Choice, now: Picked, steps: pl.DataFrame) -> str | None:
    """Draw one measure of every unit or chain; what was opened."""
    say, facts = house.facts.sentences, house.facts
    with st.container(border=True, key="pipeline_groups"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            pick_one("by", say["steps_groups_by"], {by: say[f"steps_by_{by}"] for by in KEYS}, now.by)
            pick_one("shown", say["steps_groups_shown"], {one: say[f"steps_shown_{one}"] for one in SHOWN}, now.shown)
        groups = ask_groups(house, choice, now)
        title = say["steps_groups_title"].format(by=say[f"steps_by_{now.by}"])
        body = groups_table(groups, steps, now.by, now.shown, now.scope, facts)
        sentence = groups_sentence(groups, steps, now.by, now.shown, now.scope, facts)
        return panel(card(title, body, "", sentence, kind="bare"), key="step_groups")


def show_quarters(house: House, choice: Choice, now: Picked) -> str | None:
    """How far the projects of every signing quarter have come; what was opened."""
    say, facts = house.facts.sentences, house.facts
    cohorts = house.ask("pipeline/cohorts", **now.asked(house, choice))
    sentence = quarters_sentence(cohorts, now.to, asked_share(house, choice, now), now.scope, facts)
    drawn = quarters_table(cohorts, now.scope, facts)
    return panel(card(say["quarters_title"], drawn, say["quarters_note"], sentence), key="quarters")


def open_step(told: str | None, house: House, choice: Choice, now: Picked) -> None:
    """Open what a panel told: "stands:STEP:BY:GROUP", "took:STEP:BY:GROUP" or a figure."""
    if told and not told.startswith("figure:"):
        kind, step, by, key = told.split(":", 3)
        show = open_talks if step in TALKED_OVER else _opened
        show(house, choice, now, kind, step, by, key)
    else:
        open_chosen(told, house, choice)


@st.dialog("这一步的项目", width="large")
def _opened(house: House, choice: Choice, now: Picked, kind: str, step: str, by: str, key: str) -> None:
    facts = house.facts
    of = {"step": step} if kind == "stands" else {"took": step, "after": now.after}
    rows = house.ask("pipeline/projects", **{**now.asked(house, choice), **of})
    words = [facts.sentences[f"steps_listed_{kind}"].format(label=pipeline_in(facts).labels[step])]
    if by in KEYS:
        rows = rows.filter(pl.col(KEYS[by]).eq_missing(pl.lit(key or None)))
        words.insert(0, name_of(key or None, by, facts))
    show_projects(rows, "　".join(words), house)
    whose = now.scope.group(by, key or None) if by in KEYS else now.scope.whose(facts)
    measure = MEASURED["flow" if kind == "took" else "stands"]
    show_figure(house, choice, clicked_figure(now.scope.opens(measure, step, whose), choice, facts))


def offer_pipeline(house: House, choice: Choice, now: Picked) -> None:
    """Every step, every unit or chain, the quarters, the curve, the projects."""
    facts, say = house.facts, house.facts.sentences
    asked, by = now.asked(house, choice), say[f"steps_by_{now.by}"]
    waits, whose = {**asked, "to": now.to.key, "by": now.by}, (now.scope, choice.season, facts)
    tables = {
        "推进各阶段": lambda: pipeline.steps_table(ask_steps(house, choice, now), *whose),
        f"各{by}推进": lambda: pipeline.groups_table(ask_groups(house, choice, now), now.by, *whose),
        "签约季度推进": lambda: pipeline.quarters_table(house.ask("pipeline/cohorts", **asked), *whose),
        f"各{by}签约后多久{now.to.label}": lambda: pipeline.waits_table(
            house.ask("pipeline/waiting", **waits), now.to, now.by, *whose
        ),
        "推进项目明细": lambda: pipeline.projects_table(house.ask("pipeline/projects", **asked), facts),
    }
    fetch_buttons(tables, house, choice)
