"""Taking a page's tables along: one control over the page, an Excel file and a CSV for each table on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from domain.tables import Table
from loaders.exporting.ledger import ledger_archive
from loaders.exporting.text import as_csv
from loaders.exporting.workbook import as_workbook
from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Tables = Mapping[str, Callable[[], Table]]


def fetch_buttons(
    tables: Tables, house: House, choice: Choice, prefix: str | None = None, ledger: bool = False
) -> None:
    """Offer each table by its name; it is made when its button is pressed, with the day and the mark of the page.

    Files are named `prefix`, by default the season's short name, and the name of the table. `ledger` adds the whole
    ledger with its data dictionary.
    """
    if not tables:
        return
    with st.session_state["beside_choices"], st.popover("下载", icon=":material/download:", width="stretch"):
        if ledger:
            _offer_ledger(house, choice)
        st.caption(house.facts.sentences["fetching"])
        with st.container(key="fetching", gap=None):
            for nth, (name, make) in enumerate(tables.items()):
                file = f"{choice.season.short if prefix is None else prefix}{name}"
                _offer(f"fetch_{nth}", name, file, make, house, choice)


def _offer_ledger(house: House, choice: Choice) -> None:
    mark = f"_{house.facts.terms['demonstration']}" if house.demonstrates(choice.season) else ""
    st.download_button(
        house.facts.sentences["fetching_ledger"],
        lambda: ledger_archive(house.store, house.facts),
        f"台账{mark}.zip",
        "application/zip",
        icon=":material/database:",
        on_click="ignore",
    )


def _offer(key: str, name: str, file: str, make: Callable[[], Table], house: House, choice: Choice) -> None:
    demonstration = house.demonstrates(choice.season)

    def made() -> Table:
        return replace(make(), as_of=choice.day, demonstration=demonstration)

    mark = f"_{house.facts.terms['demonstration']}" if demonstration else ""
    file = f"{file}_截至{choice.day:%Y%m%d}{mark}"
    with st.container(key=key, horizontal=True, vertical_alignment="center"):
        st.text(name, width="stretch")
        for word, ending, kind, write in (
            ("Excel", "xlsx", WORKBOOK, lambda: as_workbook(made(), house.facts)),
            ("CSV", "csv", "text/csv", lambda: as_csv(made())),
        ):
            st.download_button(
                word, write, f"{file}.{ending}", kind, key=f"{key}_{ending}", on_click="ignore", type="tertiary"
            )
