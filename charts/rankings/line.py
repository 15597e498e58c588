"""A tiny line of ranks through the periods, the first rank on top; a period without a rank is a gap."""

from collections.abc import Iterator, Sequence

import polars as pl

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
    told = history.filter(pl.col("rank").count().over("ordinal") > 0).sort("ordinal")
    for place, rank in told.select("place_key", "rank").iter_rows():
        ranks.setdefault(place, []).append(rank)
    return ranks


def _stretches(points: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """The points of every stretch without a gap."""
    stretch: list[str] = []
    for point in [*points, None]:
        if point:
            stretch.append(f"{point[0]:.1f},{point[1]:.1f}")
        elif stretch:
            yield " ".join(stretch)
            stretch = []
