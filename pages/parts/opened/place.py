"""Which unit the 县区 page is about: from the URL, by name or with the arrow keys, in the printed order."""

import streamlit as st

from domain.errors import UsageError
from domain.places import Place
from pages.parts.shell.house import House

NAME = "place"


def pick_place(house: House) -> tuple[Place, str]:
    """Draw the choice of a unit and return it, with a remark where the URL names none we know."""
    places = house.facts.places.place
    keys = [place.key for place in places]
    chosen, remark = _settled(house)
    at = keys.index(chosen.key)
    with st.container(key="places", horizontal=True, vertical_alignment="bottom"):
        back = st.button("上一个", shortcut="Left", key="place_before")
        picked = st.selectbox(
            "单位",
            keys,
            at,
            format_func=lambda key: house.facts.places.keyed(key).label,
            label_visibility="collapsed",
            width=150,
        )
        onward = st.button("下一个", shortcut="Right", key="place_after")
    step = int(onward) - int(back)
    wanted = keys[(at + step) % len(keys)] if step else picked
    if wanted != chosen.key or st.query_params.get(NAME) != wanted:
        st.query_params[NAME] = wanted
    if wanted != chosen.key:
        st.rerun()
    return chosen, remark


def _settled(house: House) -> tuple[Place, str]:
    asked = st.query_params.get(NAME)
    first = house.facts.places.place[0]
    if asked is None:
        return first, ""
    try:
        return house.facts.place(asked), ""
    except UsageError:
        return first, house.facts.sentences["unknown_place"].format(wanted=asked, shown=first.label)
