"""What 产业链 asks, picks and offers to take along: of which unit, ranked by which ratio, by which list."""

import polars as pl
import streamlit as st

from charts.fetched import chains
from domain.facts import Facts
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House

_ALL = ""


def pick_ranking(facts: Facts) -> tuple[str | None, str]:
    """Draw the choice of a unit, None for all, and of the ratio that ranks the chains."""
    say, ratios = facts.sentences, {ratio.key: ratio.label for ratio in facts.measures.ratio}
    units = {_ALL: say["chains_every_unit"], **{place.key: place.label for place in facts.places.place}}
    with st.container(key="chains_by", horizontal=True, vertical_alignment="bottom"):
        unit = st.selectbox(
            say["chains_unit"], list(units), format_func=lambda key: units[key], key="chains_place", width=200
        )
        by = st.segmented_control(
            say["chains_by"],
            list(ratios),
            default=next(iter(ratios)),
            format_func=lambda key: ratios[key],
            required=True,
            key="chains_ratio",
        )
    return unit or None, by or next(iter(ratios))


def ask_chains(house: House, choice: Choice, unit: str | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """chains/ranking against the period before, and chains/gaps; of one unit or all."""
    of = {"since": house.facts.measures.cohort.since, "place": unit}
    return house.ask("chains/ranking", **of, **choice.compared), house.ask("chains/gaps", **of, **choice.asked)


def ask_regions(house: House, choice: Choice, unit: str | None) -> pl.DataFrame:
    """chains/regions of one unit or all."""
    return house.ask("chains/regions", since=house.facts.measures.cohort.since, place=unit, **unseasoned(choice))


def projects_of(house: House, choice: Choice, unit: str | None, **of: str | None) -> pl.DataFrame:
    """chains/projects of one unit or all, of a `chain`, a `link` and how they are `mapped` where these are given."""
    since = house.facts.measures.cohort.since
    return house.ask("chains/projects", since=since, place=unit, **of, **unseasoned(choice))


def offer_chains(house: House, choice: Choice, unit: str | None) -> None:
    """The ranking, the gaps, the regions, the links, the projects."""
    facts, season = house.facts, choice.season
    tables: Tables = {
        "产业链推进": lambda: chains.ranking_table(ask_chains(house, choice, unit)[0], season, unit, facts),
        "产业链缺口": lambda: chains.gaps_table(ask_chains(house, choice, unit)[1], season, unit, facts),
        "产业链来源地区": lambda: chains.regions_table(ask_regions(house, choice, unit), season, unit, facts),
        "产业链环节": lambda: chains.links_table(ask_chains(house, choice, unit)[1], season, unit, facts),
        "产业链项目": lambda: chains.projects_table(projects_of(house, choice, unit), facts),
    }
    fetch_buttons(tables, house, choice)
