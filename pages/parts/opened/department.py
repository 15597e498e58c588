"""What a click on a department opens: its tasks, where they were read, the items it lists."""

import polars as pl
import streamlit as st

from charts.departments.card import department_card
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_clicked
from pages.parts.figures.opened import open_chosen
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def open_department(opened: str | None, progress: pl.DataFrame, house: House, choice: Choice) -> None:
    """Open what a panel told: "department:KEY" or a figure; `progress` is departments/progress of all."""
    kind, _, key = (opened or "").partition(":")
    if kind == "department":
        _department(progress.filter(place_key=key), key, house, choice)
    else:
        open_chosen(opened, house, choice)


@st.dialog("部门任务", width="large")
def _department(progress: pl.DataFrame, key: str, house: House, choice: Choice) -> None:
    items = house.ask("departments/evidence", place=key, **choice.asked)
    asked = house.ask("departments/asked", place=key, **choice.asked)
    st.markdown(f"**{house.facts.reporters.keyed(key).label}**")
    opened = panel(department_card(progress, items, asked, house.facts), key="department")
    show_clicked(opened, f"figure_of_{key}", house, choice)
