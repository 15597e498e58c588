"""Deciding about one finding: 属实, 更正, 不予采信 or 豁免, with the consequence shown before it is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import streamlit as st

from charts.checking.consequence import consequence_sentence
from charts.markup import Row
from domain.dates import office_day, period_end
from domain.errors import GongjianError, UsageError
from domain.facts import Facts
from domain.numbers import DASH, read_number, show_as_written
from loaders.clock import now
from loaders.drafting.consequence import figure_before, rehearsed
from loaders.records.deciding import Outcome, Verdict, decide
from loaders.records.explaining import Correction, Waiver, correct, correcting, waive
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.keeping import ask_day, keep
from pages.parts.shell.house import House
from pages.parts.shell.wording import as_it_stands

ENDING = ("correct", "refuse", "waive")
DECIDED = ("genuine", "refused", "corrected", "waived")


def offer_decision(row: Row, house: House, choice: Choice) -> None:
    """What may be decided about a row of checking/items; nothing where it has been."""
    say = house.facts.sentences
    if row["state"] in DECIDED:
        st.caption(say["checking_standing"])
        return
    before = _before(row, house, choice)
    ways = _ways(row, before)
    picked = st.segmented_control("处理", ways, format_func=lambda way: ways[way], key="decision", required=True)
    way = picked or next(iter(ways))
    st.caption(_help(row, way, before, house.facts))
    value = before if way == "refuse" else None
    if way == "correct":
        value = _number(st.text_input("更正后的数", placeholder="与报送数同一单位", key="corrected_to"))
    reason = st.text_input("理由", max_chars=200, key="decision_reason")
    ends_on = ask_day("有效至（不填为一直有效）", "decision_ends") if way in ENDING else None
    if value is not None:
        _show_consequence(_correction(row, choice, value, reason or DASH, ends_on), house, choice)
    if st.button("登记", type="primary", icon=":material/gavel:", key="decide"):
        what = f"{row['place']}{row['label']}{ways[way]}"
        keep(lambda: _decide(row, house, choice, way, value, reason, ends_on), what, house, choice)


def _before(row: Row, house: House, choice: Choice) -> Decimal | None:
    """What counts where the figure is not believed."""
    if row["value"] is None or row["period"] is None:
        return None
    end = period_end(row["period"])
    return figure_before(house.store, choice.season.key, row["place_key"], row["indicator"], end)


def _ways(row: Row, before: Decimal | None) -> dict[str, str]:
    accepted, has_figure = row["status"] == "accepted", row["value"] is not None
    ways = {"genuine": "属实"} if accepted else {}
    if accepted and has_figure:
        ways["correct"] = "更正"
    if accepted and (before is not None or not has_figure):
        ways["refuse" if has_figure else "doubt"] = "不予采信"
    if has_figure and row["level"] != "hint":
        ways["waive"] = "豁免"
    return ways


def _help(row: Row, way: str, before: Decimal | None, facts: Facts) -> str:
    unit = facts.indicators[row["indicator"]].unit if row["indicator"] else ""
    shown = "" if before is None else f"{show_as_written(before)}{unit}"
    return facts.sentences[f"checking_help_{way}"].format(before=shown)


def _number(typed: str) -> Decimal | None:
    read = read_number(typed) if typed.strip() else None
    return read.value if read else None


def _show_consequence(correction: Correction, house: House, choice: Choice) -> None:
    """What the correction would change, rehearsed and rolled back."""
    day = choice.season.counts_by(choice.day, office_day(now()))
    try:
        standing = rehearsed(house.store, house.facts, choice.season.key, day, correcting(house.facts, correction))
    except GongjianError as fault:
        st.warning(as_it_stands(fault))
        return
    moves = consequence_sentence(standing, correction.place, correction.indicator, day, house.facts)
    st.info(house.facts.sentences["checking_then"].format(moves=moves))


def _correction(row: Row, choice: Choice, value: Decimal, reason: str, ends_on: date | None) -> Correction:
    return Correction(
        season=choice.season.key,
        form=row["form_key"],
        place=row["place_key"],
        period=row["period"],
        indicator=row["indicator"],
        guard=row["value"],
        value=value,
        reason=reason,
        author=st.session_state["handler"] or DASH,
        made_at=now(),
        ends_on=ends_on,
    )


def _decide(
    row: Row, house: House, choice: Choice, way: str, value: Decimal | None, reason: str, ends_on: date | None
) -> None:
    """Write what was decided; GongjianError where it cannot stand."""
    facts, author = house.facts, st.session_state["handler"]
    if way in ("genuine", "doubt"):
        outcome: Outcome = "genuine" if way == "genuine" else "refused"
        decide(house.store, facts, Verdict(row["code"], row["subject"], outcome, reason, author, now()))
    elif way == "waive":
        whose = {"form": row["form_key"], "place": row["place_key"], "indicator": row["indicator"]}
        waiver = Waiver(row["code"], **whose, guard=row["value"], reason=reason, author=author, made_at=now())
        waive(house.store, facts, replace(waiver, ends_on=ends_on))
    elif value is None:
        raise UsageError(facts.sentences["checking_number_first"])
    else:
        told = (
            facts.sentences["checking_refused_reason"].format(reason=reason) if way == "refuse" and reason else reason
        )
        correct(house.store, facts, _correction(row, choice, value, told, ends_on))
