"""Returns drawn from any form with one row, disturbed in every way the law allows, and what must be read of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from domain.facts import Facts
from domain.forms import Column, Form
from domain.seasons import Season
from tests.drawing import Drawing

_FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_SPACES = ("", " ", "\u00a0", "　", "\n")
_DASHES = ("—", "——", "-", "－", "–", "﹣", "/", "／", "─")
_LINES = ("达州市示例局", "内部资料", "请于周五前报送", "2023年度", "（示例）")
_NOTES = (["合计"], [], ["备注：示例"], ["填表说明：示例"], ["注：以上为累计数"])


@dataclass(frozen=True)
class Disturbed:
    """A drawn return, the sheets around it, and what it says."""

    drawing: Drawing
    before: int
    after: int
    place: str
    period: str
    values: dict[str, Decimal | None]
    missing: dict[str, str]


@st.composite
def disturbed_returns(draw: st.DrawFn, facts: Facts) -> Disturbed:
    """Any unit's return for any period of any form with one row."""
    form, season = draw(st.sampled_from(_reported(facts)))
    place = draw(st.sampled_from(facts.places.place))
    columns = draw(st.permutations(form.columns))
    units = {column.name: draw(_units(column, facts)) for column in columns}
    filled = draw(st.sampled_from(columns))
    values, missing, written = {}, {}, {}
    for column in columns:
        if column is filled or draw(st.integers(0, 4)):
            values[column.name], written[column.name] = draw(_figures(column, units[column.name], facts))
        else:
            values[column.name], (missing[column.name], written[column.name]) = None, draw(_NOTHING)
    day = draw(st.dates(season.reporting.first, season.reporting.last))
    letterhead = draw(st.sampled_from(("spread", "one", "beside")))
    disturbance: dict[str, Any] = {
        "at": (draw(st.integers(1, 12)), draw(st.integers(1, 6))),
        "order": [column.name for column in columns],
        "units": units,
        "lines_above": draw(st.lists(st.sampled_from(_LINES), max_size=3)),
        "gap": draw(st.integers(0, 3)),
        "relabel": draw(st.sampled_from((str, "\n".join, "　".join, lambda text: f"\u00a0{text} "))),
        "below": draw(st.lists(st.sampled_from(_NOTES), max_size=3)),
        "sheet": draw(st.sampled_from(("Sheet1", "报表", "第1周 (2)", "'示例'", "😀"))),
    }
    if draw(st.booleans()):
        disturbance |= {"extra": ["备注"], "extra_cells": [draw(st.sampled_from((None, "示例", 1)))]}
    name = draw(st.sampled_from(_SPACES)).join(place.label)
    named = name.replace("\n", " ") if letterhead == "one" else name
    said = draw(_days(day, form, letterhead == "beside"))
    period = f"{day:%Y-%m}" if form.period_reads == "month" else f"{day:%Y-%m-%d}"
    drawing = Drawing(form, named, said, written, letterhead=letterhead, **disturbance)
    return Disturbed(drawing, draw(st.integers(0, 2)), draw(st.integers(0, 2)), place.key, period, values, missing)


_NOTHING = st.one_of(
    st.just(("blank", None)),
    st.sampled_from(_DASHES).map(lambda dash: ("dash", dash)),
    st.sampled_from(("无", "暂无", " 无 ")).map(lambda word: ("none", word)),
)


def _reported(facts: Facts) -> list[tuple[Form, Season]]:
    seasons = facts.seasons.values()
    return [(form, season) for season in seasons for form in facts.forms_of(season) if form.rows == "one"]


def _units(column: Column, facts: Facts) -> st.SearchStrategy[str]:
    """The printed unit of a column, or another of its kind in which four decimals stay exact."""
    units = facts.units
    wanted = column.unit or ""
    kind = units.named(wanted)
    alike = [unit.label for unit in units.unit if kind and unit.dimension == kind.dimension]
    return st.sampled_from([unit for unit in alike if Decimal(1) <= (units.factor(wanted, unit) or 0)])


@st.composite
def _figures(draw: st.DrawFn, column: Column, unit: str, facts: Facts) -> tuple[Decimal, object]:
    """A figure in the ledger's unit, and how an office writes it under a header in `unit`."""
    places = 0 if column.kind == "count" else draw(st.integers(0, 4))
    figure = Decimal(draw(st.integers(0, 99_999_999))).scaleb(-places)
    shown = figure * (facts.units.factor(column.unit or "", unit) or 1)
    other = draw(_units(column, facts))
    elsewhere = figure * (facts.units.factor(column.unit or "", other) or 1)
    stored = figure * (facts.units.factor(column.unit or "", facts.indicators[column.name].unit) or 1)
    plain = f"{shown.normalize():f}"
    habits = (
        int(shown) if shown == int(shown) else float(shown),
        plain,
        f"{shown.normalize():,f}",
        plain.translate(_FULL_WIDTH),
        f"\u00a0{plain} ",
        f"{plain}{unit}",
        f"{plain} {unit}",
        f"{elsewhere.normalize():,f}{other}",
    )
    return stored, draw(st.sampled_from(habits))


def _days(day: date, form: Form, alone: bool) -> st.SearchStrategy[object]:
    """A day, or its month, as it may be written; as a date of Excel only in a cell of its own."""
    if form.period_reads == "month":
        return st.sampled_from([f"{day.year}年{day.month}月", f"{day:%Y-%m}", f"{day:%Y%m}", *([day] if alone else [])])
    numbers = (f"{day.year}", f"{day.month}", f"{day.day}")
    texts = [mark.join(numbers) for mark in ".-/"]
    texts += [f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", "{}年{}月{}日".format(*numbers), "{}年 {}月 {}日".format(*numbers)]
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    return st.sampled_from([*texts, texts[0].translate(_FULL_WIDTH), *([day, serial] if alone else [])])
