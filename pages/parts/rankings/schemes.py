"""方案: the versions of the season's schemes, a copy to edit, tried on the weeks so far, put in force by the city."""

from fractions import Fraction

import streamlit as st

from charts.markup import card, empty
from charts.meanings.schemes import scheme_table
from charts.rankings.trials import trial_sentence, trial_table, versions_table
from domain.dates import office_day
from domain.errors import GongjianError
from domain.schemes.scheme import Scheme
from domain.schemes.telling import plain
from domain.schemes.text import scheme_toml
from domain.schemes.writing import as_scheme, as_written, measures_for
from loaders.clock import now
from loaders.records.enacting import Enactment, enact, next_version, read_scheme
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import handler
from pages.parts.deciding.keeping import keep
from pages.parts.rankings.scheme_form import ask_scheme
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands
from queries.worked.scheme_trials import scheme_kept, trial

COPY, TRIED = "scheme_copy", "scheme_tried"


def show_schemes(house: House, choice: Choice) -> None:
    """Everything about schemes of the season; nothing to copy where it has none."""
    facts, say = house.facts, house.facts.sentences
    versions = house.ask("rankings/schemes", **choice.asked)
    if told := st.session_state.pop("decided", None):
        st.success(told, icon=":material/check:")
    if versions.is_empty():
        nothing = empty(say["scheme_none"].format(season=choice.season.short), say["scheme_none_more"])
        panel(card("计分方案", nothing), key="schemes")
        return
    panel(card("计分方案", versions_table(versions, facts)), key="schemes")
    st.caption(say["scheme_copy_help"])
    rows = versions.rows(named=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        row = st.selectbox(
            "取作副本的方案", rows, format_func=lambda one: f"{one['label']}　第{one['version']}版", key="scheme_source"
        )
        if st.button("取副本", icon=":material/content_copy:", key="scheme_take"):
            kept = scheme_kept(house.store, row["scheme"], row["version"])
            mine = [one["version"] for one in rows if one["scheme"] == kept.key]
            today = min(max(office_day(now()), choice.season.counting.first), choice.day)
            renewed = {"version": next_version(mine, today), "valid_from": today}
            _open(kept.model_copy(update=renewed))
    _offer_upload(choice)
    if (written := st.session_state.get(COPY)) is None or written["season"] != choice.season.key:
        return
    st.session_state[COPY] = told = ask_scheme(written, measures_for(choice.season, facts), facts)
    if [one["key"] for one in told["item"]] != [one["key"] for one in written["item"]]:
        st.rerun()
    scheme = as_scheme(told, facts)
    if isinstance(scheme, Scheme):
        _offer_trial(scheme, house, choice)
    else:
        st.warning(as_it_stands(say["scheme_copy_faults"] + "；".join(scheme) + "。"))


def _open(scheme: Scheme) -> None:
    """Begin with this copy: what was typed into another one is forgotten."""
    for key in [
        key for key in st.session_state if str(key).startswith(("scheme_head_", "scheme_item_", "scheme_cut_"))
    ]:
        del st.session_state[key]
    for key in [key for key in st.session_state if str(key).startswith(("scheme_listing_", "scheme_commendation_"))]:
        del st.session_state[key]
    st.session_state[COPY] = as_written(scheme)
    st.session_state.pop(TRIED, None)
    st.rerun()


def _offer_upload(choice: Choice) -> None:
    with st.expander("上传副本"):
        given = st.file_uploader("方案文件", key="scheme_upload", label_visibility="collapsed")
        if given and st.session_state.get("scheme_uploaded") != given.file_id:
            st.session_state["scheme_uploaded"] = given.file_id
            try:
                scheme = read_scheme(given.getvalue().decode("utf-8-sig"), given.name)
            except (GongjianError, UnicodeDecodeError) as fault:
                known = isinstance(fault, GongjianError)
                st.warning(as_it_stands(fault) if known else "这不是计分方案，请上传用“下载副本”取得、改好的文件。")
                return
            if scheme.season != choice.season.key:
                st.warning("这个方案不是所选考核期的。")
                return
            _open(scheme)


def _offer_trial(scheme: Scheme, house: House, choice: Choice) -> None:
    """What the copy says, the weeks by it, and the way to put it in force."""
    facts, say, content = house.facts, house.facts.sentences, scheme_toml(scheme)
    full = say["scheme_full"].format(points=plain(Fraction(scheme.full)))
    panel(card(f"副本：{scheme.label}", scheme_table(scheme, facts), full), key="scheme_written")
    with st.container(horizontal=True):
        if st.button("试算", type="primary", icon=":material/calculate:", key="scheme_try"):
            st.session_state[TRIED] = content
        name = f"{scheme.label}第{scheme.version}版.toml"
        st.download_button("下载副本", content, name, icon=":material/download:", on_click="ignore", key="scheme_file")
    if (tried := st.session_state.get(TRIED)) is None:
        return
    if tried != content:
        st.info(say["scheme_trial_stale"])
        return
    asked = {name: value for name, value in choice.asked.items() if name != "season"}
    rows = trial(house.store, scheme, **asked)
    body = trial_table(rows, facts) if rows.height else empty(say["scheme_trial_nothing"], "")
    sentence = trial_sentence(rows, facts) if rows.height else ""
    panel(card("副本与现行对照", body, say["scheme_trial_note"], sentence), key="scheme_trial")
    with st.container(border=True):
        st.caption(say["scheme_enact_help"])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            handler(facts)
            reason = st.text_input("施行缘由", max_chars=200, key="scheme_reason")
            if st.button("施行", type="primary", icon=":material/gavel:", key="scheme_enact"):
                author = st.session_state["handler"]
                what = f"{scheme.label}第{scheme.version}版"
                keep(lambda: enact(house.store, facts, Enactment(scheme, reason, author, now())), what, house, choice)
