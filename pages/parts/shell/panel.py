"""The one component that shows figures: mounts escaped HTML, shows tips, tells what was clicked."""

from pathlib import Path

import streamlit as st

_ROOM = Path(__file__).parent
_STYLES = (_ROOM.parents[2] / "charts" / "screen.css").read_text("utf-8")
_panel = st.components.v2.component(
    "gongjian_panel", html='<div class="screen"></div>', css=_STYLES, js=(_ROOM / "panel.js").read_text("utf-8")
)


def panel(html: str, key: str) -> str | None:
    """Draw `html` (escaped by charts/) and return what was opened since the last run, such as "figure:dazhu"."""
    opened = _panel(data={"html": html}, key=key, on_act_change=lambda: _choose_first(key)).act
    return str(opened) if opened else None


def _choose_first(key: str) -> None:
    """Take an indicator that was clicked before the page runs, so that it is drawn once."""
    kind, _, chosen = str(st.session_state[key].act or "").partition(":")
    if kind == "indicator":
        st.session_state["indicator"] = chosen
