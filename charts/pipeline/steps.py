"""The pipeline drawn: who has reached every step, who stands there, who came in the period, how long it takes."""

from decimal import Decimal

import polars as pl

from charts.chains.ranking import count
from charts.evidence.figured import figure_button, figure_mark
from charts.markup import Row, text, tip
from charts.overview.follow_through import width_of
from charts.pipeline.scope import Scope
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, half_up, show_number, show_rate
from domain.projects.pipeline import TERMINATED, pipeline_in

_DECIMALS = 2
_DIGITS = 6
CITY = "city:"


def steps_table(steps: pl.DataFrame, scope: Scope, facts: Facts) -> str:
    """`steps` is pipeline/steps of the `scope`; bars are shares of the step most came to, dark who stands.

    A number of projects opens them, "stands:STEP:BY:GROUP" or "took:STEP:BY:GROUP", any other figure its cells.
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
    most = max((row["reached"] for row in rows if row["reached"]), default=None)
    return table(
        say["steps_caption"], columns, [_line(row, most, scope, facts) for row in rows], "steps stacked", grid=True
    )


def days_of(row: Row, facts: Facts) -> str:
    """The median as people read it: days, that half have not come yet, or nothing where nobody is followed."""
    if row["median_days"] is not None:
        return facts.sentences["days_told"].format(days=show_number(row["median_days"], 0))
    return facts.sentences["days_untold"] if row["followed"] else DASH


def untold_words(step: str, facts: Facts) -> str:
    """Which form would tell of a step, and has not been handed in."""
    tables: dict[str, str] = {one.key: one.told_by for one in pipeline_in(facts).step if one.told}
    forms = (form.label for form in facts.forms.values() if form.register_table == tables.get(step))
    return facts.sentences["steps_untold"].format(form=next(forms, facts.sentences["steps_ledger"]))


def share_of(part: Decimal | int | None, whole: Decimal | int | None) -> str:
    """A width in percent for a part of a whole, 0 where either is missing."""
    return width_of(half_up(part, whole, _DIGITS) if part and whole else 0)


def opened(shown: str, act: str, label: str, figure: str) -> str:
    """A number of projects as a button that opens them; none open the `figure`, empty where there is none."""
    if shown == DASH or (shown == "0" and not figure):
        return shown
    if shown == "0":
        return figure_button(shown, figure, label)
    named = figure_mark(figure) if figure else ""
    return f'<button class="opener" data-act="{text(act)}"{named} aria-label="{text(label)}">{shown}</button>'


def _line(row: Row, most: Decimal | None, scope: Scope, facts: Facts) -> Line:
    say, label, step = facts.sentences, row["label"], row["step"]
    if row["stands"] is None:
        untold = f'<small class="untold">{text(untold_words(step, facts))}</small>'
        return Line([text(label), untold, DASH, DASH, DASH, DASH, DASH], kind="untold")
    stands, flow, whose = count(row["stands"]), count(row["flow"]), scope.whose(facts)

    def told(measure: str, shown: str) -> str:
        name, figure = facts.sentences[f"measure_{measure}"], scope.opens(measure, step, whose)
        return figure_button(shown, figure, f"{label} {name} {shown}")

    stood, came = (say[f"steps_{one}_opens"] for one in ("stands", "flow"))
    took = "" if row["flow"] is None else scope.opens("pace_flow", step, whose)
    return Line(
        [
            text(label),
            _bar(row, most, told("pace_reached", count(row["reached"])), facts),
            opened(
                stands,
                f"stands:{step}:{CITY}",
                stood.format(label=label, count=stands),
                scope.opens("pace_stands", step, whose),
            ),
            told("pace_stands_money", show_number(row["stands_money"], _DECIMALS)),
            opened(flow, f"took:{step}:{CITY}", came.format(label=label, count=flow), took),
            told("pace_conversion", show_rate(row["conversion"])),
            median_figure(row, scope, whose, facts),
        ],
        kind=TERMINATED if step == TERMINATED else "",
    )


def median_figure(row: Row, scope: Scope, whose: str, facts: Facts) -> str:
    """The median of a step, which opens its cells where there is one."""
    said = text(days_of(row, facts))
    figure = scope.opens("pace_median", row["step"], whose)
    if row["median_days"] is None:
        return said
    return figure_button(said, figure, f"{row['label']} {facts.sentences['measure_pace_median']} {said}")


def _bar(row: Row, most: Decimal | None, reached: str, facts: Facts) -> str:
    told = facts.sentences["steps_bar"].format(
        label=row["label"], reached=count(row["reached"]), stands=count(row["stands"]), undated=count(row["undated"])
    )
    return (
        f'<div class="reach"{tip(told)}><b>{reached}</b><div class="bar">'
        f'<span class="fill passed" style="width:{share_of(row["reached"], most)}"></span>'
        f'<span class="fill" style="width:{share_of(row["stands"], most)}"></span></div></div>'
    )
