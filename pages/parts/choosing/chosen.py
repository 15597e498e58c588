"""What the router has opened and chosen, for the page that runs now."""

import streamlit as st

from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House


def chosen() -> tuple[House, Choice]:
    """The house and the choice of this run."""
    return st.session_state["house"], st.session_state["choice"]
