"""Taking a return back: with a reason, from the dialog that shows it."""

import streamlit as st

from charts.markup import Row
from domain.dates import office_day
from domain.errors import GongjianError
from loaders.clock import now
from loaders.records.withdrawing import withdraw
from pages.parts.choosing.choice import Choice, follow
from pages.parts.handing_in.dropping import BY
from pages.parts.shell.house import House


def offer_withdrawal(house: House, choice: Choice, row: Row) -> None:
    """Where the return counts or counted, a way to take it back; `row` is one of returns/received."""
    if row["standing"] not in ("in_force", "replaced"):
        return
    say = house.facts.sentences
    with st.expander("撤回这份报表", icon=":material/undo:"):
        st.caption(say["withdrawing"])
        reason = st.text_input("撤回原因", max_chars=200, placeholder=say["withdrawing_example"])
        if st.button("撤回", icon=":material/undo:") and _withdrawn(house, row["receipt"], reason):
            st.session_state["told"] = say["withdrawn_told"].format(receipt=row["receipt"])
            st.session_state.pop("examined", None)
            follow(choice, office_day(now()))
            st.rerun()


def _withdrawn(house: House, receipt: str, reason: str) -> bool:
    try:
        withdraw(house.store, receipt, reason=reason, author=BY, made_at=now())
    except GongjianError as fault:
        st.warning(str(fault))
        return False
    return True
