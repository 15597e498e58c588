"""What a click on a figure opens: how it is made, the cells it is made of, and their sheet as it was sent."""

from collections.abc import Sequence

import streamlit as st

import settings
from charts.evidence_cells import Group, figure_card, grouped
from charts.formula import title
from charts.markup import text
from charts.sheet_piece import sheet_drawing
from domain.dates import office_day, read_moment
from domain.figures import Figure
from domain.listing import Listed
from loaders.archive import kept_under
from pages._choice import Choice
from pages._house import House
from pages._panel import panel

PANEL = "evidence"
_OF_RATIO = {"reported": ("rate", "part", "whole"), "followed": ("rate", "part", "whole")}


@st.dialog("这个数从哪里来", width="large")
def open_figure(house: House, choice: Choice, clicked: Figure) -> None:
    """The figure that was clicked, with the way to all figures of its unit."""
    show_figure(house, choice, clicked)
    if clicked.whose in {place.key for place in house.facts.places.place}:
        unit = house.facts.places.keyed(clicked.whose)
        said = house.facts.sentences["see_place"].format(place=unit.label)
        if st.button(said, icon=":material/location_city:"):
            st.switch_page("place.py", query_params={"place": unit.key})


def clicked_figure(told: str, choice: Choice) -> Figure:
    """The figure of "figure:MEASURE/ITEM/WHOSE"; of "figure:PLACE" that of the chosen indicator."""
    key = told.partition(":")[2]
    measure, item, whose = key.split("/", 2) if "/" in key else ("actual", choice.indicator.key, key)
    return Figure(measure, choice.season.key, item, whose)


def show_figure(house: House, choice: Choice, clicked: Figure) -> None:
    """How it is made and of which cells; those beside it, of the same unit and item, are one step away."""
    facts = house.facts
    st.markdown(f"**{title(clicked, facts)}**")
    beside = _beside(clicked, choice, house)
    measure = clicked.measure
    if len(beside) > 1:
        picked = st.segmented_control(
            "看哪个数",
            beside,
            default=clicked.measure,
            format_func=lambda key: facts.sentences[f"measure_{key}"],
            label_visibility="collapsed",
            key=f"beside_{clicked}",
        )
        measure = picked or measure
    made = Figure(measure, clicked.season, clicked.item, clicked.whose)
    listed = _listed(house, choice, made)
    groups = grouped(listed)
    opened = _opened(groups)
    sheet = _drawn(house, groups[opened]) if opened is not None else ""
    panel(figure_card(listed, opened, sheet), key=PANEL)


def _listed(house: House, choice: Choice, made: Figure) -> Listed:
    asked = {name: value for name, value in choice.compared.items() if name != "season"}
    rows = house.ask("evidence/cells", figure=str(made), **asked).rows(named=True)
    return Listed(made, tuple(rows), house.facts, office_day(read_moment(choice.as_of)))


def _beside(clicked: Figure, choice: Choice, house: House) -> list[str]:
    """The measures of the same item and unit, the one that was clicked among them."""
    kind, _, _ = clicked.measure.partition("_")
    if kind in _OF_RATIO:
        return [f"{kind}_{part}" for part in _OF_RATIO[kind]]
    unit = clicked.whose != house.facts.places.city.key
    found = ["actual", "gain"]
    if clicked.item in choice.targeted:
        found += ["guarantee_target", "guarantee_completion", "work_completion", "lead_points"]
        found += ["guarantee_rank"] if unit else []
    elif unit:
        found.append("actual_rank")
    return found if clicked.measure in found else [clicked.measure, *found]


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
