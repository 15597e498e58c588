"""The draft that is open: what it is and would change, the reasons it needs, and what can be done with it."""

from pathlib import Path

import streamlit as st

from charts.returns.draft import draft_card
from charts.returns.drafts import Lying
from domain.facts import Facts
from domain.grouping import cell_ranges
from domain.unforeseen import Unforeseen
from loaders.annotating.answering import annotated
from loaders.clock import now
from loaders.drafting.drafts import discard
from loaders.drafting.examining import Examined
from loaders.drafting.preview import Preview, previews
from loaders.drafting.reasons import Asked, asked, drafted, keep_reason, said_before
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import WORKBOOK
from pages.parts.handing_in.dropping import BY
from pages.parts.handing_in.submitting import submit
from pages.parts.handing_in.waiving import ask_waivers
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands


def show_draft(
    house: House, choice: Choice, one: Examined, row: Lying, reasons: dict[Asked, str], everything: list[Examined]
) -> None:
    """The opened draft of `everything` that lies ready, `row` as it is drawn, with its ways on over everything.

    `reasons` are those given so far.
    """
    only = len(everything) == 1
    ways = st.container(horizontal=True)
    warned = st.empty()
    if row.state in ("ready", "asks"):
        _ask(house, one, reasons, [each for other in everything for each in asked(other.draft, other.returns)])
    panel(draft_card(row, _previews(house, one), house.facts), key="draft")
    with ways:
        if row.state in ("ready", "asks"):
            label = "提交" if only else "只提交这一份"
            if st.button(label, type="primary" if only else "secondary", icon=":material/send:", key="submit_one"):
                if row.state == "ready":
                    submit(house, choice, [one], reasons)
                warned.warning(house.facts.sentences["reason_first"])
        _offer_marked(house, one, row, reasons)
        ask_waivers(one.returns, house)
        if st.button("放弃", icon=":material/delete:", key="discard_one"):
            discard_drafts(house, [one])


def discard_drafts(house: House, unwanted: list[Examined]) -> None:
    """Throw drafts away and draw again."""
    discard(house.store, [one.draft for one in unwanted])
    for one in unwanted:
        st.session_state["examined"].pop(one.draft.draft, None)
    st.rerun()


def _ask(house: House, one: Examined, reasons: dict[Asked, str], everywhere: list[Asked]) -> None:
    """A box for every reason that is needed; what is typed is kept with the draft at once, and can be for others."""
    before = {read.sheet: said_before(house.store, read) for read in one.returns}
    for each in asked(one.draft, one.returns):
        st.text_input(
            _question(one, each, house.facts),
            reasons.get(each, ""),
            key=f"reason:{each}",
            max_chars=200,
            on_change=_keep,
            args=(house, each),
        )
        _offer_the_same(house, each, reasons, everywhere)
        _, sheet, code = each
        if (reason := before[sheet].get(code)) and not reasons.get(each, "").strip():
            label = house.facts.sentences["reason_before"].format(reason=reason)
            st.button(label, key=f"before:{each}", on_click=_keep_for, args=(house, [each], reason))


def _offer_the_same(house: House, each: Asked, reasons: dict[Asked, str], everywhere: list[Asked]) -> None:
    """The reason given last to the same rule, for this and all others it asks of that have none yet."""
    alike = [other for other in everywhere if other[2] == each[2]]
    given = [reason for other in alike if (reason := reasons.get(other, "").strip())]
    without = [other for other in alike if not reasons.get(other, "").strip()]
    if given and each in without:
        label = house.facts.sentences["reason_same"].format(reason=as_it_stands(given[-1]), count=len(without))
        st.button(label, key=f"same:{each}", on_click=_keep_for, args=(house, without, given[-1]))


def _keep_for(house: House, without: list[Asked], reason: str) -> None:
    for each in without:
        keep_reason(house.store, each, reason, author=BY, made_at=now())
        st.session_state[f"reason:{each}"] = reason


def _keep(house: House, each: Asked) -> None:
    keep_reason(house.store, each, st.session_state[f"reason:{each}"], author=BY, made_at=now())


def _question(one: Examined, each: Asked, facts: Facts) -> str:
    """What a reason is asked for: the rule that asks, and the cells that need it."""
    _, sheet, code = each
    cells = [
        finding.cell for read in one.returns if read.sheet == sheet for finding in read.findings if finding.code == code
    ]
    rule, say = facts.rules.by_code().get(code), facts.sentences
    asked = say["reason_of_rule" if rule else "reason_of_finding"].format(
        what=rule.title if rule else facts.finding_kinds[code].title
    )
    where = cell_ranges(cells)
    return say["reason_cells"].format(asked=asked, cells=where) if where else asked


def _offer_marked(house: House, one: Examined, row: Lying, reasons: dict[Asked, str]) -> None:
    findings = [finding for read in one.returns for finding in read.findings]
    if findings and row.state != "known":
        opened = any(read.sheet for read in one.returns)
        st.download_button(
            "下载标注好的原表" if opened else "下载问题清单",
            lambda: annotated(
                one.draft.path,
                findings,
                house.facts,
                house.readers,
                file=one.draft.file,
                said=drafted(one.draft, one.returns, reasons, house.facts),
            ),
            f"{Path(one.draft.file).stem}_核对意见.xlsx",
            WORKBOOK,
            icon=":material/rate_review:",
            on_click="ignore",
        )


def _previews(house: House, one: Examined) -> list[Preview | Unforeseen | None]:
    """What each return of the opened draft would change, rehearsed once as long as the ledger stays as it is."""
    state, asked_of = st.session_state, (one.draft.draft, house.store.revision())
    if state.get("previewed_for") != asked_of:
        state["previews"] = previews(house.store, house.facts, one.draft, one.returns, now(), BY)
        state["previewed_for"] = asked_of
    rehearsed: list[Preview | Unforeseen | None] = state["previews"]
    return rehearsed
