"""How the share of projects that have come to a step grows with the days since they were signed, in Plotly."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape

import plotly.graph_objects as go
import polars as pl

from charts.pipeline.groups import name_of
from charts.pipeline.points import Curve
from charts.pipeline.scope import Scope
from charts.trends import PAPER, THEME_COLOURS, THEME_GREY
from domain.facts import Facts
from domain.numbers import show_number, show_rate
from domain.projects.pipeline import Step
from domain.saying import fill, run

_MARK = 5


def growing(curves: Mapping[str, Curve], target: Decimal | None, facts: Facts) -> go.Figure:
    """One curve by name, the first, of the whole, grey; `target` is dashed. A point carries what it opens.

    Plotly reads tags in what it draws: a name, which a list may have brought, is escaped.
    """
    drawing = go.Figure()
    for nth, (name, curve) in enumerate(curves.items()):
        rows, marked = curve.rows, {row["after_days"] for row in curve.points}
        colour = THEME_GREY if nth == 0 else THEME_COLOURS[(nth - 1) % len(THEME_COLOURS)]
        shares = [Decimal(0), *rows["reached_share"].to_list()]
        drawing.add_scatter(
            x=[0, *rows["after_days"].to_list()],
            y=[float(share) * 100 for share in shares],
            name=escape(name, quote=False),
            mode="lines+markers",
            marker={"size": [0, *(_MARK if day in marked else 0 for day in rows["after_days"])], "color": colour},
            customdata=[None, *([curve.opens(row)] for row in rows.iter_rows(named=True))],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            line={"shape": "hv", "width": 3 if nth == 0 else 2.2, "color": colour},
            text=[show_rate(share) for share in shares],
            hovertemplate=facts.sentences["waits_hover"].format(x="%{x}", y="%{text}"),
        )
    if target is not None:
        words = facts.sentences["waits_target"].format(target=show_rate(target, 0))
        drawing.add_hline(
            float(target) * 100, line_dash="dash", line_width=1, line_color=THEME_GREY, annotation_text=words,
            annotation_position="top left", annotation_font_size=12,
        )  # fmt: skip
    return _dressed(drawing)


def waits_sentence(
    scope: Scope, together: pl.DataFrame, groups: pl.DataFrame, step: Step, by: str, facts: Facts
) -> str:
    """The median of the whole `scope`, and of the fastest and slowest groups, from pipeline/waiting."""
    say = facts.sentences
    if together.is_empty():
        return say["waits_nobody"].format(label=step.label)
    days = together["median_days"][0]
    sentence = "waits_whole" if days is not None else "waits_whole_unfinished"
    median = scope.said(show_number(days, 0), "wait_median", step.key, facts)
    told: list[str] = [fill(say[sentence], label=step.label, whole=scope.name(facts), days=median)]
    medians = groups.unique("group_key", maintain_order=True)
    known = medians.filter(pl.col("median_days").is_not_null()).sort("median_days", maintain_order=True)
    late = medians.height - known.height
    if known["median_days"].n_unique() > 1:
        unit = say[f"steps_by_{by}"]
        words = _range(known, step, scope, by, facts)
        told.append(fill(say["waits_range_known" if late else "waits_range"], unit=unit, **words))
    if late:
        told.append(say["steps_unfinished"].format(count=late, unit=say[f"steps_by_{by}"]))
    return run(told, "；", "。")


def _range(known: pl.DataFrame, step: Step, scope: Scope, by: str, facts: Facts) -> dict[str, str]:
    """The fastest and the slowest groups, all of them, with their days."""
    words = {}
    for name, days in (("fast", known["median_days"].min()), ("slow", known["median_days"].max())):
        keys = known.filter(median_days=days)["group_key"]
        words[name] = "、".join(name_of(key, by, facts) for key in keys)
        shown, whose = show_number(known.filter(median_days=days)["median_days"][0], 0), scope.group(by, keys[0])
        words[f"{name}_days"] = scope.said(shown, "wait_median", step.key, facts, whose)
    return words


def _dressed(drawing: go.Figure) -> go.Figure:
    drawing.update_layout(
        paper_bgcolor=PAPER, plot_bgcolor=PAPER, height=330, margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "y": 1.16, "x": 0}, hovermode="closest", separators=".,", dragmode=False,
        showlegend=True,
    )  # fmt: skip
    drawing.update_yaxes(ticksuffix="%", range=[0, 102], fixedrange=True, automargin=True)
    drawing.update_xaxes(ticksuffix="天", tickformat="d", rangemode="tozero", fixedrange=True, automargin=True)
    return drawing
