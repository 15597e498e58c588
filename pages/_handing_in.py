"""Handing in: files are taken in as they arrive, each answered by a receipt; a blank form can be fetched."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from charts.receipts import receipts_answered
from domain.dates import show_day, show_period
from domain.errors import GongjianError
from domain.forms import Form
from domain.places import Place
from domain.seasons import Season
from loaders.earlier import Earlier, reported_before
from loaders.intake import take_in
from loaders.receipts import Receipt
from loaders.template import blank_form
from pages._choice import Choice, go_to
from pages._house import House
from pages._panel import panel
from pages._told import EVER, slot_of, told_days

BY = "网页报送"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def hand_in(house: House, choice: Choice) -> None:
    """The uploader, the receipts of the files handed in last, and the way to the ranking they moved."""
    state = st.session_state
    turn = state.setdefault("turn", 0)
    files = st.file_uploader("上传统计表，可一次选多个文件", accept_multiple_files=True, key=f"files_{turn}")
    if files:
        state["receipts"], state["trouble"] = _taken_in(house, [(file.name, file.getvalue()) for file in files])
        state["turn"] = turn + 1
        _follow(house, choice, state["receipts"])
        st.rerun()
    st.caption(house.facts.sentences["handing_in"])
    if trouble := state.get("trouble"):
        st.error(trouble, icon=":material/error:")
    receipts: list[Receipt] = state.get("receipts", [])
    if receipts:
        _to_the_ranking(house, receipts)
        panel(receipts_answered(receipts, house.facts), key="receipts")


def _taken_in(house: House, files: list[tuple[str, bytes]]) -> tuple[list[Receipt], str | None]:
    """Take in every file, showing how far it has come; what was answered before a failure stays answered."""
    receipts: list[Receipt] = []
    shown = st.progress(0.0, f"正在读取第 1 份，共 {len(files)} 份")
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        for receipt in take_in(house.store, house.facts, files, received_at=now, by=BY, readers=house.readers):
            receipts.append(receipt)
            shown.progress(len(receipts) / len(files), f"已读取 {len(receipts)} 份，共 {len(files)} 份")
    except GongjianError as fault:
        return receipts, f"{fault}其余 {len(files) - len(receipts)} 份没有入账，请稍后重新上传。"
    return receipts, None


def _follow(house: House, choice: Choice, receipts: list[Receipt]) -> None:
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
    period = last.period or ""
    if st.button(f"查看{season.short}排名（{show_period(period)}）", type="primary", icon=":material/leaderboard:"):
        day = told_days(house, season)[slot_of(period, season)]
        go_to("ranking.py", season=season.key, as_of=day.isoformat())


def _season_of(house: House, receipt: Receipt) -> Season:
    """The season whose list of returns holds the receipt's."""
    return next(
        season
        for season in house.facts.seasons.values()
        if receipt.submission in house.ask("returns/received", season=season.key, as_of=EVER)["submission"].to_list()
    )


def offer_blank(house: House, choice: Choice) -> None:
    """A blank form of the season, filled in with unit and period, to fetch."""
    facts, season = house.facts, choice.season
    forms = {form.key: form for form in facts.forms_of(season)}
    form = forms[st.selectbox("空白表", list(forms), format_func=lambda key: forms[key].label)]
    periods = _periods(season, form)
    left, right = st.columns(2)
    place = left.selectbox("填报单位", facts.places.place, format_func=lambda one: one.label)
    period = right.selectbox(form.period_label, periods, _next(periods, choice), format_func=show_period)
    name = f"{place.label}_{form.label}_{period}.xlsx"
    st.download_button(
        "下载空白表",
        lambda: blank_form(facts, form, place, period, _before(house, form, place, period)),
        name,
        WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(
        f"{season.short}{season.rhythm}，报送时段{show_day(season.reporting.first)}至{show_day(season.reporting.last)}。"
    )


def _before(house: House, form: Form, place: Place, period: str) -> Earlier | None:
    """What the unit reported last before the period, as far as is known now."""
    return reported_before(house.store, house.facts, form, place, period, datetime.now(UTC).replace(tzinfo=None))


def _next(periods: list[str], choice: Choice) -> int:
    """Where the list of periods stands at first: the one after the last told of, or the last."""
    told = choice.told_until.isoformat() if choice.told_until else ""
    later = [at for at, period in enumerate(periods) if period > told[: len(period)]]
    return later[0] if later else len(periods) - 1


def _periods(season: Season, form: Form) -> list[str]:
    """Every period a return of the form may speak of, the earliest first."""
    span = season.reporting
    days = (span.first + timedelta(days=gone) for gone in range(span.days))
    return list(dict.fromkeys(f"{day:%Y-%m}" if form.period_reads == "month" else day.isoformat() for day in days))
