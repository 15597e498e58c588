"""排位进步 and the topics: who moved between two periods, and who is ahead in what."""

import polars as pl

from charts.evidence.figured import figured, opening
from charts.markup import text
from charts.rankings.completion import rank_cell
from charts.rankings.line import rank_line
from charts.rankings.scores import DIGITS, Ranks, outcome, score_cell, score_figure, score_moved
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_change


def progress_table(progress: pl.DataFrame, ranks: Ranks, facts: Facts) -> str:
    """rankings/progress: every unit by the places it rose, with both ranks and scores."""
    rows = progress.rows(named=True)
    lowest = max((row["rank"] or 1 for row in rows), default=1)
    columns = [
        Column("进步名次", "middle"),
        Column("单位", "name"),
        Column("升降", "middle"),
        Column("上期名次", "middle"),
        Column("本期名次", "middle"),
        Column("得分", wide=True),
        Column("较上期", wide=True),
        Column("历次名次", "middle", wide=True),
        Column("结果", "left state", wide=True),
    ]
    lines = []
    for row in rows:
        gain = None if row["score"] is None or row["previous_score"] is None else row["score"] - row["previous_score"]
        cells = [
            rank_cell({"rank": row["progress_rank"]}, opening("progress_rank", row["scheme"], row["place_key"])),
            text(row["place"]),
            score_moved(row),
            figured(text(row["previous_rank"]), "score_rank_before", row["scheme"], row["place_key"]),
            figured(text(row["rank"]), "score_rank", row["scheme"], row["place_key"]),
            score_figure(row),
            figured(show_change(gain, DIGITS), "score_change", row["scheme"], row["place_key"]),
            rank_line(ranks.get(row["place_key"], []), lowest),
            outcome(row, facts),
        ]
        lines.append(Line(cells, f"score:{row['place_key']}" if row["rank"] else None))
    return table("排位进步", columns, lines, "ranking")


def topic_table(ranking: pl.DataFrame, topic: str, facts: Facts) -> str:
    """One topic of rankings/topical; a unit with nothing shares the last rank; a row opens its score."""
    columns = [Column("名次", "middle"), Column("升降", "middle", wide=True), Column("单位", "name"), Column("得分")]
    columns.append(Column("怎样得来", "left wrap"))
    lines = [
        Line(
            [
                rank_cell(row, opening("score_rank", row["scheme"], row["place_key"]))
                + ('<small class="tied">并列</small>' if row["tied"] else ""),
                score_moved(row),
                text(row["short"]),
                score_cell(row, facts),
                text(row["sentence"]) if row["rank"] else "",
            ],
            opening("score", row["scheme"], row["place_key"]) if row["rank"] else None,
        )
        for row in ranking.iter_rows(named=True)
    ]
    return table(f"专题排位：{topic}", columns, lines, "topic")
