"""The copy of a scheme as a form: every line of it the settings of its shape, what it measures, its cut lines."""

import streamlit as st

from domain.dates import read_day, show_day
from domain.facts import Facts
from domain.schemes.files import Measured
from domain.schemes.writing import SHAPES, Written, settings_of
from domain.targets import TARGET_LEVELS

UNFILLED = ("no_points", "left_out")


def ask_scheme(written: Written, measures: dict[str, Measured], facts: Facts) -> Written:
    """The controls of the whole copy, and what stands in them now."""
    say = facts.sentences
    with st.container(horizontal=True, vertical_alignment="bottom"):
        told: Written = {name: _text(name, written, "head", facts) for name in ("label", "version")}
        told["valid_from"] = _day(written["valid_from"], facts)
        told["unfilled"] = _pick("unfilled", UNFILLED, written["unfilled"], "head", facts)
        told["official"] = st.toggle(say["scheme_official"], written["official"], key="scheme_head_official")
    items = [_item(item, measures, facts) for item in written["item"]]
    told["item"] = [item for item in items if item is not None]
    if st.button("加一项", icon=":material/add:", key="scheme_add_item"):
        told["item"].append(_blank(written, next(iter(measures))))
    with st.expander("分档、红黑榜和表扬"):
        for name, fields in {"cut": ("label", "ranks"), "listing": ("label", "ranks", "share")}.items():
            told[name] = [_line(row, fields, f"{name}_{n}", facts) for n, row in enumerate(written[name])]
        if rules := written["commendation"]:
            numbers = ("leading", "improved", "least_rise", "topical")
            told["commendation"] = _line(rules, numbers, "commendation", facts)
    return written | told


def _line(row: Written, fields: tuple[str, ...], where: str, facts: Facts) -> Written:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return row | {name: _text(name, row, where, facts) for name in fields}


def _item(item: Written, measures: dict[str, Measured], facts: Facts) -> Written | None:
    """One line of the scheme; None where it is taken away."""
    where = f"item_{item['key']}"
    with st.container(border=True), st.container(horizontal=True, vertical_alignment="bottom"):
        label = _text("label", item, where, facts)
        kind = _pick("kind", tuple(SHAPES), item["shape"]["kind"], where, facts)
        points = _text("points", item, where, facts, 90) if SHAPES[kind].weighted else None
        shape = {"kind": kind} | {name: _setting(name, item["shape"], where, facts) for name in settings_of(kind)}
        keys = _measures({one["key"] for one in item["measures"]}, measures, where, facts)
        shares = {one["key"]: one["share"] for one in item["measures"]}
        parted = len(keys) > 1 and kind != "shortfall"
        rows = [{"key": key, "share": _share(key, shares, measures, where) if parted else "1"} for key in keys]
        if st.button("删除", icon=":material/delete:", key=f"scheme_{where}_drop"):
            return None
    return {"key": item["key"], "label": label, "points": points, "shape": shape, "measures": rows}


def _measures(used: set[str], measures: dict[str, Measured], where: str, facts: Facts) -> list[str]:
    """What a line measures: a box for everything that may be, and the names of what is."""
    with st.popover(facts.sentences["scheme_field_measures"]):
        chosen = [
            key
            for key, measure in measures.items()
            if st.checkbox(measure.label, key in used, key=f"scheme_{where}_uses_{key}")
        ]
    st.markdown("、".join(measures[key].label for key in chosen), width="content")
    return chosen


def _share(key: str, shares: dict[str, str], measures: dict[str, Measured], where: str) -> str:
    label = f"{measures[key].label}占比"
    return st.text_input(label, shares.get(key, ""), key=f"scheme_{where}_share_{key}", width=160)


def _setting(name: str, shape: Written, where: str, facts: Facts) -> str:
    if name == "against":
        return _pick(name, TARGET_LEVELS, shape.get(name, TARGET_LEVELS[0]), where, facts)
    return _text(name, shape, where, facts, 120)


def _text(name: str, row: Written, where: str, facts: Facts, width: int = 220) -> str:
    before = row.get(name)
    label = facts.sentences[f"scheme_field_{name}"]
    return st.text_input(label, "" if before is None else str(before), key=f"scheme_{where}_{name}", width=width)


def _day(before: str, facts: Facts) -> str:
    """A day as people write it; what is no day is left as it is, and told with the other faults."""
    known = read_day(before)
    shown = show_day(known) if known else before
    typed = st.text_input(facts.sentences["scheme_field_valid_from"], shown, key="scheme_head_valid_from", width=220)
    day = read_day(typed)
    return day.isoformat() if day else typed


def _pick(name: str, options: tuple[str, ...], before: str, where: str, facts: Facts) -> str:
    say = facts.sentences
    label = say["scheme_field_shape" if name == "kind" else f"scheme_field_{name}"]
    return st.selectbox(
        label,
        options,
        options.index(before),
        format_func=lambda one: say[f"scheme_{name}_{one}"],
        key=f"scheme_{where}_{name}",
        width=180,
    )


def _blank(written: Written, measure: str) -> Written:
    """A line to begin with, under a key that no other line has."""
    keys = {item["key"] for item in written["item"]}
    key = next(f"item-{n}" for n in range(1, len(keys) + 2) if f"item-{n}" not in keys)
    shape = {"kind": "completion", "against": TARGET_LEVELS[0], "cap": "1"}
    return {"key": key, "label": "", "points": "", "shape": shape, "measures": [{"key": measure, "share": "1"}]}
