"""Workbooks received, to fetch again: each as it was sent and, where anything was found in it, marked."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

import settings
from loaders.originals import Original, marked, originals
from pages.parts.fetching.control import WORKBOOK
from pages.parts.shell.house import House

_ANY = "application/octet-stream"


def offer_originals(house: House, submissions: Sequence[str]) -> None:
    """The workbooks of returns, the latest first; the number of each stands before its buttons."""
    say = house.facts.sentences
    if not submissions:
        return
    st.caption(say["originals"])
    kept = originals(house.store, house.facts, submissions, settings.VAR)
    for one in kept:
        _offer(house, one)
    if len(kept) < len(submissions):
        st.caption(say["originals_gone"].format(count=len(submissions) - len(kept)))


def _offer(house: House, one: Original) -> None:
    with st.container(key=f"original_{one.submission}", horizontal=True, vertical_alignment="center"):
        st.text(one.receipt, width=150)
        st.download_button(
            "原件",
            one.path.read_bytes,
            one.file,
            _ANY,
            key=f"original_file_{one.submission}",
            icon=":material/draft:",
            on_click="ignore",
        )
        if one.findings:
            st.download_button(
                "标注件",
                lambda: marked(one, house.facts, house.readers),
                f"{Path(one.file).stem}_{one.receipt}_核对意见.xlsx",
                WORKBOOK,
                key=f"original_marked_{one.submission}",
                icon=":material/rate_review:",
                on_click="ignore",
            )
