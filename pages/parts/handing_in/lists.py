"""A list that the city keeps by the year, to fetch as a workbook with what is in force, put right and hand in again."""

import streamlit as st

from domain.formfiles import lists_in
from domain.forms import Form
from loaders.blank.lists import list_form
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import WORKBOOK
from pages.parts.shell.house import House


def offer_list(house: House, choice: Choice, form: Form) -> None:
    """One button for the list of the year of the season, and how it comes in again."""
    year = str(choice.season.year)
    st.download_button(
        f"下载{year}年{form.label}",
        lambda: list_form(house.store, house.facts, form, year, choice.known_moment),
        f"{year}年{form.label}.xlsx",
        WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
        key=f"list_{form.register_table}",
    )
    st.caption(house.facts.sentences["list_upload"])


def list_of(table: str, house: House) -> Form:
    """The form of the list that is kept in a register's table."""
    return next(form for form in lists_in(house.facts) if form.register_table == table)
