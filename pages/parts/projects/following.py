"""Follow-through put together by unit, chain or signing year, as chosen; from the returns where there is no ledger."""

import polars as pl
import streamlit as st

from charts.markup import card, empty
from charts.projects.followed import KEYS, followed_sentence, followed_table
from domain.dates import show_day
from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

QUESTIONS = {
    "place": "follow_through/by_place",
    "chain": "follow_through/by_chain",
    "year": "follow_through/by_signing_year",
}
BY_LEDGER, BY_RETURNS = "ledger", "returns"
TOLD = {BY_LEDGER: "followed", BY_RETURNS: "reported"}


def shares_of_city(house: House, choice: Choice) -> tuple[pl.DataFrame, str]:
    """follow_through/city and where it is taken from: the ledger, or the returns where it lists nothing yet."""
    listed = house.ask("follow_through/city", since=house.facts.measures.cohort.since, **choice.asked)
    if listed["denominator"].null_count() < listed.height:
        return listed, BY_LEDGER
    return house.ask("follow_through/city", **choice.asked), BY_RETURNS


def groups_of(house: House, choice: Choice, by: str, taken: str = BY_LEDGER) -> pl.DataFrame:
    """The four shares of every unit, chain or signing year."""
    since = house.facts.measures.cohort.since if taken == BY_LEDGER else None
    return house.ask(QUESTIONS[by], since=since, **choice.asked)


def follow(house: House, choice: Choice, city: pl.DataFrame, taken: str) -> str | None:
    """Draw the shares by what is chosen; what was opened, such as "follow:chain:start_rate:NAME"."""
    facts, say = house.facts, house.facts.sentences
    with st.container(border=True, key="following"):
        by = _grouping(house) if taken == BY_LEDGER else next(iter(KEYS))
        if city["denominator"].null_count() == city.height:
            since = say["followed_nobody"].format(since=show_day(facts.measures.cohort.since))
            panel(empty(say["followed_empty"], since), key="followed")
            return None
        groups = groups_of(house, choice, by, taken)
        table = followed_table(groups, city, by, facts, opened=taken == BY_LEDGER)
        note = say[f"followed_note_{taken}"].format(season=facts.season(city["asked_in"][0]).short)
        note += say["followed_note_chain"] if by == "chain" else ""
        title, told_by = say[f"followed_title_{taken}"], "followed" if taken == BY_LEDGER else "reported"
        sentence = followed_sentence(groups, city, by, facts, told_by)
        return panel(card(title, table, note, sentence, kind="bare"), key="followed")


def _grouping(house: House) -> str:
    first, *_ = KEYS
    picked = st.segmented_control(
        house.facts.sentences["followed_by"],
        list(KEYS),
        default=first,
        format_func=lambda key: house.facts.sentences[f"followed_by_{key}"],
        required=True,
        key="followed_by",
    )
    return picked or first
