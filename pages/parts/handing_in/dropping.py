"""Handing in: files are dropped, kept as drafts and read; nothing is in the ledger before it is handed in."""

import streamlit as st

import settings
from domain.errors import GongjianError
from loaders.clock import now
from loaders.drafting.drafts import Draft, drafts, drop
from loaders.drafting.examining import Examined, examine
from pages.parts.shell.house import House

BY = "网页报送"


def anything_lies(house: House) -> bool:
    """Whether there are drafts."""
    return bool(drafts(house.store, settings.VAR))


def take_drops(house: House) -> list[Examined]:
    """The uploader; every draft that lies ready, those not read yet read now, with a bar that says how far it is."""
    state, say = st.session_state, house.facts.sentences
    turn = state.setdefault("turn", 0)
    files = st.file_uploader("上传统计表，可一次选多个文件", accept_multiple_files=True, key=f"files_{turn}")
    if files:
        added = drop(
            house.store,
            ((file.name, file.getvalue()) for file in files),
            dropped_at=now(),
            by=BY,
            folder=settings.VAR,
        )
        again = len(files) - len(added)
        state["told"] = say["drafts_again"].format(count=again) if again else ""
        state["answered"], state["trouble"], state["turn"] = [], "", turn + 1
        if added:  # what was dropped last is what the sender looks at
            state["opened_draft"] = added[0].draft if len(added) == 1 else None
        st.rerun()
    st.caption(say["handing_in"])
    if told := state.get("told"):
        st.info(told)
    return _read(house, drafts(house.store, settings.VAR))


def _read(house: House, lying: list[Draft]) -> list[Examined]:
    """Every draft with what was read in it; each is read once a session."""
    known: dict[str, Examined] = st.session_state.setdefault("examined", {})
    wanted = [draft for draft in lying if draft.draft not in known]
    if wanted:
        _read_now(house, wanted, known)
    return [known[draft.draft] for draft in lying if draft.draft in known]


def _read_now(house: House, wanted: list[Draft], known: dict[str, Examined]) -> None:
    say = house.facts.sentences["reading_file"]
    with st.container(key="reading"):
        bar, name = st.progress(0.0, say.format(nth=1, all=len(wanted))), st.empty()
        name.text(wanted[0].file)
        reading = examine(wanted, at=now(), store=house.store, facts=house.facts, readers=house.readers)
        try:
            for nth, one in enumerate(reading, 1):
                known[one.draft.draft] = one
                if nth < len(wanted):
                    bar.progress(nth / len(wanted), say.format(nth=nth + 1, all=len(wanted)))
                    name.text(wanted[nth].file)
        except GongjianError as fault:
            st.session_state["trouble"] = str(fault)
        bar.empty()
        name.empty()
