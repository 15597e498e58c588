"""What a click opens: a figure shows where it came from, a return shows its findings."""

import polars as pl
import streamlit as st

from charts.markup import Row
from charts.returns.corrected import corrected_list
from charts.returns.findings import findings_list, with_reasons
from charts.returns.receipts import whose_return
from charts.returns.versions import versions_card
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import lead_to_checking
from pages.parts.figures.figure import clicked_figure, open_figure
from pages.parts.handing_in.originals import offer_originals
from pages.parts.handing_in.withdrawing import offer_withdrawal
from pages.parts.rankings.minimums import open_minimum
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def open_chosen(opened: str | None, house: House, choice: Choice) -> None:
    """Open what a panel told: "figure:MEASURE/ITEM/WHOSE", "figure:PLACE" (the chosen indicator), "number:FIGURE",
    "minimum:INDICATOR", "return:SUBMISSION", "projects:PLACE" or "page:NAME".
    """
    kind, _, key = (opened or "").partition(":")
    if kind in ("figure", "number"):
        open_figure(house, choice, clicked_figure(str(opened), choice, house.facts))
    elif kind == "page":
        st.switch_page(f"{key}.py")
    elif kind == "projects":
        st.switch_page("projects.py", query_params={"place": key, "sort": "longest"})
    elif kind == "minimum":
        open_minimum(house, choice, key)
    elif kind == "return":
        _findings(house, choice, key)


@st.dialog("核验意见", width="large")
def _findings(house: House, choice: Choice, submission: str) -> None:
    found = house.ask("returns/findings", **choice.asked).filter(submission=submission)
    told = with_reasons(found)
    corrected = house.ask("returns/corrected", **choice.asked).filter(submission=submission)
    listed = findings_list(told, house.facts, told) + corrected_list(corrected, house.facts)
    received = house.ask("returns/received", **choice.asked).filter(submission=submission).rows(named=True)
    for row in received:
        versions = _versions(house, choice, row)
        drawn = versions_card(versions, house.facts) if versions.height else ""
        panel(whose_return(row) + drawn + listed, key="findings")
        offer_originals(house, versions["submission"].to_list() or [submission])
        lead_to_checking(submission, house, choice)
        offer_withdrawal(house, choice, row)


def _versions(house: House, choice: Choice, row: Row) -> pl.DataFrame:
    """What the unit handed in for the same week or month; nothing where it is not known whose return it is."""
    if row["form_key"] is None or row["place_key"] is None:
        return pl.DataFrame({"submission": []})
    whose = {"form": row["form_key"], "place": row["place_key"]}
    versions = house.ask("returns/versions", **whose, **choice.asked)
    slot = versions.filter(submission=row["submission"])["ordinal"]
    return versions.filter(pl.col("ordinal").is_in(slot.to_list()))
