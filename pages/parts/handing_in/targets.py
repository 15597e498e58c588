"""The city's own table of targets to fetch: as it is printed, with what is in force on the chosen day."""

import streamlit as st

from domain.dates import read_moment
from domain.forms import Form
from loaders.blank.targets import target_form
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import WORKBOOK
from pages.parts.shell.house import House


def offer_targets(house: House, choice: Choice, form: Form) -> None:
    """One button for the official form of the season, and how a new year's targets come in."""
    season = choice.season
    st.download_button(
        f"下载{season.short}目标任务表",
        lambda: target_form(house.store, house.facts, form, season, read_moment(choice.as_of)),
        f"{season.short}{form.label}.xlsx",
        WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(house.facts.sentences["targets_upload"])
