"""The matrix of gaps on 产业链: a link opened by a click or by the URL, its projects, and the cells of one of them."""

from typing import Any

import polars as pl
import streamlit as st

from charts.evidence.figured import opening
from charts.gaps.card import link_card, link_group
from charts.gaps.links import links_table
from charts.gaps.matrix import gap_legend, gap_matrix
from charts.gaps.regions import origins
from charts.gaps.words import gaps_named, gaps_sentence
from charts.markup import card, notices, text
from charts.projects.listed import projects_table
from charts.projects.talks import talks_table
from domain.chains.gaps import gaps_in
from domain.chains.listed import Chain, ChainList
from domain.figures.talking import OPEN
from pages.parts.chains.asked import projects_of
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_clicked
from pages.parts.figures.listing import unseasoned
from pages.parts.projects.cells import project_cells
from pages.parts.projects.one import go_to_project
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

NAME = "link"
_LISTED = "link_projects"


def show_matrix(gaps: pl.DataFrame, listed: ChainList, house: House, unit: str | None) -> str | None:
    """Every chain by the stages of its links, under the conclusion; what was opened."""
    facts, say = house.facts, house.facts.sentences
    note = text(f"{facts.cite(gaps_in(facts).source)}；{facts.cite(gaps_in(facts).task_source)}")
    body = gap_matrix(gaps, listed.stages, facts, unit) + gaps_named(gaps, facts) + f'<p class="note">{note}</p>'
    return panel(card(say["links_title"], body, gap_legend(facts), gaps_sentence(gaps, facts, unit)), key="links")


def show_links(chain: Chain, gaps: pl.DataFrame, house: House, unit: str | None) -> str | None:
    """The links of a chain with what each is short of; what was opened."""
    title = house.facts.sentences["gap_links_title"].format(chain=chain.label)
    mine = gaps.filter(pl.col("chain") == chain.label)
    return panel(card(title, links_table(mine, house.facts, unit)), key="chain_links")


def open_link(
    opened: str | None, gaps: pl.DataFrame, listed: ChainList, house: House, choice: Choice, unit: str | None
) -> None:
    """Open the link that was clicked, as "link:CHAIN:LINK", else that of the URL; one nobody listed is told."""
    kind, _, rest = (opened or "").partition(":")
    if kind == NAME:
        st.query_params[NAME] = rest
    wanted = st.query_params.get(NAME)
    if not wanted:
        return
    said, _, name = wanted.partition(":")
    chain = listed.called(said)
    link = chain.link(name) if chain and name else None
    found = gaps.filter(chain=chain.label if chain else said)
    found = found.filter(link=link.label) if name and link else found.filter(pl.col("link").is_null())
    if found.is_empty() or (name and link is None):
        told = house.facts.sentences["link_unknown"].format(chain=said, wanted=name)
        panel(notices([told]), key="link_notices")
        return
    _opened(found.row(0, named=True), house, choice, unit)


def _left() -> None:
    """What is shut is not of the URL any more."""
    st.query_params.pop(NAME, None)


def _show_talks(row: dict[str, Any], house: House, choice: Choice, unit: str | None) -> None:
    """The open negotiations that would fill the link; a click leads to the project."""
    of = {"place": unit, "chain": row["chain"], "link": row["link"], "step": "open"}
    talks = house.ask("negotiations/search", **of, **unseasoned(choice))
    title = house.facts.sentences["talks_of_link"]
    if clicked := panel(card(title, talks_table(talks, house.facts), kind="bare"), key="link_talks"):
        go_to_project(clicked)


@st.dialog("环节", width="large", on_dismiss=_left)
def _opened(row: dict[str, Any], house: House, choice: Choice, unit: str | None) -> None:
    facts, say = house.facts, house.facts.sentences
    of = {"link": row["link"]} if row["link"] else {"mapped": "chain"}
    projects = projects_of(house, choice, unit, chain=row["chain"], **of)
    title = f"{row['chain']}　{row['link'] or say['no_listed_link']}"
    whose = f'<p class="whose">{text(title)}　{text(say["listed_count"].format(count=projects.height))}</p>'
    opened = panel(whose + link_card(row, origins(projects, facts), facts, unit), key="link_card")
    if row["negotiations"]:
        _show_talks(row, house, choice, unit)
    whose = link_group(row, unit)
    kept = f"of_{whose}"
    if not projects.is_empty():
        clicked = str(getattr(st.session_state.get(_LISTED), "act", None) or "")
        below = {clicked: project_cells(projects, clicked, house, choice)} if clicked else {}
        panel(projects_table(projects, facts, "project", below), key=_LISTED)
        st.session_state.setdefault(kept, opening("stepped", "signed", whose))
    elif row["negotiations"]:
        st.session_state.setdefault(kept, opening("talks", OPEN, whose))
    show_clicked(opened, kept, house, choice)
