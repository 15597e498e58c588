"""Which ranking is shown, kept in the URL: the composite one, progress, topics, one indicator, or the schemes."""

import streamlit as st

from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House

NAME = "by"
KINDS = ("composite", "progress", "topical", "single", "schemes")


def ranked_by(house: House, choice: Choice) -> str:
    """The kind chosen, or asked for in the URL; by itself the composite one where its scheme is official."""
    wanted = st.query_params.get(NAME)
    first = wanted if wanted in KINDS else _by_itself(house, choice)
    kind = st.segmented_control(
        "排名方式",
        KINDS,
        default=first,
        format_func=lambda key: house.facts.sentences[f"ranked_by_{key}"],
        required=True,
        label_visibility="collapsed",
        key=f"ranked_by_{wanted or ''}_{choice.season.key}",
    )
    if kind and kind != first:
        st.query_params[NAME] = kind
        st.rerun()
    return first


def _by_itself(house: House, choice: Choice) -> str:
    """While no scheme is official an example does not come before the figures."""
    schemes = house.ask("rankings/schemes", **choice.asked)
    return "single" if schemes.filter("in_force", "official", kind="composite").is_empty() else "composite"
