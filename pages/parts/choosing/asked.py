"""The choices of the ranking page: which indicator, against which target."""

import streamlit as st

from charts.rankings.bars import targets_named
from domain.facts import Facts
from pages.parts.choosing.choice import Choice, pick_indicator


def asked(choice: Choice, facts: Facts) -> str:
    """The basis of the ranking: "guarantee", "work" or, without targets, "actual"."""
    labels = {one.key: one.label for one in facts.indicators_of(choice.season)}
    bases = targets_named(facts) if choice.has_target else {"actual": facts.terms["actual"]}
    with st.container(key="asked", horizontal=True, vertical_alignment="bottom"):
        at = list(labels).index(choice.indicator.key)
        picked = st.selectbox("指标", list(labels), at, format_func=lambda key: labels[key], width=280)
        first, *_ = bases
        basis = st.segmented_control(
            "排名依据", list(bases), default=first, format_func=lambda key: bases[key], required=True
        )
    if picked != choice.indicator.key:
        pick_indicator(picked)
    return basis or first
