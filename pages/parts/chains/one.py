"""One chain looked at by its name in the URL, and the projects behind a tile, a share or what is in no chain."""

import polars as pl
import streamlit as st

from charts.chains.card import chain_card
from charts.markup import notices
from domain.chains.listed import Chain, ChainList
from domain.facts import Facts
from domain.figures.named import Figure, group_called
from pages.parts.chains.asked import projects_of
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_figure
from pages.parts.figures.listing import show_projects
from pages.parts.figures.opened import open_chosen
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

NAME = "chain"


def pick_chain(listed: ChainList, facts: Facts, opened: str | None) -> Chain | None:
    """The chain that was opened, as "chain:NAME", else that of the URL; one nobody listed is told."""
    kind, _, name = (opened or "").partition(":")
    if kind == NAME:
        st.query_params[NAME] = name
    wanted = st.query_params.get(NAME)
    if not wanted:
        return None
    if chain := listed.called(wanted):
        return chain
    panel(notices([facts.sentences["unknown_chain"].format(wanted=wanted)]), key="chain_notices")
    return None


def show_chain(chain: Chain, house: House, choice: Choice, unit: str | None) -> None:
    """Who carries the chain, where it was published, and its projects link by link."""
    panel(chain_card(chain, projects_of(house, choice, unit, chain=chain.label), house.facts), key="chain")


def open_chains(opened: str | None, house: House, choice: Choice, unit: str | None) -> None:
    """Open what a panel told: "behind:RATIO:INDUSTRY:CHAIN", "loose:INDUSTRY" or a figure."""
    kind, _, rest = (opened or "").partition(":")
    if kind == "behind":
        ratio, industry, chain = rest.split(":")
        _behind(house, choice, unit, ratio, industry, chain)
    elif kind == "loose":
        _loose(house, choice, unit, rest)
    else:
        open_chosen(opened, house, choice)


@st.dialog("还没有办到的项目", width="large")
def _behind(house: House, choice: Choice, unit: str | None, key: str, industry: str, chain: str) -> None:
    ratio = next(one for one in house.facts.measures.ratio if one.key == key)
    mine = _of(projects_of(house, choice, unit, chain=chain or None), industry, chain)
    behind = mine if ratio.counted == "funds" else mine.filter(~pl.col(ratio.counted))
    say = house.facts.sentences
    show_projects(behind, f"{chain or say['no_listed_chain']}　{say[f'behind_{ratio.counted}']}", house)
    group = group_called("chain", chain, unit) if chain else group_called("loose", industry, unit)
    _show(house, choice, "followed_rate", key, group)


@st.dialog("没有归入产业链的项目", width="large")
def _loose(house: House, choice: Choice, unit: str | None, industry: str) -> None:
    say = house.facts.sentences
    show_projects(_of(projects_of(house, choice, unit), industry, ""), industry or say["no_industry"], house)
    _show(house, choice, "stepped", "signed", group_called("loose", industry, unit))


def _show(house: House, choice: Choice, measure: str, item: str, whose: str) -> None:
    show_figure(house, choice, Figure(measure, choice.season.key, item, whose))


def _of(projects: pl.DataFrame, industry: str, chain: str) -> pl.DataFrame:
    """Those of the chain, or without one those of the industry that are of none."""
    if chain:
        return projects
    of_industry = pl.col("industry") == industry if industry else pl.col("industry").is_null()
    return projects.filter(pl.col("chain").is_null(), of_industry)
