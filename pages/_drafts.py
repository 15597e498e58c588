"""What lies ready: one file or a list, what each would change, the reasons it needs, and 提交."""

from pathlib import Path

import streamlit as st

from charts.drafts import Lying, State, draft_card, drafts_list, drafts_sentence
from charts.markup import text
from domain.facts import Facts
from domain.findings import LEVEL_LABELS
from loaders.annotating.answering import annotated
from loaders.drafts import Examined, discard
from loaders.handing_in import Asked, asked
from loaders.preview import Preview, preview
from pages._blank import WORKBOOK
from pages._choice import Choice
from pages._handing_in import BY, now
from pages._house import House
from pages._panel import panel
from pages._submitting import submit


def show_drafts(house: House, choice: Choice, examined: list[Examined]) -> None:
    """Everything that lies ready, and the ways on: hand in all that can be, one by one, or throw away."""
    reasons: dict[Asked, str] = st.session_state.setdefault("reasons", {})
    lying = [_lying(one, reasons) for one in examined]
    ready = [one for one, row in zip(examined, lying, strict=True) if row.state == "ready"]
    with st.container(border=True, key="drafts"):
        panel(f'<p class="say" role="status">{text(drafts_sentence(lying, house.facts))}</p>', key="drafts_told")
        if len(examined) > 1:
            _ways_for_all(house, choice, examined, ready)
        opened = _opened(house, lying, examined)
        _one(house, choice, opened, reasons, only=len(examined) == 1)


def _lying(one: Examined, reasons: dict[Asked, str]) -> Lying:
    state: State = "ready"
    if one.refused:
        state = "refused"
    elif one.filed_before:
        state = "known"
    elif not all(reasons.get(each, "").strip() for each in asked(one.draft, one.returns)):
        state = "asks"
    return Lying(one.draft.draft, one.draft.file, one.returns, state)


def _ways_for_all(house: House, choice: Choice, examined: list[Examined], ready: list[Examined]) -> None:
    with st.container(horizontal=True):
        label = f"提交可以提交的 {len(ready)} 份" if len(ready) < len(examined) else f"全部提交（{len(ready)} 份）"
        if ready and st.button(label, type="primary", icon=":material/send:", key="submit_all"):
            submit(house, choice, ready, st.session_state["reasons"])
        with st.popover("全部放弃", icon=":material/delete:"):
            st.caption("放弃后不能恢复，要用须重新上传。")
            if st.button(f"放弃全部 {len(examined)} 份", key="discard_all"):
                _discard(house, examined)


def _opened(house: House, lying: list[Lying], examined: list[Examined]) -> Examined:
    """The draft that is open: the one clicked last, else the first that needs a hand, else the first."""
    state = st.session_state
    by_key = {one.draft.draft: one for one in examined}
    needy = next((one.key for one in lying if one.state in ("refused", "asks")), lying[0].key)
    key = state.get("opened_draft")
    key = key if key in by_key else needy
    if len(lying) > 1:
        clicked = (panel(drafts_list(lying, key, house.facts), key="drafts_list") or "").partition(":")[2]
        if clicked in by_key and clicked != key:
            state["opened_draft"] = clicked
            st.rerun()
    return by_key[key]


def _one(house: House, choice: Choice, one: Examined, reasons: dict[Asked, str], only: bool) -> None:
    """The opened draft: what it is and would change, the reasons it needs, and what can be done with it."""
    card, row = st.container(), _lying(one, reasons)
    if row.state in ("ready", "asks"):
        for each in asked(one.draft, one.returns):
            reasons[each] = st.text_input(
                _question(one, each, house.facts), reasons.get(each, ""), key=f"reason:{each}", max_chars=200
            )
        row = _lying(one, reasons)
    with card:
        panel(draft_card(row, _previews(house, one), house.facts), key="draft")
    warned = st.empty()
    with st.container(horizontal=True):
        if row.state in ("ready", "asks"):
            label = "提交" if only else "只提交这一份"
            if st.button(label, type="primary" if only else "secondary", icon=":material/send:", key="submit_one"):
                if row.state == "ready":
                    submit(house, choice, [one], reasons)
                warned.warning(house.facts.sentences["reason_first"])
        findings = [finding for read in one.returns for finding in read.findings]
        if findings and row.state != "known":
            opened = any(read.sheet for read in one.returns)
            st.download_button(
                "下载标注好的原表" if opened else "下载问题清单",
                lambda: annotated(one.draft.path, findings, house.facts, house.readers, file=one.draft.file),
                f"{Path(one.draft.file).stem}_核对意见.xlsx",
                WORKBOOK,
                icon=":material/rate_review:",
                on_click="ignore",
            )
        if st.button("放弃", icon=":material/delete:", key="discard_one"):
            _discard(house, [one])


def _question(one: Examined, each: Asked, facts: Facts) -> str:
    """What a reason is asked for: the rule that asks, and the cells that need it."""
    _, sheet, code = each
    cells = [
        finding.cell for read in one.returns if read.sheet == sheet for finding in read.findings if finding.code == code
    ]
    where = "、".join(dict.fromkeys(cell for cell in cells if cell))
    rule = facts.rules.by_code().get(code)
    what = rule.title if rule else LEVEL_LABELS["explain"]
    return f"请说明原因：{what}（{where}）" if where else f"请说明原因：{what}"


def _previews(house: House, one: Examined) -> list[Preview | None]:
    """What each return of the opened draft would change, rehearsed once as long as the ledger stays as it is."""
    state, asked_of = st.session_state, (one.draft.draft, house.store.revision())
    if state.get("previewed_for") != asked_of:
        state["previews"] = [preview(house.store, house.facts, one.draft, read, now(), BY) for read in one.returns]
        state["previewed_for"] = asked_of
    previews: list[Preview | None] = state["previews"]
    return previews


def _discard(house: House, unwanted: list[Examined]) -> None:
    discard(house.store, [one.draft for one in unwanted])
    for one in unwanted:
        st.session_state["examined"].pop(one.draft.draft, None)
    st.rerun()
