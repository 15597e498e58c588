"""Where the investors of every chain come from, and the projects behind a number."""

import polars as pl
import streamlit as st

from charts.gaps.regions import region_group, regions_sentence, regions_table
from charts.markup import card, text
from domain.chains.regions import regions_in
from domain.figures.named import Figure
from pages.parts.chains.asked import ask_regions, projects_of
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_figure
from pages.parts.figures.listing import show_projects
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def show_regions(house: House, choice: Choice, unit: str | None) -> str | None:
    """Every chain by region, under the conclusion; nothing where nothing is signed. What was opened."""
    facts, regions = house.facts, ask_regions(house, choice, unit)
    if regions.is_empty():
        return None
    known = regions_in(facts)
    note = text(f"{facts.cite(known.source)}；{facts.cite(known.words_source)}")
    body = regions_table(regions, facts, unit) + f'<p class="note">{note}</p>'
    title, unit_of = facts.sentences["regions_title"], text(facts.sentences["regions_unit"])
    return panel(card(title, body, unit_of, regions_sentence(regions, facts)), key="regions")


def open_region(opened: str | None, house: House, choice: Choice, unit: str | None) -> None:
    """Open what the panel told: "region:REGION:INDUSTRY:CHAIN"."""
    kind, _, rest = (opened or "").partition(":")
    if kind == "region":
        _opened(house, choice, unit, *rest.split(":"))


@st.dialog("来自这个地区的项目", width="large")
def _opened(house: House, choice: Choice, unit: str | None, region: str, industry: str, chain: str) -> None:
    say, projects = house.facts.sentences, projects_of(house, choice, unit, chain=chain or None)
    if not chain:
        of_industry = pl.col("industry") == industry if industry else pl.col("industry").is_null()
        projects = projects.filter(pl.col("chain").is_null(), of_industry)
    label = next(one.label for one in regions_in(house.facts).every if one.key == region)
    title = f"{label}　{chain or industry or say['no_industry']}"
    show_projects(projects.filter(region_key=region), title, house)
    whose = region_group({"region_key": region, "industry": industry, "chain": chain}, unit)
    show_figure(house, choice, Figure("stepped", choice.season.key, "signed", whose))
