"""The pipeline drawn: who has reached every step, who stands there, who came in the period, how long it takes."""

from decimal import Decimal

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row, text, tip
from charts.overview.follow_through import width_of
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, half_up, show_number, show_rate
from domain.projects.pipeline import TERMINATED

_DECIMALS = 2
_DIGITS = 6
CITY = "city:"


def steps_table(steps: pl.DataFrame, facts: Facts) -> str:
    """`steps` is pipeline/steps; bars are shares of the signed projects, the dark part is who stands at the step now.

    A number opens its projects: "stands:STEP:BY:GROUP" or "took:STEP:BY:GROUP".
    """
    say = facts.sentences
    columns = [
        Column(text(say["steps_head_step"]), "name"),
        Column(text(say["steps_head_reached"]), "left"),
        Column(text(say["steps_head_stands"]), label=text(say["steps_head_stands"])),
        Column(text(say["steps_head_money"])),
        Column(text(say["steps_head_flow"])),
        Column(text(say["steps_head_conversion"])),
        Column(text(say["steps_head_median"])),
    ]
    rows = steps.rows(named=True)
    signed = next((row["reached"] for row in rows if row["reached"]), None)
    return table(say["steps_caption"], columns, [_line(row, signed, facts) for row in rows], "steps stacked", grid=True)


def days_of(row: Row, facts: Facts) -> str:
    """The median as people read it: days, that half have not come yet, or nothing where nobody is followed."""
    if row["median_days"] is not None:
        return facts.sentences["days_told"].format(days=show_number(row["median_days"], 0))
    return facts.sentences["days_untold"] if row["followed"] else DASH


def share_of(part: Decimal | int | None, whole: Decimal | int | None) -> str:
    """A width in percent for a part of a whole, 0 where either is missing."""
    return width_of(half_up(part, whole, _DIGITS) if part and whole else 0)


def opened(shown: str, act: str, label: str) -> str:
    """A number of projects as a button that opens them; none are nothing to open."""
    if shown in (DASH, "0"):
        return shown
    return f'<button class="opener" data-act="{text(act)}" aria-label="{text(label)}">{shown}</button>'


def _line(row: Row, signed: Decimal | None, facts: Facts) -> Line:
    say, label = facts.sentences, row["label"]
    if row["stands"] is None:
        untold = f'<small class="untold">{text(say["steps_untold"])}</small>'
        return Line([text(label), untold, DASH, DASH, DASH, DASH, DASH], kind="untold")
    stands, flow = count(row["stands"]), count(row["flow"])
    return Line(
        [
            text(label),
            _bar(row, signed, facts),
            opened(stands, f"stands:{row['step']}:{CITY}", say["steps_stands_opens"].format(label=label, count=stands)),
            show_number(row["stands_money"], _DECIMALS),
            opened(flow, f"took:{row['step']}:{CITY}", say["steps_flow_opens"].format(label=label, count=flow)),
            show_rate(row["conversion"]),
            text(days_of(row, facts)),
        ],
        kind=TERMINATED if row["step"] == TERMINATED else "",
    )


def _bar(row: Row, signed: Decimal | None, facts: Facts) -> str:
    told = facts.sentences["steps_bar"].format(
        label=row["label"], reached=count(row["reached"]), stands=count(row["stands"]), undated=count(row["undated"])
    )
    return (
        f'<div class="reach"{tip(told)}><b>{count(row["reached"])}</b><div class="bar">'
        f'<span class="fill passed" style="width:{share_of(row["reached"], signed)}"></span>'
        f'<span class="fill" style="width:{share_of(row["stands"], signed)}"></span></div></div>'
    )
