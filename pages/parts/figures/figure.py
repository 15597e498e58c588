"""What a click on a figure opens: how it is made, the cells it is made of, and their sheet as it was sent."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import settings
from charts.evidence.card import figure_card, grouped
from charts.evidence.formula import title
from charts.evidence.origin import Group
from charts.evidence.sheet import sheet_drawing
from charts.evidence.words import figure_name
from charts.markup import text
from domain.dates import office_day, read_moment
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.listing import Listed
from domain.figures.named import Figure
from loaders.ledger.archive import kept_under
from pages.parts.choosing.choice import Choice
from pages.parts.figures.beside import beside
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands
from queries.worked.listed import listed

PANEL = "evidence"


@st.dialog("这个数从哪里来", width="large")
def open_figure(house: House, choice: Choice, clicked: Figure) -> None:
    """The figure that was clicked, with the way to all figures of its unit."""
    show_figure(house, choice, clicked)
    if clicked.whose in {place.key for place in house.facts.places.place}:
        unit = house.facts.places.keyed(clicked.whose)
        said = house.facts.sentences["see_place"].format(place=unit.label)
        if st.button(said, icon=":material/location_city:"):
            st.switch_page("place.py", query_params={"place": unit.key})


def clicked_figure(told: str, choice: Choice, facts: Facts) -> Figure:
    """The figure of "figure:MEASURE/ITEM/WHOSE", of a week "figure:MEASURE@DAY/ITEM/WHOSE"; of "figure:PLACE" that of
    the chosen indicator; of "number:" that of a whole 取数编号, of any season.
    """
    kind, _, key = told.partition(":")
    if kind == "number":
        return read_figure(key, facts)
    named, item, whose = key.split("/", 2) if "/" in key else ("actual", choice.indicator.key, key)
    measure, _, day = named.partition("@")
    return Figure(measure, choice.season.key, item, whose, date.fromisoformat(day) if day else None)


def show_clicked(opened: str | None, kept: str, house: House, choice: Choice) -> None:
    """The figure that was clicked last in an open dialog, under what it was clicked in; `kept` names the dialog."""
    chosen = opened or st.session_state.get(kept)
    if chosen:
        st.session_state[kept] = chosen
        show_figure(house, choice, clicked_figure(chosen, choice, house.facts))


def show_figure(house: House, choice: Choice, clicked: Figure) -> None:
    """How it is made and of which cells; those beside it, of the same unit, are one step away."""
    facts = house.facts
    st.markdown(f"**{as_it_stands(title(clicked, facts))}**")
    figures = {figure_name(one, facts): one for one in beside(clicked, choice, facts)}
    named = figure_name(clicked, facts)
    if len(figures) > 1:
        named = (
            st.segmented_control(
                "看哪个数", list(figures), default=named, label_visibility="collapsed", key=f"beside_{clicked}"
            )
            or named
        )
    cells = _listed(house, choice, figures[named])
    groups = grouped(cells)
    opened = _opened(groups)
    sheet = _drawn(house, groups[opened]) if opened is not None else ""
    panel(figure_card(cells, opened, sheet), key=PANEL)


def _listed(house: House, choice: Choice, made: Figure) -> Listed:
    asked = {name: value for name, value in choice.compared.items() if name != "season"}
    frame = house.ask("evidence/cells", figure=str(made), **asked)
    return listed(frame, made, house.facts, office_day(read_moment(choice.as_of)), house.store.query)


def _opened(groups: Sequence[Group]) -> int | None:
    """The row whose sheet is drawn: the one that was clicked, or the only one there is."""
    clicked = str(getattr(st.session_state.get(PANEL), "act", None) or "")
    if clicked.startswith("cells:") and int(clicked.removeprefix("cells:")) < len(groups):
        return int(clicked.removeprefix("cells:"))
    placed = [nth for nth, group in enumerate(groups) if group.cells]
    return placed[0] if len(placed) == 1 else None


def _drawn(house: House, group: Group) -> str:
    """The sheet as it was sent; where its file is no longer kept or cannot be read, that is said."""
    row = group.first
    path = kept_under(row["sha256"], settings.VAR / "archive")
    piece = house.readers.look(path, row["sheet"], group.cells) if path.is_file() else None
    if piece is None:
        return f'<p class="note">{text(house.facts.sentences["figure_sheet_gone"])}</p>'
    return sheet_drawing(piece, group.cells, house.facts)
