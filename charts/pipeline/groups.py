"""The pipeline of every unit or chain: one measure of every step, over that of the whole."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row, given, text
from charts.pipeline.steps import days_of, opened, share_of
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, show_rate
from domain.projects.pipeline import TERMINATED

# How the projects may be put together, and the column that names a group in each answer.
KEYS = {"place": "place_key", "chain": "chain"}
SHOWN = ("stands", "flow", "conversion", "median_days")
WAITED = ("conversion", "median_days")
Steps = Mapping[str, Row]


def by_group(groups: pl.DataFrame, by: str) -> dict[str | None, dict[str, Row]]:
    """The rows of pipeline/by_place or pipeline/by_chain by group and step, in their order."""
    told: dict[str | None, dict[str, Row]] = {}
    for row in groups.iter_rows(named=True):
        told.setdefault(row[KEYS[by]], {})[row["step"]] = row
    return told


def name_of(key: str | None, by: str, facts: Facts) -> str:
    """What a group is called."""
    if by == "place":
        return facts.places.keyed(key or "").short
    return key or facts.sentences["no_listed_chain"]


def shown_steps(steps: pl.DataFrame, shown: str) -> list[Row]:
    """The steps of pipeline/steps that have the measure: of those told the signing and the end are not waited for."""
    told = [row for row in steps.rows(named=True) if row["stands"] is not None]
    return [row for row in told[1:] if row["step"] != TERMINATED] if shown in WAITED else told


def groups_table(groups: pl.DataFrame, steps: pl.DataFrame, by: str, shown: str, whole: str, facts: Facts) -> str:
    """`groups` is pipeline/by_place or pipeline/by_chain, `steps` pipeline/steps of the `whole`; `shown` one of SHOWN.

    A cell opens its projects: who stands there, who came, or, of a share or a median, who stands at the step before.
    """
    heads = shown_steps(steps, shown)
    told, say = by_group(groups, by), facts.sentences
    columns = [Column(text(say[f"steps_by_{by}"]), "name"), *(Column(text(row["label"]), "left") for row in heads)]
    most = {row["step"]: _most(told, row["step"], shown) for row in heads}
    lines = [_line(key, rows, heads, most, by, shown, facts) for key, rows in told.items()]
    total = [text(whole), *(_cell(row, None, "", "", shown, facts) for row in heads)]
    caption = say["steps_groups_caption"].format(by=say[f"steps_by_{by}"], shown=say[f"steps_shown_{shown}"])
    return table(caption, columns, [*lines, Line(total, kind="total")], "step-groups stacked", grid=True)


def _most(told: Mapping[str | None, Steps], step: str, shown: str) -> Decimal:
    values = (rows[step][shown] for rows in told.values() if step in rows)
    return max((Decimal(value) for value in values if value is not None), default=Decimal(0))


def _line(
    key: str | None, rows: Steps, heads: Sequence[Row], most: Mapping[str, Decimal], by: str, shown: str, facts: Facts
) -> Line:
    name = text(name_of(key, by, facts))
    before = {head["step"]: _before(head["step"], list(rows)) for head in heads}
    cells = []
    for head in heads:
        kind, step = ("stands", before[head["step"]]) if shown in WAITED else (shown, head["step"])
        act = f"{'took' if kind == 'flow' else 'stands'}:{step}:{by}:{key or ''}"
        label = f"{name_of(key, by, facts)} {head['label']}"
        cells.append(_cell(rows[head["step"]], most[head["step"]], act, label, shown, facts))
    return Line([given(name) if by == "chain" and key else name, *cells])


def _before(step: str, steps: Sequence[str]) -> str:
    return steps[max(0, steps.index(step) - 1)]


def _cell(row: Row, most: Decimal | None, act: str, label: str, shown: str, facts: Facts) -> str:
    said = text(_said(row, shown, facts))
    told = opened(said, act, f"{label} {said}") if act else said
    bar = ""
    if most is not None and row[shown] is not None:
        bar = f'<div class="bar thin"><span class="fill" style="width:{share_of(row[shown], most)}"></span></div>'
    return f'<div class="amount"><b>{told}</b>{bar}</div>'


def _said(row: Row, shown: str, facts: Facts) -> str:
    if shown == "conversion":
        return show_rate(row["conversion"])
    if shown == "median_days":
        return days_of(row, facts)
    return DASH if row[shown] is None else count(row[shown])
