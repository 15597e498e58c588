"""Composite, progress and topical rankings to take along: exact points, with what they are made of."""

import polars as pl

from charts.fetched.numbered import Number, numbered, numbered_column
from domain.facts import Facts
from domain.figures.rescoring import part_item
from domain.schemes.files import schemes_in, standing_word
from domain.schemes.scheme import Scheme
from domain.seasons import Season
from domain.tables import Head, Table

POINTS = "分"
_SCORED = ["score", "score_rank_before", "score_rank_change", "score_before"]
_PLACED = ["rank", "place", "score", "previous_rank", "change", "previous_score"]
_PLACED_HEADS = [
    Head("名次", "count"), Head("单位"), Head("得分", "exact", POINTS), Head("上期名次", "count"),
    Head("名次变化", "count"), Head("上期得分", "exact", POINTS),
]  # fmt: skip


def composite_table(ranking: pl.DataFrame, scheme: Scheme, season: Season, facts: Facts) -> Table:
    """rankings/composite with the way to the next unit and line."""
    heads = [*_PLACED_HEADS, Head("距上一名", "exact", POINTS), Head("已达"), Head("下一档")]
    heads += [Head("距下一档", "exact", POINTS), Head("红黑榜"), Head("状态")]
    names = [*_PLACED, "to_next", "award", "next_award", "to_award", "listing"]
    made = Table(f"{season.short}综合排位", heads, _with_status(ranking, names, facts), source=stated(scheme, facts))
    return numbered(made, _numbers(ranking, season, "score_rank"), [*_SCORED, "score_to_next", "score_to_award"], facts)


def progress_table(progress: pl.DataFrame, scheme: Scheme, season: Season, facts: Facts) -> Table:
    """rankings/progress by the places risen."""
    heads = [Head("进步名次", "count"), *_PLACED_HEADS, Head("状态")]
    rows = _with_status(progress, ["progress_rank", *_PLACED], facts)
    made = Table(f"{season.short}排位进步", heads, rows, source=stated(scheme, facts))
    return numbered(made, _numbers(progress, season, "progress_rank"), ["score_rank", *_SCORED], facts)


def history_table(history: pl.DataFrame, scheme: Scheme, season: Season, facts: Facts) -> Table:
    """rankings/history: the rank and score of every unit at the end of every period, with the scheme of then."""
    heads = [Head("单位"), Head("期末", "day"), Head("名次", "count"), Head("得分", "exact", POINTS)]
    heads += [Head("方案版本"), Head("状态")]
    rows = _with_status(history, ["place", "period_end", "rank", "score", "version"], facts)
    made = Table(f"{season.short}历次名次", heads, rows, source=stated(scheme, facts))
    told = history.select("period_end", "scheme", "place_key").iter_rows()
    numbers = [(f"slot_score_rank@{day}", season.key, key, place) for day, key, place in told]
    return numbered_column(made, numbers, facts.sentences["numbered_ranks"], facts)


def parts_table(parts: pl.DataFrame, scheme: Scheme, season: Season, facts: Facts) -> Table:
    """rankings/score_parts: every part of every score; a ratio's actual and target are shares of 1."""
    heads = [Head("单位"), Head("计分项"), Head("指标"), Head("完成数", "exact"), Head("计量单位")]
    heads += [Head("目标", "exact"), Head("完成率", "share"), Head("得分", "exact", POINTS)]
    heads += [Head("该项满分", "exact", POINTS), Head("怎样得来")]
    names = ["place", "item_label", "label", "actual", "unit", "target", "ratio", "points", "of", "sentence"]
    made = Table(f"{season.short}各项得分", heads, parts.select(names).rows(), source=stated(scheme, facts))
    numbers = [
        ("score_part", season.key, part_item(row["scheme"], row["item"], row["indicator"]), row["place_key"])
        for row in parts.iter_rows(named=True)
    ]
    return numbered_column(made, numbers, facts.sentences["numbered_points"], facts)


def topical_table(topical: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """rankings/topical: every topic one below the other."""
    heads = [Head("专题"), *_PLACED_HEADS, Head("怎样得来"), Head("状态")]
    made = Table(f"{season.short}专题排位", heads, _with_status(topical, ["topic", *_PLACED, "sentence"], facts))
    return numbered(made, _numbers(topical, season, "score_rank"), _SCORED, facts)


def _numbers(ranking: pl.DataFrame, season: Season, measure: str) -> list[Number | None]:
    return [(measure, season.key, key, place) for key, place in ranking.select("scheme", "place_key").iter_rows()]


def stated(scheme: Scheme, facts: Facts) -> str:
    """The scheme as a source: its name, version and standing, its clause."""
    standing = standing_word(scheme.official, scheme in schemes_in(facts).versions, facts)
    return f"{scheme.label} 版本{scheme.version}（{standing}）；{facts.cite(scheme.source)}"


def _with_status(frame: pl.DataFrame, names: list[str], facts: Facts) -> list[list[object]]:
    return [
        [*(row[name] for name in names), facts.sentences[f"status_{row['status']}"]]
        for row in frame.iter_rows(named=True)
    ]
