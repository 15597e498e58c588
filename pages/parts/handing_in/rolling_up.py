"""The city's own return: made from its units' by one click, with the units named that it lacks."""

import streamlit as st

from domain.dates import read_moment, show_period
from domain.forms import Form
from loaders.rolling_up.summing import Sums, summed
from loaders.rolling_up.workbook import rolled_up
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import WORKBOOK
from pages.parts.shell.house import House


def offer_roll_up(form: Form, house: House, choice: Choice) -> None:
    """The city's return of the last slot told of, to fetch; nothing where no unit has handed in one to add up."""
    if form.rows != "one" or choice.told_until is None or not _has_any(form, house, choice):
        return
    facts, city = house.facts, house.facts.places.city.label
    period = f"{choice.told_until:%Y-%m}" if form.period_reads == "month" else choice.told_until.isoformat()
    known = read_moment(choice.as_of)
    st.download_button(
        f"下载{city}汇总表（{show_period(period)}）",
        lambda: rolled_up(house.store, facts, form, period, known).content,
        f"{city}_{form.label}_{period}.xlsx",
        WORKBOOK,
        icon=":material/functions:",
        on_click="ignore",
    )
    if said := _lacking(summed(house.store, facts, form, period, known), house):
        st.caption(said)


def _has_any(form: Form, house: House, choice: Choice) -> bool:
    told = house.ask("season/periods", **choice.asked).filter(form=form.key)
    return bool((told["reported"] > 0).any())


def _lacking(sums: Sums, house: House) -> str:
    """Which units the sums lack, and which stand in them with an earlier return."""
    say = house.facts.sentences
    earlier = "、".join(f"{place}（{show_period(period)}）" for place, period in sums.earlier)
    missing = say["rollup_missing"].format(places="、".join(sums.missing)) if sums.missing else ""
    return missing + (say["rollup_earlier"].format(places=earlier) if earlier else "")
