"""Which ranking is shown, kept in the URL: the composite one, progress, topics, or one indicator."""

import streamlit as st

from domain.schemefiles import schemes_in
from pages._choice import Choice
from pages._house import House

NAME = "by"
KINDS = {"composite": "综合", "progress": "进步", "topical": "专题", "single": "单项"}


def ranked_by(house: House, choice: Choice) -> str:
    """The kind chosen, or asked for in the URL; by itself the composite one where its scheme is official."""
    wanted = st.query_params.get(NAME)
    first = wanted if wanted in KINDS else _by_itself(house, choice)
    kind = st.segmented_control(
        "排名方式",
        list(KINDS),
        default=first,
        format_func=lambda key: KINDS[key],
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
    in_force = (one for one in schemes_in(house.facts).versions if one.valid_from <= choice.day)
    official = any(one.official and one.season == choice.season.key and not one.topic for one in in_force)
    return "composite" if official else "single"
