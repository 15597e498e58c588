"""What lies ready: one file or a list, what all of it would change together, and the ways on."""

from functools import partial

import streamlit as st

from charts.markup import text
from charts.returns.draft import unrehearsed
from charts.returns.drafts import Lying, State, drafts_list, drafts_sentence
from charts.returns.joint import joint_cards
from domain.unforeseen import Unforeseen
from loaders.attempting import attempted
from loaders.clock import now
from loaders.drafting.examining import Examined
from loaders.drafting.joint import Together, preview_together
from loaders.drafting.reasons import Asked, asked, kept_reasons
from loaders.drafting.rehearsing import sets_targets
from pages.parts.choosing.choice import Choice
from pages.parts.handing_in.draft import discard_drafts, show_draft
from pages.parts.handing_in.dropping import BY
from pages.parts.handing_in.submitting import submit
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel

_AT_ONCE = 100  # returns that are rehearsed together without being asked


def show_drafts(house: House, choice: Choice, examined: list[Examined]) -> None:
    """Everything that lies ready, and the ways on: hand in all that can be, one by one, or throw away."""
    reasons = kept_reasons(house.store)
    reasons |= _typed(examined)
    lying = [lying_as(one, reasons) for one in examined]
    with st.container(border=True, key="drafts"):
        say = house.facts.sentences["drafts_shared"]
        told = f'<p class="say" role="status">{text(drafts_sentence(lying, house.facts))}</p>'
        panel(f'{told}<p class="note">{text(say)}</p>', key="drafts_told")
        if len(examined) > 1:
            _ways_for_all(house, choice, examined, lying, reasons)
        _together(house, examined, lying)
        opened = _opened(house, lying, examined)
        show_draft(house, choice, opened, lying_as(opened, reasons), reasons, examined)


def lying_as(one: Examined, reasons: dict[Asked, str]) -> Lying:
    """A draft as it is drawn, in the state that the reasons given so far leave it in."""
    state: State = "ready"
    if one.failure:
        state = "failed"
    elif one.refused:
        state = "refused"
    elif one.filed_before:
        state = "known"
    elif not all(reasons.get(each, "").strip() for each in asked(one.draft, one.returns)):
        state = "asks"
    draft = one.draft
    return Lying(draft.draft, draft.file, one.returns, state, draft.dropped_at, draft.dropped_by, one.failure)


def _typed(examined: list[Examined]) -> dict[Asked, str]:
    """The reasons as they stand in the boxes of this session."""
    state = st.session_state
    wanted = [each for one in examined for each in asked(one.draft, one.returns)]
    return {each: state[f"reason:{each}"] for each in wanted if f"reason:{each}" in state}


def _ways_for_all(
    house: House, choice: Choice, examined: list[Examined], lying: list[Lying], reasons: dict[Asked, str]
) -> None:
    ready = [one for one, row in zip(examined, lying, strict=True) if row.state == "ready"]
    with st.container(horizontal=True):
        label = f"提交可以提交的 {len(ready)} 份" if len(ready) < len(examined) else f"全部提交（{len(ready)} 份）"
        if ready and st.button(label, type="primary", icon=":material/send:", key="submit_all"):
            submit(house, choice, ready, reasons)
        with st.popover("全部放弃", icon=":material/delete:"):
            st.caption("放弃后不能恢复，要用须重新上传。")
            refused = [one for one, row in zip(examined, lying, strict=True) if row.state == "refused"]
            label = f"只放弃不能受理的 {len(refused)} 份"
            if 0 < len(refused) < len(examined) and st.button(label, key="discard_refused"):
                discard_drafts(house, refused)
            if st.button(f"放弃全部 {len(examined)} 份", key="discard_all"):
                discard_drafts(house, examined)


def _together(house: House, examined: list[Examined], lying: list[Lying]) -> None:
    """What all returns that can be handed in would change together, where there are several or targets among them."""
    state = st.session_state
    drafted = [
        (one.draft, read)
        for one, row in zip(examined, lying, strict=True)
        if row.state in ("ready", "asks")
        for read in one.returns
        if not read.rejected
    ]
    asked_of = (tuple(draft.draft for draft, _ in drafted), house.store.revision())
    if len(drafted) < 2 and not any(sets_targets(read, house.facts) for _, read in drafted):
        return
    if state.get("together_for") != asked_of:
        if len(drafted) > _AT_ONCE:
            st.caption(house.facts.sentences["together_many"])
            if not st.button(f"预演 {len(drafted)} 份一并提交", icon=":material/query_stats:", key="rehearse"):
                return
        state["rehearsed"] = attempted(partial(preview_together, house.store, house.facts, drafted, now(), BY))
        state["together_for"] = asked_of
    joints: list[Together] | Unforeseen = state["rehearsed"]
    if isinstance(joints, Unforeseen):
        panel(unrehearsed(joints, house.facts), key="together")
    elif joints:
        panel(joint_cards(joints, house.facts), key="together")


def _opened(house: House, lying: list[Lying], examined: list[Examined]) -> Examined:
    """The draft that is open: the one clicked last, else the first that needs a hand, else the first."""
    state = st.session_state
    by_key = {one.draft.draft: one for one in examined}
    needy = next((one.key for one in lying if one.state in ("failed", "refused", "asks")), lying[0].key)
    key = state.get("opened_draft")
    key = key if key in by_key else needy
    if len(lying) > 1:
        clicked = (panel(drafts_list(lying, key, house.facts), key="drafts_list") or "").partition(":")[2]
        if clicked in by_key and clicked != key:
            state["opened_draft"] = clicked
            st.rerun()
    return by_key[key]
