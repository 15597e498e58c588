"""Who may be commended, each with the reasons: leading, most improved, ahead in a topic."""

import polars as pl

from charts.markup import Row, empty, text, told
from charts.rankings.scores import DIGITS
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number
from domain.saying import fill, said
from domain.schemes.scheme import Commendation

Reasons = dict[str, list[str]]


def shortlist(progress: pl.DataFrame, topical: pl.DataFrame, rules: Commendation, facts: Facts) -> Reasons:
    """The reasons by the unit's name, in the order of its rank; from rankings/progress and rankings/topical."""
    say, reasons = facts.sentences, {}
    ranked = progress.filter(pl.col("rank").is_not_null()).sort("rank", "progress_rank")
    for row in ranked.iter_rows(named=True):
        reached: list[str] = []
        rank = _of(row["rank"], "score_rank", row)
        if row["rank"] <= rules.leading:
            score = _of(show_number(row["score"], DIGITS), "score", row)
            reached.append(fill(say["commend_leading"], rank=rank, score=score))
        if (row["progress_rank"] or rules.improved + 1) <= rules.improved and row["change"] >= rules.least_rise:
            previous = _of(row["previous_rank"], "score_rank_before", row)
            steps = _of(row["change"], "score_rank_change", row)
            reached.append(fill(say["commend_improved"], previous=previous, rank=rank, steps=steps))
        mine = topical.filter(pl.col("rank") <= rules.topical, pl.col("score") > 0, place_key=row["place_key"])
        reached += [
            fill(say["commend_topical"], topic=one["topic"], rank=_of(one["rank"], "score_rank", one))
            for one in mine.iter_rows(named=True)
        ]
        if reached:
            reasons[row["place"]] = reached
    return reasons


def shortlist_table(reasons: Reasons, facts: Facts) -> str:
    """The names with their reasons, or that there is none yet."""
    if not reasons:
        return empty(facts.sentences["commend_nobody"], facts.sentences["commend_nobody_more"])
    lines = [
        Line([text(place), "<br>".join(told(one, stop=nth == 0) for nth, one in enumerate(reached))])
        for place, reached in reasons.items()
    ]
    return table("表扬参考名单", [Column("单位", "name"), Column("理由", "left wrap")], lines, "plain")


def _of(shown: object, measure: str, row: Row) -> str:
    return said(shown, measure, row["scheme"], row["place_key"])
