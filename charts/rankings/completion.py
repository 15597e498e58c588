"""The ranking table: ranks with ties and moves, bars on one shared axis, both completions, lights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from charts.evidence.figured import opening, rank_steps, row_figure
from charts.markup import Axis, Row, figure, light, status_word, target, text
from charts.overview.spark import spark
from charts.rankings.bars import axis_head, other, ranking_axis, ranking_bar, targets_named
from charts.slots import Slot
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_rate

LEADERS = 3
Gains = Mapping[str, Sequence[Decimal | None]]


@dataclass(frozen=True)
class Ranking:
    """A ranking to be drawn: `basis` is "guarantee" or "work", `full` adds gain, the other completion and the level."""

    indicator: Indicator
    facts: Facts
    slot: Slot
    gains: Gains
    basis: str = "guarantee"
    full: bool = False

    def table(self, ranking: pl.DataFrame) -> str:
        """completion/ranking as a table; nulls are "—", never 0, and a unit without a return is hatched."""
        rows = ranking.rows(named=True)
        axis = ranking_axis(rows, self.basis)
        pace = next((row["pace"] for row in rows if row["pace"] is not None), None)
        columns = self._columns(axis_head(axis, pace if self._paced else None, self.basis, self.facts))
        lines = [self._line(row, axis) for row in rows]
        by = self.facts.terms[f"{self.basis}_completion"]
        caption = f"{self.indicator.label}排名，按{by}，单位：{self.indicator.unit}、百分点"
        return table(caption, columns, lines, "ranking")

    @property
    def _targets(self) -> dict[str, str]:
        return targets_named(self.facts)

    @property
    def _paced(self) -> bool:
        """The pace is that of the guarantee: on the axis of the other target it would contradict the light."""
        return self.basis == "guarantee"

    def _columns(self, axis: str) -> list[Column]:
        full = [Column("增量", wide=True), Column(f"完成{self._targets[other(self.basis)]}", wide=True)]
        judged = "" if self._paced else f"<br><small>（{self._targets['guarantee']}）</small>"
        level = [Column("达到", "left", wide=True)]
        return [
            Column("名次", "middle"),
            Column("升降", "middle", wide=True),
            Column("单位", "name"),
            Column(text(self.indicator.short), wide=True),
            *(full[:1] if self.full else []),
            Column(axis, "left plot"),
            Column("完成率"),
            *(full[1:] if self.full else []),
            Column(f"与序时差{judged}", wide=True),
            Column("近期增量", wide=True),
            *(level if self.full else []),
            Column(f"状态{judged}", "left state"),
        ]

    def _line(self, row: Row, axis: Axis) -> Line:
        facts, indicator = self.facts, self.indicator
        cells = [
            rank_cell(row, opening(f"{self.basis}_rank", indicator.key, row["place_key"])),
            rank_moved(row, opening(f"{self.basis}_rank_change", indicator.key, row["place_key"])),
            text(row["place"]) + self.slot.since(row["period"]),
            row_figure(row, "actual", indicator, facts),
            *([gained(row, self.slot, indicator, facts)] if self.full else []),
            ranking_bar(row, axis, self.basis, facts, self._paced),
            f"<b>{row_figure(row, f'{self.basis}_completion', indicator, facts)}</b>",
            *([row_figure(row, f"{other(self.basis)}_completion", indicator, facts)] if self.full else []),
            row_figure(row, "lead_points", indicator, facts),
            spark(self.gains.get(row["place_key"], [])),
            *([text(row["level"])] if self.full else []),
            light(row["light"], facts) if row["light"] else f'<span class="light none">{_silence(row, facts)}</span>',
        ]
        return Line(cells, opening("actual", indicator.key, row["place_key"]), self._told(row))

    def _told(self, row: Row) -> list[str]:
        if row["status"] != "reported":
            return [row["place"], _silence(row, self.facts)]
        unit = self.indicator.unit
        targets = [
            f"{word} {target(row[f'{basis}_target'], self.indicator, self.facts)} {unit}，"
            f"完成 {show_rate(row[f'{basis}_completion'])}"
            for basis, word in self._targets.items()
            if row[f"{basis}_target"] is not None
        ]
        return [
            row["place"],
            f"{self.indicator.spoken} {figure(row['actual'], self.indicator, self.facts)} {unit}",
            *targets,
        ]


def rank_cell(row: Row, action: str | None = None) -> str:
    """The rank, the leaders' on a disc; none is "—". A click tells `action`."""
    if row["rank"] is None:
        return DASH
    opened = f' data-act="{text(action)}"' if action else ""
    kind = "rank leader" if row["rank"] <= LEADERS else "rank"
    return f'<span class="{kind}{" fig" if action else ""}"{opened}>{row["rank"]}</span>'


def rank_moved(row: Row, action: str | None = None) -> str:
    """↑2 in blue, ↓1 in grey; red and green would read as judgement. A click tells `action`."""
    places = row["rank_change"]
    if places is None or row["rank"] is None or places == 0:
        word = "持平" if places == 0 else "无上期名次"
        return f'<span class="moved"><span class="read">{word}</span><span aria-hidden="true">{DASH}</span></span>'
    word, kind = ("上升", " up") if places > 0 else ("下降", "")
    seen = f'<span aria-hidden="true">{rank_steps(places)}</span>'
    opened = f' fig" data-act="{text(action)}"' if action else '"'
    return f'<span class="moved{kind}{opened}><span class="read">{word}{abs(places)}位</span>{seen}</span>'


def gained(row: Row, slot: Slot, indicator: Indicator, facts: Facts) -> str:
    """The gain of the slot; 本期未报 where the unit's last return is of an earlier one, never 0."""
    if row["period"] is None or slot.holds(row["period"]):
        return row_figure(row, "gain", indicator, facts)
    return f'<span class="missing">{text(facts.sentences["not_this_period"])}</span>'


def _silence(row: Row, facts: Facts) -> str:
    """Why there is no light."""
    return status_word(row["status"], facts) if row["status"] != "reported" else DASH
