"""The composite ranking: scores split into their items, the way to the next unit and line, the ranks so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import polars as pl

from charts.evidence.figured import figured, opening
from charts.markup import Axis, Row, status_word, text, tip
from charts.rankings.completion import rank_cell, rank_moved
from charts.rankings.line import rank_line
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, show_number
from domain.schemes.scheme import Scheme
from domain.schemes.telling import plain

DIGITS = 2
SHADES = 8
Ranks = Mapping[str, Sequence[int | None]]


@dataclass(frozen=True)
class Scores:
    """A composite ranking to be drawn: its scheme, its parts (rankings/score_parts), the ranks through the periods."""

    scheme: Scheme
    parts: pl.DataFrame
    ranks: Ranks
    facts: Facts

    def table(self, ranking: pl.DataFrame) -> str:
        """rankings/composite as a table; what is not ranked is hatched and says why, and opens nothing."""
        rows = ranking.rows(named=True)
        most = max((row["score"] for row in rows if row["score"] is not None), default=self.scheme.full)
        axis = Axis(max(most, self.scheme.full))
        columns = [
            Column("名次", "middle"),
            Column("升降", "middle", wide=True),
            Column("单位", "name"),
            Column("得分"),
            Column(f"各项得分（满分{plain(Fraction(self.scheme.full))}）", "left plot"),
            Column("距上一名", wide=True),
            Column("距下一档", wide=True),
            Column("历次名次", "middle", wide=True),
            Column("结果", "left state", wide=True),
        ]
        return table(
            f"{self.scheme.label}，单位：分", columns, [self._line(row, axis, rows) for row in rows], "ranking"
        )

    def _line(self, row: Row, axis: Axis, rows: Sequence[Row]) -> Line:
        lowest = sum(one["rank"] is not None for one in rows)
        cells = [
            rank_cell(row, _opening("score_rank", row)) + ('<small class="tied">并列</small>' if row["tied"] else ""),
            score_moved(row),
            text(row["place"]),
            score_cell(row, self.facts),
            self._bar(row, axis),
            figured(show_number(row["to_next"], DIGITS), "score_to_next", row["scheme"], row["place_key"]),
            _to_award(row),
            rank_line(self.ranks.get(row["place_key"], []), max(lowest, 1)),
            outcome(row, self.facts),
        ]
        last = max((one["rank"] for one in rows if one["rank"] and one["award"]), default=None)
        cut = "cut" if row["rank"] == last and row is _last_of(rows, last) else ""
        return Line(cells, f"score:{row['place_key']}" if row["rank"] else None, kind=cut)

    def _bar(self, row: Row, axis: Axis) -> str:
        if row["score"] is None:
            return '<div class="bar hatched" aria-hidden="true"></div>'
        earned = by_item(self.parts.filter(place_key=row["place_key"]))
        drawn = "".join(
            f'<span class="item shade{n % SHADES}" style="width:{axis.at(points)}"'
            f"{tip(label, f'{show_number(points, DIGITS)} 分')}></span>"
            for n, (label, points) in enumerate(earned.items())
            if points > 0
        )
        return f'<div class="bar stacked-items">{drawn}</div>'


def by_rank(progress: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """rankings/progress in the order of rankings/composite: by rank, ties and the others in the printed order."""
    printed = {place.key: n for n, place in enumerate(facts.places.place)}
    return progress.sort("rank", pl.col("place_key").replace_strict(printed), nulls_last=True)


def by_item(parts: pl.DataFrame) -> dict[str, Decimal]:
    """What each item of one unit's parts adds to the score, in the order of the scheme."""
    sums: dict[str, Decimal] = {}
    for label, points in parts.select("item_label", "points").iter_rows():
        sums[label] = sums.get(label, Decimal(0)) + (points or 0)
    return sums


def items_legend(scheme: Scheme, parts: pl.DataFrame) -> str:
    """The items that anybody earned points with, in the order they are stacked."""
    earned = set(parts.filter(pl.col("points") > 0)["item"])
    keys = "".join(
        f'<i><span class="key item shade{n % SHADES}"></span>{text(item.label)}</i>'
        for n, item in enumerate(scheme.item)
        if item.key in earned
    )
    return f'<span class="legend">{keys}</span>'


def score_cell(row: Row, facts: Facts) -> str:
    """The score, which opens, or why there is none."""
    if row["score"] is None:
        return f'<span class="missing">{status_word(row["status"], facts)}</span>'
    return f"<b>{score_figure(row)}</b>"


def score_figure(row: Row) -> str:
    """The score as a figure that opens; "—" where there is none."""
    return figured(show_number(row["score"], DIGITS), "score", row["scheme"], row["place_key"])


def score_moved(row: Row) -> str:
    """The places that a unit rose or fell by its score, which open."""
    return rank_moved({"rank": row["rank"], "rank_change": row["change"]}, _opening("score_rank_change", row))


def _opening(measure: str, row: Row) -> str:
    return opening(measure, row["scheme"], row["place_key"])


def outcome(row: Row, facts: Facts) -> str:
    """What the rank comes to: the award or list, or why there is none."""
    if row["status"] != "ranked":
        return f'<span class="light none">{status_word(row["status"], facts)}</span>'
    told = [label for label in (row["award"], row["listing"]) if label]
    return text("、".join(told)) if told else DASH


def _to_award(row: Row) -> str:
    if row["to_award"] is None:
        return DASH
    told = figured(show_number(row["to_award"], DIGITS), "score_to_award", row["scheme"], row["place_key"])
    return f"<small>{text(row['next_award'])}</small> {told}"


def _last_of(rows: Sequence[Row], rank: int | None) -> Row | None:
    return next((row for row in reversed(rows) if rank is not None and row["rank"] == rank), None)
