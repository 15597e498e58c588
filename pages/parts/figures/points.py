"""The points of a drawing that was clicked: each opens what it carries, at every click."""

from collections.abc import Callable

import streamlit as st

_CLICKED, _MARKED = "{}_clicked", "{}_marked"


def keep_clicked(chart: str) -> Callable[[], None]:
    """What keeps the point that was clicked in the drawing of that key; a second click takes its mark away again."""

    def kept() -> None:
        points = st.session_state[chart].selection.points
        carried = points[0].get("customdata") if points else st.session_state.get(_MARKED.format(chart))
        st.session_state[_MARKED.format(chart)] = carried
        if carried:
            st.session_state[_CLICKED.format(chart)] = carried[0]

    return kept


def clicked_point(chart: str) -> str | None:
    """What the point that was clicked carries, told once."""
    told = st.session_state.pop(_CLICKED.format(chart), None)
    return None if told is None else str(told)
