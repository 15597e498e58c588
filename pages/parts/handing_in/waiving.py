"""Letting a value that a rule refuses stand: asked for by the sender on 报送, registered by the city on 核验."""

from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from domain.errors import UsageError
from domain.facts import Facts
from domain.numbers import read_number, show_as_written
from domain.rules import Rule
from loaders.clock import now
from loaders.reading.result import ReadReturn
from loaders.records.explaining import Waiver, waive
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.keeping import ask_day, keep
from pages.parts.shell.house import House

_MARK = "|"


@dataclass(frozen=True)
class Wanted:
    """A value that shall stand: rule, form, unit and column by key, the value in the ledger's unit as text."""

    rule: str
    form: str
    place: str
    column: str
    value: str


def ask_waivers(returns: tuple[ReadReturn, ...], house: House) -> None:
    """A way to 核验 for every value that a rule refuses, with what has to be filled in there."""
    asked = [each for read in returns for each in _wanted(read, house.facts)]
    for nth, each in enumerate(asked):
        label = _column_label(each.form, each.column, house.facts)
        if st.button(f"请市级登记豁免：{label} {each.value}", icon=":material/gavel:", key=f"ask_waiver_{nth}"):
            told = _MARK.join((each.rule, each.form, each.place, each.column, each.value))
            st.switch_page("checking.py", query_params={"waive": told})


def _wanted(read: ReadReturn, facts: Facts) -> list[Wanted]:
    rules, found = facts.rules.by_code(), []
    for finding in read.findings:
        if finding.level == "reject" and finding.code in rules and read.form and read.place:
            here = read.values.filter(cell=finding.cell, sheet=finding.sheet).drop_nulls("value")
            found += [
                Wanted(finding.code, read.form, read.place, name, show_as_written(value).replace(",", ""))
                for name, value in here.select("field", "value").iter_rows()
            ]
    return found


def offer_waiver(house: House, choice: Choice) -> None:
    """The form to register 豁免 for a value, filled in where the address asks for one."""
    facts, say = house.facts, house.facts.sentences
    asked = _asked_for(facts)
    rules = {rule.code: rule.title for rule in facts.rules.rule if rule.level != "hint" and _forms(rule, facts)}
    with st.expander("登记豁免", expanded=asked is not None):
        st.caption(say["checking_help_waive"])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            rule = _pick("规则", rules, asked.rule if asked else None)
            forms = _forms(facts.rules.by_code()[rule], facts)
            form = _pick("报表", forms, asked.form if asked else None)
            units = {one.key: one.label for one in facts.reporters.of(facts.forms[form].reporter)}
            place = _pick("单位", units, asked.place if asked else None)
            names = _numbers(facts.rules.by_code()[rule], form, facts)
            numbers = {name: _column_label(form, name, facts) for name in names}
            column = _pick("指标", numbers, asked.column if asked else None)
            typed = st.text_input("报送数", asked.value if asked else "", key="waive_value", width=140)
        reason = st.text_input("豁免理由", max_chars=200, key="waive_reason")
        ends_on = ask_day("有效至（不填为一直有效）", "waive_ends")
        if st.button("登记豁免", icon=":material/gavel:", key="waive"):

            def write() -> None:
                author = st.session_state["handler"]
                waiver = Waiver(rule, form, place, column, _figure(typed, facts), reason, author, now(), ends_on)
                waive(house.store, facts, waiver)

            keep(write, f"{units[place]}{rules[rule]}豁免", house, choice)


def _forms(rule: Rule, facts: Facts) -> dict[str, str]:
    """The forms in which the rule looks at figures: a waiver is for a figure."""
    return {key: facts.forms[key].label for key in rule.forms if _numbers(rule, key, facts)}


def _numbers(rule: Rule, form: str, facts: Facts) -> list[str]:
    figures = {column.name for column in facts.forms[form].columns if column.unit}
    return [name for name in rule.columns_of(facts.forms[form]) if name in figures]


def _asked_for(facts: Facts) -> Wanted | None:
    parts = st.query_params.get("waive", "").split(_MARK)
    wanted = Wanted(*parts) if len(parts) == len(Wanted.__dataclass_fields__) else None
    return wanted if wanted and wanted.rule in facts.rules.by_code() and wanted.form in facts.forms else None


def _pick(label: str, words: dict[str, str], asked: str | None) -> str:
    keys = list(words)
    at = keys.index(asked) if asked in keys else 0
    return st.selectbox(label, keys, at, format_func=lambda key: words[key], key=f"waive_{label}", width=220)


def _figure(typed: str, facts: Facts) -> Decimal:
    read = read_number(typed)
    if read is None or read.value is None:
        raise UsageError(facts.sentences["checking_value_first"])
    return read.value


def _column_label(form: str, name: str, facts: Facts) -> str:
    indicator = facts.indicators.get(name)
    return indicator.label if indicator else next(one.label for one in facts.forms[form].columns if one.name == name)
