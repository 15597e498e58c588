"""The pipeline of every unit or chain: one measure of every step, over that of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from charts.chains.ranking import count
from charts.evidence.figured import figure_button
from charts.markup import Row, given, text
from charts.pipeline.scope import Scope
from charts.pipeline.steps import days_of, opened, share_of
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, show_rate
from domain.projects.pipeline import TERMINATED

# How the projects may be put together, and the column that names a group in each answer.
KEYS = {"place": "place_key", "chain": "chain"}
SHOWN = ("stands", "flow", "conversion", "median_days")
WAITED = ("conversion", "median_days")
# What the figures of each are called in their numbers.
MEASURED = {"stands": "pace_stands", "flow": "pace_flow", "conversion": "pace_conversion", "median_days": "pace_median"}
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


def groups_table(groups: pl.DataFrame, steps: pl.DataFrame, by: str, shown: str, scope: Scope, facts: Facts) -> str:
    """`groups` is pipeline/by_place or pipeline/by_chain, `steps` pipeline/steps of the `scope`; `shown` one of SHOWN.

    A cell opens its projects: who stands there, who came, or, of a share or a median, who stands at the step before;
    beside them its cells.
    """
    heads = shown_steps(steps, shown)
    told, say = by_group(groups, by), facts.sentences
    columns = [Column(text(say[f"steps_by_{by}"]), "name"), *(Column(text(row["label"]), "left") for row in heads)]
    most = {row["step"]: _most(told, row["step"], shown) for row in heads}
    drawn = _Drawn(heads, most, by, shown, scope, facts)
    lines = [drawn.line(key, rows) for key, rows in told.items()]
    total = [text(scope.name(facts)), *(drawn.whole(row) for row in heads)]
    caption = say["steps_groups_caption"].format(by=say[f"steps_by_{by}"], shown=say[f"steps_shown_{shown}"])
    return table(caption, columns, [*lines, Line(total, kind="total")], "step-groups stacked", grid=True)


def _most(told: Mapping[str | None, Steps], step: str, shown: str) -> Decimal:
    values = (rows[step][shown] for rows in told.values() if step in rows)
    return max((Decimal(value) for value in values if value is not None), default=Decimal(0))


@dataclass(frozen=True)
class _Drawn:
    """What the cells of one table share: its steps, the most of each, how projects are put together and measured."""

    heads: Sequence[Row]
    most: Mapping[str, Decimal]
    by: str
    shown: str
    scope: Scope
    facts: Facts

    def line(self, key: str | None, rows: Steps) -> Line:
        """One group."""
        named = name_of(key, self.by, self.facts)
        return Line(
            [
                given(named) if self.by == "chain" and key else text(named),
                *(self._cell(rows[head["step"]], key, list(rows)) for head in self.heads),
            ]
        )

    def whole(self, row: Row) -> str:
        """One step of all of them."""
        said = _said(row, self.shown, self.facts)
        act = self._figure(row, self.scope.whose(self.facts))
        told = figure_button(text(said), act, f"{row['label']} {said}") if act else text(said)
        return f'<div class="amount"><b>{told}</b></div>'

    def _cell(self, row: Row, key: str | None, steps: Sequence[str]) -> str:
        said, step = _said(row, self.shown, self.facts), row["step"]
        kind, at = ("stands", _before(step, steps)) if self.shown in WAITED else (self.shown, step)
        act = f"{'took' if kind == 'flow' else 'stands'}:{at}:{self.by}:{key or ''}"
        label = f"{name_of(key, self.by, self.facts)} {row['label']} {said}"
        told = opened(text(said), act, label, self._figure(row, self.scope.group(self.by, key)))
        bar = ""
        if row[self.shown] is not None:
            width = share_of(row[self.shown], self.most[step])
            bar = f'<div class="bar thin"><span class="fill" style="width:{width}"></span></div>'
        return f'<div class="amount"><b>{told}</b>{bar}</div>'

    def _figure(self, row: Row, whose: str) -> str:
        """What the figure opens; empty where there is none."""
        return "" if row[self.shown] is None else self.scope.opens(MEASURED[self.shown], row["step"], whose)


def _before(step: str, steps: Sequence[str]) -> str:
    return steps[max(0, steps.index(step) - 1)]


def _said(row: Row, shown: str, facts: Facts) -> str:
    if shown == "conversion":
        return show_rate(row["conversion"])
    if shown == "median_days":
        return days_of(row, facts)
    return DASH if row[shown] is None else count(row[shown])
