"""A project under a new name: what was said of it, and what it may have been called before, for a person to say."""

import polars as pl
import streamlit as st

from charts.markup import Row, card
from charts.projects.renaming import formers_table, said_list
from loaders.clock import now
from loaders.records.renaming import Renaming, rename
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import handler
from pages.parts.deciding.keeping import keep, keep_end
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands


def offer_former(place: str, project: str, house: House, choice: Choice) -> None:
    """The earlier names of a project of a unit, and candidates where its unit stopped listing something near."""
    say, of = house.facts.sentences, {"place": place, "project": project, **unseasoned(choice)}
    said, formers = house.ask("projects/renamings", **of), house.ask("projects/formers", **of)
    if said.height:
        panel(card(say["renaming_title"], said_list(said, house.facts), kind="bare"), key="renamed")
    if formers.height:
        told = say["renaming_candidates_say"].format(count=formers.height)
        body = formers_table(formers, house.facts)
        panel(card(say["renaming_candidates"], body, say["renaming_meaning"], told, kind="bare"), key="formers")
    if said.height or formers.height:
        reason = st.text_input("理由", max_chars=200, key="renaming_reason")
        handler(house.facts)
        for row in said.iter_rows(named=True):
            _offer_end(row, reason, house, choice)
    if formers.height:
        _offer_rename(place, formers, reason, house, choice)


def _offer_end(row: Row, reason: str, house: House, choice: Choice) -> None:
    label = house.facts.sentences["renaming_end"].format(former=as_it_stands(row["former"]))
    if st.button(label, icon=":material/event_busy:", key=f"renaming_end_{row['record']}"):
        keep_end(row["record"], reason, row["project"], house, choice, "renaming_ended")


def _offer_rename(place: str, formers: pl.DataFrame, reason: str, house: House, choice: Choice) -> None:
    """Join an earlier name to the first one of the project, whatever it is called now."""
    say, project = house.facts.sentences, formers["first_name"][0]
    former = st.selectbox(say["renaming_pick"], formers["project"].to_list(), key="renaming_former")
    if st.button(say["renaming_keep"], type="primary", icon=":material/link:", key="renaming_keep"):
        renaming = Renaming(place, project, former, reason, st.session_state["handler"], now())
        keep(lambda: rename(house.store, house.facts, renaming), project, house, choice, "renaming_kept")
