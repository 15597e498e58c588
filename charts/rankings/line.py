"""Ranks through the periods: a tiny line with the first rank on top and gaps, and the table of them that opens."""

from collections.abc import Iterator, Sequence

import polars as pl

from charts.evidence.figured import slot_opening
from charts.markup import Row, status_word, text
from charts.trend_table import period_table
from domain.dates import show_day
from domain.facts import Facts

WIDTH, HEIGHT, MARGIN = 90, 24, 3
SHOWN = 12


def rank_line(ranks: Sequence[int | None], lowest: int) -> str:
    """At most the last twelve ranks, drawn from the first to the `lowest`; read aloud as they follow each other."""
    shown = list(ranks)[-SHOWN:]
    if not any(shown):
        return ""
    step = (WIDTH - 2 * MARGIN) / max(len(shown) - 1, 1)
    drop = (HEIGHT - 2 * MARGIN) / max(lowest - 1, 1)
    points = [None if rank is None else (MARGIN + n * step, MARGIN + (rank - 1) * drop) for n, rank in enumerate(shown)]
    lines = "".join(f'<polyline points="{stretch}"/>' for stretch in _stretches(points))
    x, y = next(point for point in reversed(points) if point)
    told = "、".join("无名次" if rank is None else f"第{rank}名" for rank in shown)
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    drawn = f'<svg class="rankline" {size} aria-hidden="true">{lines}<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/></svg>'
    return f'<span class="read">{told}</span>{drawn}'


def ranks_by_place(history: pl.DataFrame) -> dict[str, list[int | None]]:
    """The ranks of rankings/history per place key, oldest first, from the first slot anybody is ranked in."""
    ranks: dict[str, list[int | None]] = {}
    for place, rank in _ranked(history).select("place_key", "rank").iter_rows():
        ranks.setdefault(place, []).append(rank)
    return ranks


def ranks_table(history: pl.DataFrame, facts: Facts) -> str:
    """The ranks of rankings/history, each open to what it is made of, under the last days of their periods, folded."""
    told = _ranked(history)
    days = told["period_end"].unique(maintain_order=True).to_list()
    heads = [show_day(day).partition("年")[2] for day in days]
    return period_table(facts.sentences["ranks_table"], heads, told, lambda row: _rank(row, facts)) if days else ""


def _rank(row: Row, facts: Facts) -> str:
    if row["rank"] is None:
        return f'<span class="missing">{status_word(row["status"], facts)}</span>'
    act = slot_opening("slot_score_rank", row["scheme"], row["place_key"], row["period_end"])
    return f'<button class="fig" data-act="{text(act)}">{row["rank"]}</button>'


def _ranked(history: pl.DataFrame) -> pl.DataFrame:
    """From the first slot anybody is ranked in, oldest first."""
    return history.filter(pl.col("rank").count().over("ordinal") > 0).sort("ordinal", maintain_order=True)


def _stretches(points: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """The points of every stretch without a gap."""
    stretch: list[str] = []
    for point in [*points, None]:
        if point:
            stretch.append(f"{point[0]:.1f},{point[1]:.1f}")
        elif stretch:
            yield " ".join(stretch)
            stretch = []
