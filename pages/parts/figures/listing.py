"""The projects behind a tile or a share, one by one, and those that lack a day or an amount to be counted."""

import polars as pl
import streamlit as st

from charts.markup import empty, text
from charts.projects.followed import KEYS
from charts.projects.listed import projects_table
from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def open_projects(opened: str | None, house: House, choice: Choice) -> None:
    """Open what a panel told: "band:PLACE:INDICATOR" or "follow:BY:RATIO:GROUP"."""
    kind, _, rest = (opened or "").partition(":")
    if kind == "band":
        place, _, indicator = rest.partition(":")
        _banded(house, choice, place, indicator)
    elif kind == "follow":
        by, ratio, key = rest.split(":", 2)
        _followed(house, choice, by, ratio, key)


@st.dialog("档内项目", width="large")
def _banded(house: House, choice: Choice, place: str, indicator: str) -> None:
    projects = house.ask("bands/projects", place=place or None, **choice.asked).filter(band=indicator)
    whose = house.facts.places.keyed(place).label if place else house.facts.places.city.label
    show_projects(projects, f"{whose}　{house.facts.indicators[indicator].label}", house)


@st.dialog("还没有办到的项目", width="large")
def _followed(house: House, choice: Choice, by: str, key: str, group: str) -> None:
    ratio = next(one for one in house.facts.measures.ratio if one.key == key)
    question = "chains/projects" if by == "chain" else "follow_through/projects"
    cohort = house.ask(question, since=house.facts.measures.cohort.since, **unseasoned(choice))
    shared = pl.coalesce("chain", "said_chain") if by == "chain" else pl.col(KEYS[by])
    mine = cohort.filter(shared == group if group else shared.is_null())
    behind = mine if ratio.counted == "funds" else mine.filter(~pl.col(ratio.counted))
    show_projects(behind, f"{_group(house, by, group)}　{house.facts.sentences[f'behind_{ratio.counted}']}", house)


def unseasoned(choice: Choice) -> dict[str, str]:
    """The day and what was known, for a question that asks for no season."""
    return {name: value for name, value in choice.asked.items() if name != "season"}


def _group(house: House, by: str, group: str) -> str:
    if by == "place":
        return house.facts.places.keyed(group).label
    return group or house.facts.sentences["no_chain"]


def show_projects(projects: pl.DataFrame, title: str, house: House) -> None:
    """The projects under a title with how many there are; a word where there are none."""
    say = house.facts.sentences
    whose = f'<p class="whose">{text(title)}　{say["listed_count"].format(count=projects.height)}</p>'
    nothing = empty(say["listed_none"], say["listed_none_more"])
    panel(whose + (nothing if projects.is_empty() else projects_table(projects, house.facts)), key="listed")


def undated(house: House, choice: Choice) -> None:
    """The projects that are not counted for want of a signing day or a contract amount."""
    lacking = house.ask("projects/undated", **unseasoned(choice))
    if lacking.height:
        with st.expander(house.facts.sentences["undated"].format(count=lacking.height), icon=":material/help:"):
            panel(projects_table(lacking, house.facts), key="undated")
