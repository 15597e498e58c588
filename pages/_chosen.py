"""What the router has opened and chosen, for the page that runs now."""

import streamlit as st

from pages._choice import Choice
from pages._house import House


def chosen() -> tuple[House, Choice]:
    """The house and the choice of this run."""
    return st.session_state["house"], st.session_state["choice"]
