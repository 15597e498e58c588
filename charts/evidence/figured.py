"""Figures that open: each is shown with the 取数编号 that leads to the cells it is made of."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from charts.markup import Row, change, figure, opens, target, text
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import DASH, show_as_written, show_number, show_rate

Shown = Callable[[Decimal | int | None, Indicator, Facts], str]


def opening(measure: str, item: str, whose: str) -> str:
    """What a click on a figure tells; the season is the one the page shows."""
    return f"figure:{measure}/{item}/{whose}"


def numbered_opening(number: str) -> str:
    """What a click on a figure of any season tells: its whole 取数编号."""
    return f"number:{number}"


def figure_mark(opened: str) -> str:
    """The attribute that says which figure an element shows that opens something else first."""
    return f' data-figure="{text(opened.removeprefix("figure:"))}"'


def slot_opening(measure: str, item: str, whose: str, last: date) -> str:
    """What a click on a figure of one week or month tells; `last` is its last day."""
    return opening(f"{measure}@{last.isoformat()}", item, whose)


def figured(shown: str, measure: str, item: str, whose: str, stop: bool = False) -> str:
    """`shown` (HTML) as a figure that opens, for a keyboard too where it is a `stop`; nothing to open behind "—"."""
    if shown == DASH:
        return shown
    act = opening(measure, item, whose)
    opened = opens(act) if stop else f' data-act="{text(act)}"'
    return f'<span class="fig"{opened}>{shown}</span>'


def figure_button(shown: str, act: str, label: str) -> str:
    """`shown` (HTML) as a figure in a grid, which arrows reach; `label` is read aloud. Nothing opens behind "—"."""
    if shown == DASH:
        return shown
    return f'<button class="opener fig" data-act="{text(act)}" aria-label="{text(label)}">{shown}</button>'


def task_figure(shown: str, measure: str, row: Row, stop: bool = False) -> str:
    """A figure of a task of a row of departments/progress."""
    return figured(shown, f"task_{measure}", task_item(row), row["place_key"], stop)


def task_item(row: Row) -> str:
    """The task of a row of departments/progress, named with its bound."""
    return str(row["duty"]) + ("" if row["least"] is None else f":{row['least'].normalize():f}")


def row_figure(row: Row, measure: str, indicator: Indicator, facts: Facts, whose: str | None = None) -> str:
    """The figure of a row in the column `measure` as people read it; `whose` is the row's unit where left out."""
    shown = text(show(measure, row[measure], indicator, facts))
    return figured(shown, measure, indicator.key, row["place_key"] if whose is None else whose)


def rank_steps(places: int) -> str:
    """↑2 for two places up, ↓1 for one down, nothing for none."""
    return f"{'↑' if places > 0 else '↓'}{abs(places)}" if places else ""


def show_gained(projects: Decimal) -> str:
    """A gain of projects as it is written, with its sign where there is one more."""
    return ("+" if projects > 0 else "") + show_as_written(projects)


def show(measure: str, value: Decimal | int | None, indicator: Indicator, facts: Facts) -> str:
    """A figure of an indicator by its measure: in its unit, as a percentage, as points, or as a rank."""
    return _SHOWN[measure](value, indicator, facts)


def _rate(value: Decimal | int | None, _indicator: Indicator, _facts: Facts) -> str:
    return show_rate(None if value is None else Decimal(value))


def _lead(value: Decimal | int | None, _indicator: Indicator, facts: Facts) -> str:
    return show_lead(None if value is None else Decimal(value), facts)


def _whole(value: Decimal | int | None, _indicator: Indicator, _facts: Facts) -> str:
    return show_number(value, 0)


_SHOWN: dict[str, Shown] = {
    "actual": figure,
    "gain": change,
    "slot_actual": figure,
    "slot_gain": change,
    "slot_completion": _rate,
    "guarantee_target": target,
    "work_target": target,
    "guarantee_completion": _rate,
    "work_completion": _rate,
    "lead_points": _lead,
    "guarantee_rank": _whole,
    "work_rank": _whole,
    "actual_rank": _whole,
    "behind_units": _whole,
    "band": _whole,
}
