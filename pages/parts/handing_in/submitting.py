"""Handing drafts in: a bar while they are entered, a receipt for each return, and the way to the ranking they moved."""

import streamlit as st

import settings
from charts.returns.receipts import receipts_answered
from charts.returns.versions import notes_beside
from domain.dates import EVER, show_period
from domain.errors import GongjianError
from domain.seasons import Season
from loaders.clock import now
from loaders.drafting.examining import Examined
from loaders.drafting.handing_in import hand_in
from loaders.drafting.reasons import Reasons
from loaders.receipts import Receipt
from pages.parts.choosing.choice import Choice, go_to
from pages.parts.choosing.told import slot_of, told_days
from pages.parts.handing_in.dropping import BY
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands


def submit(house: House, choice: Choice, chosen: list[Examined], reasons: Reasons) -> None:
    """Enter what was chosen; what is answered before a failure stays answered, the rest stays a draft."""
    state, say = st.session_state, house.facts.sentences
    state["told"], state["trouble"], state["answered"] = "", "", []
    bar, left = st.progress(0.0, say["handing_in_file"].format(nth=1, all=len(chosen))), len(chosen)
    entering = hand_in(
        house.store,
        house.facts,
        chosen,
        reasons=reasons,
        received_at=now(),
        by=BY,
        folder=settings.VAR,
        readers=house.readers,
    )
    try:
        for nth, (draft, receipts) in enumerate(entering, 1):
            state["examined"].pop(draft.draft, None)
            state["answered"] = [*state["answered"], *receipts]
            left -= bool(receipts)
            bar.progress(nth / len(chosen), say["handing_in_file"].format(nth=nth, all=len(chosen)))
        state["trouble"] = say["handed_in_asks"].format(count=left) if left else ""
    except GongjianError as fault:
        state["trouble"] = f"{fault}{say['handed_in_rest'].format(count=left)}"
    follow(house, choice, state["answered"])
    st.rerun()


def show_receipts(house: House) -> None:
    """What went wrong, the receipts of the files handed in last, and the way to the ranking they moved."""
    state = st.session_state
    if trouble := state.get("trouble"):
        st.error(as_it_stands(trouble))
    receipts: list[Receipt] = state.get("answered", [])
    if receipts:
        _to_the_ranking(house, receipts)
        panel(receipts_answered(receipts, beside(house, receipts), house.facts), key="receipts")


def beside(house: House, receipts: list[Receipt]) -> dict[str, str]:
    """By submission, how what was just handed in stands to the other returns of its unit."""
    forms = {receipt.form for receipt in receipts if receipt.status == "accepted"}
    notes: dict[str, str] = {}
    for season in house.facts.seasons.values():
        for form in (*house.facts.forms_of(season), *house.facts.standing_forms()):
            if form.key in forms:
                versions = house.ask("returns/versions", season=season.key, form=form.key, as_of=EVER)
                notes |= notes_beside(versions, house.facts)
    return notes


def follow(house: House, choice: Choice, receipts: list[Receipt]) -> None:
    """Move the chosen day forward to where it knows what was just handed in for the season on screen."""
    days, forms = told_days(house, choice.season), {form.key for form in house.facts.forms_of(choice.season)}
    told = [
        days[slot]
        for receipt in receipts
        if receipt.form in forms
        and receipt.status == "accepted"
        and receipt.period
        and (slot := slot_of(receipt.period, choice.season)) in days
    ]
    if told and max(told) > choice.day:
        st.session_state["sent_on"] = {"season": choice.season.key, "as_of": max(told).isoformat()}


def _to_the_ranking(house: House, receipts: list[Receipt]) -> None:
    """A way to the ranking of the season and day that the last accepted file speaks of."""
    moved = [receipt for receipt in receipts if receipt.status == "accepted" and receipt.period]
    if not moved:
        return
    last = moved[-1]
    season = _season_of(house, last)
    if season is None:
        return
    period = last.period or ""
    if st.button(f"查看{season.short}排名（{show_period(period)}）", type="primary", icon=":material/leaderboard:"):
        day = told_days(house, season)[slot_of(period, season)]
        go_to("ranking.py", season=season.key, as_of=day.isoformat())


def _season_of(house: House, receipt: Receipt) -> Season | None:
    """The season whose list of returns holds the receipt's; None for a form of no season."""
    return next(
        (
            season
            for season in house.facts.seasons.values()
            if receipt.form in {form.key for form in house.facts.forms_of(season)}
            and receipt.submission
            in house.ask("returns/received", season=season.key, as_of=EVER)["submission"].to_list()
        ),
        None,
    )
