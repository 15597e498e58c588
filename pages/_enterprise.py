"""What 重点企业 offers to take along and to pick; what a number opens: its firms, or the cell it stood in."""

import polars as pl
import streamlit as st

from charts.enterprise_evidence import counted_card, named_card
from charts.fetched import enterprises
from domain.facts import Facts
from pages._choice import Choice
from pages._fetching import Tables, fetch_buttons
from pages._house import House
from pages._panel import panel

_ALL = ""


def offer_enterprises(house: House, choice: Choice) -> None:
    """How many of every kind, and the firms named."""
    asked, season = choice.asked, choice.season
    tables: Tables = {
        "各类数量": lambda: enterprises.counted_table(house.ask("enterprises/by_place", **asked), season, house.facts),
        "企业名单": lambda: enterprises.named_table(house.ask("enterprises/as_of", **asked), season, house.facts),
    }
    fetch_buttons(tables, house, choice)


def pick_unit(named: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The firms of the unit that is picked, or all; `named` is enterprises/as_of."""
    labels = dict(named.select("place_key", "place").unique(maintain_order=True).iter_rows())
    units = [*labels, _ALL] if labels else [_ALL]
    whole = facts.sentences["firms_every_unit"]
    unit = st.selectbox("名单单位", units, format_func=lambda key: labels.get(key, whole), key="firms_unit", width=240)
    return named if unit == _ALL else named.filter(place_key=unit)


def open_enterprises(
    opened: str | None, counted: pl.DataFrame, named: pl.DataFrame, house: House, choice: Choice
) -> None:
    """Open what a panel told: "firms:PLACE:KIND"; the frames are enterprises/by_place and enterprises/as_of."""
    what, _, key = (opened or "").partition(":")
    if what == "firms":
        place, _, kind = key.partition(":")
        [row] = counted.filter(place_key=place, kind_key=kind).rows(named=True)
        _opened(row, named.filter(place_key=place), house, choice)


@st.dialog("这个数从哪里来", width="large")
def _opened(row: dict[str, object], named: pl.DataFrame, house: House, choice: Choice) -> None:
    st.markdown(f"**{row['place']}　{row['kind']}**")
    if row["shape_key"] == "list":
        panel(named_card(row, named, house.facts), key="firms_named")
        return
    received = house.ask("returns/received", **choice.asked).filter(submission=row["submission"]).rows(named=True)
    panel(counted_card(row, received, house.facts), key="firms_counted")
