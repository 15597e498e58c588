"""Reviewing declared key enterprises: the list with what reference lists say, one opened and concluded upon."""

from typing import get_args

import polars as pl
import streamlit as st

from charts.enterprises.reviews import review_card, review_key, reviews_note, reviews_sentence, reviews_table
from charts.markup import Row, card, empty
from domain.reviews import Conclusion
from loaders.clock import now
from loaders.records.reviewing import Review, review
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import handler
from pages.parts.deciding.keeping import ask_day, keep
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def show_reviews(unit: str | None, house: House, choice: Choice) -> None:
    """Every declared firm of a unit, or of all, in each category; a row opens it."""
    say = house.facts.sentences
    if told := st.session_state.pop("decided", None):
        st.success(told, icon=":material/check:")
    asked = choice.asked | ({"place": unit} if unit else {})
    reviewed, matches = house.ask("enterprises/reviewed", **asked), house.ask("enterprises/matches", **asked)
    if reviewed.is_empty():
        panel(card(say["reviews_title"], empty(say["firms_no_list"], say["reviews_none_more"])), key="reviews")
        return
    body = reviews_table(reviewed, matches, house.facts)
    sentence = reviews_sentence(reviewed, matches, house.facts)
    opened = panel(card(say["reviews_title"], body, reviews_note(house.facts), sentence), key="reviews")
    kind, _, key = (opened or "").partition(":")
    rows = [row for row in reviewed.iter_rows(named=True) if kind == "review" and review_key(row) == key]
    if rows:
        _review(rows[0], _of(matches, rows[0]), house, choice)


def _of(matches: pl.DataFrame, row: Row) -> pl.DataFrame:
    return matches.filter(**{name: row[name] for name in ("submission", "row_number", "category_key")})


@st.dialog("申报与评审", width="large")
def _review(row: Row, matches: pl.DataFrame, house: House, choice: Choice) -> None:
    facts, say = house.facts, house.facts.sentences
    panel(review_card(row, matches, facts), key="review")
    states: tuple[Conclusion, ...] = get_args(Conclusion)
    outcome = st.radio(
        "结论", states, None, format_func=lambda state: say[f"state_{state}"], horizontal=True, key="review_outcome"
    )
    reason = st.text_input("理由", max_chars=200, key="review_reason")
    ends_on = ask_day(say["review_ends_on"], "review_ends")
    handler(facts)
    if not st.button("登记结论", type="primary", icon=":material/gavel:", key="review_keep"):
        return
    if outcome is None:
        st.warning(say["review_choose"])
        return
    decided = Review(
        season=choice.season.key,
        place=row["place_key"],
        firm=row["firm"],
        project=row["project"] or row["firm"],
        category=row["category_key"],
        outcome=outcome,
        reason=reason,
        author=st.session_state["handler"],
        made_at=now(),
        ends_on=ends_on,
    )
    what = say["review_of"].format(firm=row["firm"], category=row["category"], state=say[f"state_{outcome}"])
    keep(lambda: review(house.store, facts, decided), what, house, choice, "review_kept")
