"""How the share of projects that have come to a step grows with the days since they were signed, in Plotly."""

from collections.abc import Mapping
from decimal import Decimal

import plotly.graph_objects as go
import polars as pl

from charts.pipeline.groups import name_of
from charts.trends import PAPER, THEME_COLOURS, THEME_GREY
from domain.facts import Facts
from domain.numbers import show_number, show_rate
from domain.projects.pipeline import Step


def growing(curves: Mapping[str, pl.DataFrame], target: Decimal | None, facts: Facts) -> go.Figure:
    """One curve by name, each of one group of pipeline/waiting, the first, of the whole, grey; `target` is dashed."""
    drawing = go.Figure()
    for nth, (name, rows) in enumerate(curves.items()):
        colour = THEME_GREY if nth == 0 else THEME_COLOURS[(nth - 1) % len(THEME_COLOURS)]
        shares = [Decimal(0), *rows["reached_share"].to_list()]
        drawing.add_scatter(
            x=[0, *rows["after_days"].to_list()],
            y=[float(share) * 100 for share in shares],
            name=name,
            mode="lines",
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


def waits_sentence(whole: str, together: pl.DataFrame, groups: pl.DataFrame, step: Step, by: str, facts: Facts) -> str:
    """The median of the `whole` and of the fastest and slowest group, from pipeline/waiting `together` and by group."""
    say = facts.sentences
    if together.is_empty():
        return say["waits_nobody"].format(label=step.label)
    days = together["median_days"][0]
    sentence = say["waits_whole" if days is not None else "waits_whole_unfinished"]
    told = [sentence.format(label=step.label, whole=whole, days=show_number(days, 0))]
    medians = groups.unique("group_key", maintain_order=True)
    known = medians.filter(pl.col("median_days").is_not_null()).sort("median_days", maintain_order=True)
    if known.height > 1 and known["median_days"][0] != known["median_days"][-1]:
        fast, slow = known.row(0, named=True), known.row(-1, named=True)
        told.append(
            say["waits_range"].format(
                fast=name_of(fast["group_key"], by, facts), fast_days=show_number(fast["median_days"], 0),
                slow=name_of(slow["group_key"], by, facts), slow_days=show_number(slow["median_days"], 0),
            )
        )  # fmt: skip
    if late := medians.height - known.height:
        told.append(say["steps_unfinished"].format(count=late, unit=say[f"steps_by_{by}"]))
    return "；".join(told) + "。"


def _dressed(drawing: go.Figure) -> go.Figure:
    drawing.update_layout(
        paper_bgcolor=PAPER, plot_bgcolor=PAPER, height=330, margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "y": 1.16, "x": 0}, hovermode="closest", separators=".,", dragmode=False,
        showlegend=True,
    )  # fmt: skip
    drawing.update_yaxes(ticksuffix="%", range=[0, 102], fixedrange=True, automargin=True)
    drawing.update_xaxes(ticksuffix="天", tickformat="d", rangemode="tozero", fixedrange=True, automargin=True)
    return drawing
