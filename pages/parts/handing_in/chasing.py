"""Chasing: which form, the moment now, the reminders to copy, and the returns behind a cell of the board."""

from datetime import datetime

import polars as pl
import streamlit as st

from charts.intake.board import returns_of_slot
from charts.intake.words import reminder_file, reminders
from charts.markup import text
from charts.returns.findings import with_reasons
from domain.dates import EVER, OFFICE_ZONE
from domain.due import forms_due
from domain.forms import Form
from pages.parts.choosing.choice import Choice, go_to
from pages.parts.choosing.day import shown_day
from pages.parts.handing_in.originals import offer_originals
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

WIDTH = 660


def pick_form(house: House, choice: Choice, key: str) -> Form | None:
    """The form whose board is shown, of those ever due in the season; None where there is none."""
    facts = house.facts
    due = {form.key: form for form in forms_due(facts, choice.season)}
    if not due:
        return None
    if len(due) == 1:
        return next(iter(due.values()))
    first, *_ = due
    picked = st.segmented_control(
        "报表", list(due), default=first, format_func=lambda key: due[key].label, required=True, key=key
    )
    return due[picked or first]


def see_now(choice: Choice) -> None:
    """A way to the board as it stands at this moment."""
    if st.button("看此刻", icon=":material/schedule:", key="see_now"):
        now = datetime.now(OFFICE_ZONE).replace(tzinfo=None)
        go_to("intake.py", season=choice.season.key, as_of=now.isoformat(timespec="minutes"))


def chase(board: pl.DataFrame, form: Form, house: House, choice: Choice) -> None:
    """The reminders, one text per unit, each ready to copy, and all of them as a file."""
    told = reminders(board, form, house.facts)
    panel(f'<h2 class="title">催报名单</h2>{"" if told else _nobody(house, choice)}', key="reminders_head")
    if not told:
        return
    with st.container(horizontal=True, gap="small"):
        for words in told.values():
            st.code(words, language=None, wrap_lines=True, width=WIDTH)
    with st.expander("合为一段，便于群发"):
        st.code("\n".join(told.values()), language=None, wrap_lines=True)
    st.download_button(
        "下载催报名单",
        reminder_file(told.values()),
        f"{form.label}催报名单_{choice.day:%Y%m%d}.txt",
        "text/plain",
        icon=":material/download:",
        on_click="ignore",
    )


def _nobody(house: House, choice: Choice) -> str:
    sentence = house.facts.sentences["reminder_nobody"].format(as_of=shown_day(choice.as_of))
    return f'<p class="note">{text(sentence)}</p>'


def open_slot(opened: str | None, board: pl.DataFrame, form: Form, house: House, choice: Choice) -> None:
    """Open the returns of the cell that the board told: "slot:PLACE:ORDINAL"."""
    kind, _, cell = (opened or "").partition(":")
    if kind == "slot":
        place, _, ordinal = cell.partition(":")
        row = board.filter(pl.col("place_key") == place, pl.col("ordinal").cast(pl.String) == ordinal)
        if row.height:
            _returns(row.row(0, named=True), form, house, choice)


@st.dialog("这一期的报表", width="large")
def _returns(row: dict[str, object], form: Form, house: House, choice: Choice) -> None:
    asked = house.ask("intake/returns", form=form.key, **choice.asked)
    mine = asked.filter(place_key=row["place_key"], ordinal=row["ordinal"])
    found = house.ask("returns/findings", season=choice.season.key, as_of=EVER)
    returns = [(one, with_reasons(found.filter(submission=one["submission"]))) for one in mine.iter_rows(named=True)]
    panel(returns_of_slot(row, returns, house.facts), key="slot_returns")
    offer_originals(house, mine["submission"].to_list())
