"""Signing quarters against steps: how far the projects of every quarter have come, darker where more have."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import polars as pl

from charts.chains.ranking import count
from charts.evidence.figured import figured
from charts.markup import Row, some_named, text, tip
from charts.overview.follow_through import width_of
from charts.pipeline.scope import Scope
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number, show_rate
from domain.projects.pipeline import Step
from domain.saying import fill, said

_DECIMALS = 2
_PHONE = 8


def quarter_told(quarter: str, facts: Facts) -> str:
    """2022Q3 as 2022年三季度."""
    year, _, nth = quarter.partition("Q")
    return facts.sentences["quarter_told"].format(year=year, nth=facts.sentences[f"quarter_{nth}"])


def quarters_table(cohorts: pl.DataFrame, scope: Scope, facts: Facts) -> str:
    """`cohorts` is pipeline/cohorts of the `scope`, the latest quarter first; only the last eight fit a phone."""
    say = facts.sentences
    told: dict[str, dict[str, Row]] = {}
    for row in reversed(cohorts.rows(named=True)):
        told.setdefault(row["quarter"], {})[row["step"]] = row
    steps: Mapping[str, str] = dict(cohorts.select("step", "label").unique(maintain_order=True).rows())
    columns = [
        Column(text(say["quarters_head"]), "name"),
        Column(text(say["quarters_signed"])),
        Column(text(say["quarters_money"]), wide=True),
        *(Column(text(label), "middle") for label in steps.values()),
    ]
    lines = []
    for nth, (quarter, rows) in enumerate(told.items()):
        first, whose = next(iter(rows.values())), scope.quarter(quarter)
        name = quarter_told(quarter, facts)
        cells = [_cell(rows[step], name, whose, facts) for step in steps]
        signed = {"signed": count(first["signed"]), "money": show_number(first["signed_money"], _DECIMALS)}
        opened = [figured(said, f"pace_{measure}", "signed", whose) for measure, said in signed.items()]
        shown = [text(name), *opened, *cells]
        lines.append(Line(shown, kind="old" if nth >= _PHONE else ""))
    return table(say["quarters_caption"], columns, lines, "quarters stacked")


def quarters_sentence(cohorts: pl.DataFrame, step: Step, target: Decimal | None, scope: Scope, facts: Facts) -> str:
    """The earliest quarter that is short of what is asked of the step, and how many are; unasked, the extremes."""
    say, rows = facts.sentences, cohorts.filter(step=step.key).rows(named=True)
    if not rows:
        return say["steps_empty"] + "。"
    if target is None:
        return _unasked(rows, step, scope, facts)
    short = [row for row in rows if row["rate"] < target]
    words = {"label": step.label, "target": show_rate(target, 0)}
    if not short:
        return say["quarters_reached"].format(**words)
    first = short[0]
    whose = scope.quarter(first["quarter"])
    return fill(
        say["quarters_short"], quarter=quarter_told(first["quarter"], facts), count=len(short), all=len(rows),
        rate=said(show_rate(first["rate"]), "pace_rate", step.key, whose),
        part=said(count(first["reached"]), "pace_reached", step.key, whose),
        whole=said(count(first["signed"]), "pace_signed", "signed", whose), **words,
    )  # fmt: skip


def _unasked(rows: Sequence[Row], step: Step, scope: Scope, facts: Facts) -> str:
    """The lowest and the highest quarters, where no share is asked of the step."""
    say, rates = facts.sentences, [row["rate"] for row in rows]
    words = {"label": step.label}
    for name, rate in (("rate", min(rates)), ("best", max(rates))):
        whose = scope.quarter(next(row["quarter"] for row in rows if row["rate"] == rate))
        words[name] = said(show_rate(rate), "pace_rate", step.key, whose)
    if min(rates) == max(rates):
        return fill(say["quarters_level"], **words)
    lowest, highest = (
        some_named([quarter_told(row["quarter"], facts) for row in rows if row["rate"] == rate], "quarters", facts)
        for rate in (min(rates), max(rates))
    )
    return fill(say["quarters_range"], lowest=lowest, highest=highest, **words)


def _cell(row: Row, quarter: str, whose: str, facts: Facts) -> str:
    told = facts.sentences["quarters_cell"].format(
        quarter=quarter, label=row["label"], part=count(row["reached"]), whole=count(row["signed"])
    )
    rate = figured(show_rate(row["rate"]), "pace_rate", row["step"], whose)
    return f'<span class="tinted" style="--share:{width_of(row["rate"])}"{tip(told)}>{rate}</span>'
