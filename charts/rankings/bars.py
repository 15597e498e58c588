"""Bars of a ranking on one shared axis: the figure, 序时 as one vertical line, both targets."""

from collections.abc import Iterable
from decimal import Decimal

from charts.markup import Axis, Row, axis_over, text, tone
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_rate
from domain.targets import TARGET_LEVELS

NEAR = Decimal("0.2")
_OTHER = {"guarantee": "work", "work": "guarantee"}


def targets_named(facts: Facts) -> dict[str, str]:
    """Both targets by what they are called."""
    return {level: facts.terms[f"{level}_target"] for level in TARGET_LEVELS}


def other(basis: str) -> str:
    """The other of the two targets."""
    return _OTHER[basis]


def ranking_axis(rows: Iterable[Row], basis: str) -> Axis:
    """The axis that holds every completion of `basis` and every other target."""
    listed = list(rows)
    return axis_over([row[f"{basis}_completion"] for row in listed] + [_second(row, basis) for row in listed])


def ranking_bar(row: Row, axis: Axis, basis: str, facts: Facts, paced: bool = True) -> str:
    """One bar, with the line of 序时 where it is `paced`; hatched where nothing is known, none without a task."""
    if row["status"] == "no_task":
        return '<div class="bar blank"></div>'
    pace = _mark("pace", axis.at(row["pace"])) if paced and row["pace"] is not None else ""
    second = _second(row, basis)
    marks = _mark(basis, axis.at(1)) if row[f"{basis}_target"] is not None else ""
    marks += _mark(other(basis), axis.at(second)) if second is not None else ""
    if row["status"] != "reported":
        return f'<div class="bar hatched" aria-hidden="true">{pace}{marks}</div>'
    coloured = fill(axis.at(row[f"{basis}_completion"]), row, facts)
    return f'<div class="bar" aria-hidden="true">{coloured}{pace}{marks}</div>'


def fill(width: str, row: Row, facts: Facts) -> str:
    """The coloured part of a bar; blue unless the light asks for attention."""
    return f'<span class="fill {tone(row["light"], facts)}" style="width:{width}"></span>'


def axis_head(axis: Axis, pace: Decimal | None, basis: str, facts: Facts) -> str:
    """The words over the line of 序时 and over the target, unless the two would touch."""
    line = f'<span style="left:{axis.at(pace)}">序时 {show_rate(pace)}</span>' if pace is not None else ""
    apart = pace is None or abs(1 - pace) > NEAR
    goal = f'<span style="left:{axis.at(1)}">{text(targets_named(facts)[basis][:2])}</span>' if apart else ""
    return f'<div class="axis">{line}{goal}</div>'


def legend(indicator: Indicator, facts: Facts, basis: str = "guarantee") -> str:
    """What the marks on the bars of one indicator mean, and its unit."""
    return marks(facts, f"单位：{indicator.unit}、百分点", basis)


def marks(facts: Facts, units: str = "", basis: str = "guarantee") -> str:
    """What the marks on the bars mean, behind the `units` that no heading tells."""
    keys = ({"pace": "序时"} if basis == "guarantee" else {}) | targets_named(facts)
    told = "".join(f'<i><span class="key {key}"></span>{text(word)}</i>' for key, word in keys.items())
    return f'<span class="legend">{f"<i>{text(units)}</i>" if units else ""}{told}</span>'


def _mark(kind: str, left: str) -> str:
    return f'<span class="{kind}" style="left:{left}"></span>'


def _second(row: Row, basis: str) -> Decimal | None:
    """The other target as a share of this one."""
    mine, second = row[f"{basis}_target"], row[f"{other(basis)}_target"]
    return second / mine if mine and second is not None else None
