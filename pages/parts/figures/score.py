"""What a click on a score opens: its parts, each with its sentence."""

import streamlit as st

from charts.markup import text, told
from charts.rankings.parts import parts_table
from charts.rankings.words import scheme_mark
from domain.figures.identifiers import figure_id
from domain.numbers import show_number
from domain.saying import fill, said
from domain.schemes.scheme import Scheme
from pages.parts.choosing.choice import Choice
from pages.parts.figures.figure import show_clicked
from pages.parts.opened.place_cards import score_moves_card
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

DIGITS = 2


def open_score(opened: str | None, scheme: Scheme, house: House, choice: Choice) -> None:
    """Open what a panel told: "score:PLACE"."""
    kind, _, place = (opened or "").partition(":")
    if kind == "score":
        _parts(place, scheme, house, choice)


@st.dialog("得分怎样得来", width="large")
def _parts(place: str, scheme: Scheme, house: House, choice: Choice) -> None:
    parts = house.ask("rankings/score_parts", scheme=scheme.key, **choice.asked).filter(place_key=place)
    row = (
        house.ask("rankings/composite", scheme=scheme.key, **choice.compared).filter(place_key=place).row(0, named=True)
    )
    shown = {"rank": row["rank"], "score": show_number(row["score"], DIGITS)}
    named = {"rank": "score_rank", "score": "score"}
    numbers = {name: said(shown[name], named[name], scheme.key, place) for name in named}
    sentence = fill(house.facts.sentences["score_whose"], place=row["place"], **numbers)
    number = figure_id("score", choice.season.key, scheme.key, place)
    written = f"{house.facts.sentences['figure_number']} {number}"
    mark = f'<p class="note">{scheme_mark(scheme, house.facts)}　<span class="given">{text(written)}</span></p>'
    listed = parts_table(parts, row["place"], house.facts)
    opened = panel(f'<p class="whose" data-figures>{told(sentence, stop=True)}</p>{mark}{listed}', key="score_parts")
    below = st.container()
    if moved := score_moves_card(house, choice, place, scheme.key):
        opened = panel(moved, key="score_moves") or opened
    with below:
        show_clicked(opened, f"part_of_{scheme.key}_{place}", house, choice)
