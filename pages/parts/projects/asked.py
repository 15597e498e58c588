"""What 项目 asks: a page of what is searched for and what all of it comes to, what stands still."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from charts.fetched import projects
from charts.fetched.talks import talks_table
from charts.markup import Row, card, empty, text
from charts.projects.rows import PERIODS, project_rows
from charts.projects.words import found_sentence, stalled_sentence, stalled_table
from domain.paging import PAGE, Paging
from domain.projects.stalls import stalls_in
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.figures.listing import unseasoned
from pages.parts.projects import search
from pages.parts.projects.talks import search_talks
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


@dataclass(frozen=True)
class Found:
    """projects/totals as a row, which page of it is shown, and that page of projects/search and projects/gains."""

    totals: Row
    paging: Paging
    projects: pl.DataFrame
    gains: pl.DataFrame


def find(house: House, choice: Choice, wanted: search.Wanted) -> Found:
    """What is searched for, a page of it."""
    [totals] = house.ask("projects/totals", **wanted.totalled, **unseasoned(choice)).to_dicts()
    paging = Paging(wanted.page, totals["projects"])
    asked = {**wanted.filters, "limit": PAGE, "offset": paging.offset, **unseasoned(choice)}
    return Found(
        totals, paging, house.ask(search.QUESTION, **asked), house.ask("projects/gains", periods=PERIODS, **asked)
    )


def show_found(found: Found, house: House) -> str | None:
    """The sentence and the table with the steps to the pages beside; what was opened."""
    say = house.facts.sentences
    if found.projects.is_empty():
        body = empty(say["listed_none"], say["projects_none_more"])
    else:
        body = project_rows(found.projects, found.gains, house.facts)
    note = text(say["projects_note"])
    opened = panel(card(say["projects_title"], body, note, found_sentence(found.totals, house.facts)), key="found")
    if found.paging.pages > 1:
        _steps(found.paging, house)
    return opened


def _steps(paging: Paging, house: House) -> None:
    """The page before, where one is, the page behind."""
    say = house.facts.sentences
    with st.container(key="paging", horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
        for key, icon, number in (
            ("page_before", ":material/chevron_left:", paging.before),
            ("page_after", ":material/chevron_right:", paging.after),
        ):
            if key == "page_after":
                st.text(say["page_of"].format(number=paging.number, pages=paging.pages))
            st.button(say[key], icon=icon, disabled=number is None, key=key, on_click=_turn, args=(number,))


def _turn(number: int | None) -> None:
    st.query_params[search.PAGE] = str(number)


def show_stalled(house: House, choice: Choice) -> str | None:
    """How many projects of every unit stand still, by rule; what was opened."""
    counted = house.ask("projects/stalled_by_place", **unseasoned(choice))
    if counted.is_empty():
        return None
    facts = house.facts
    sources = dict.fromkeys(facts.cite(rule.source) for rule in stalls_in(facts).values())
    note = f'<p class="note">{text("；".join(sources))}。{text(facts.sentences["stalled_note"])}</p>'
    body = stalled_table(counted, facts) + note
    with st.expander(stalled_sentence(counted, facts)):
        return panel(card(facts.sentences["stalled_title"], body, kind="bare"), key="stalled")


def offer_projects(house: House, choice: Choice, wanted: search.Wanted) -> None:
    """All that is found, not only the page; what stands still; what two units may both list."""
    facts, asked = house.facts, unseasoned(choice)
    tables: Tables = {
        "签约项目": lambda: projects.found_table(house.ask(search.QUESTION, **wanted.filters, **asked), facts),
        "在谈项目": lambda: talks_table(search_talks(house, choice, wanted), facts),
        "停滞项目": lambda: projects.stalled_table(house.ask("projects/stalled_by_place", **asked), facts),
        "疑似同一项目": lambda: projects.duplicates_table(house.ask("projects/duplicates", **asked), facts),
    }
    fetch_buttons(tables, house, choice, prefix="")


def search_again(opened: str | None) -> None:
    """Search for what a panel told, "stalled:RULE:PLACE", and draw again."""
    kind, _, rest = (opened or "").partition(":")
    if kind == "stalled":
        rule, _, place = rest.partition(":")
        for name in (*search.FILTERS, search.PAGE):
            st.query_params.pop(name, None)
        st.query_params.update({"stalled": rule, "place": place, "sort": "longest"})
        st.rerun()
