"""Who may be commended, each with the reasons: leading, most improved, ahead in a topic."""

import polars as pl

from charts.markup import empty, text
from charts.rankings.scores import DIGITS
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number
from domain.schemes.scheme import Commendation

Reasons = dict[str, list[str]]


def shortlist(progress: pl.DataFrame, topical: pl.DataFrame, rules: Commendation, facts: Facts) -> Reasons:
    """The reasons by the unit's name, in the order of its rank; from rankings/progress and rankings/topical."""
    say, reasons = facts.sentences, {}
    ranked = progress.filter(pl.col("rank").is_not_null()).sort("rank", "progress_rank")
    for row in ranked.iter_rows(named=True):
        told = []
        if row["rank"] <= rules.leading:
            told.append(say["commend_leading"].format(rank=row["rank"], score=show_number(row["score"], DIGITS)))
        if (row["progress_rank"] or rules.improved + 1) <= rules.improved and row["change"] >= rules.least_rise:
            steps = {"previous": row["previous_rank"], "rank": row["rank"], "steps": row["change"]}
            told.append(say["commend_improved"].format(**steps))
        mine = topical.filter(pl.col("rank") <= rules.topical, pl.col("score") > 0, place_key=row["place_key"])
        told += [say["commend_topical"].format(topic=topic, rank=rank) for topic, rank in mine["topic", "rank"].rows()]
        if told:
            reasons[row["place"]] = told
    return reasons


def shortlist_table(reasons: Reasons, facts: Facts) -> str:
    """The names with their reasons, or that there is none yet."""
    if not reasons:
        return empty(facts.sentences["commend_nobody"], facts.sentences["commend_nobody_more"])
    lines = [Line([text(place), "<br>".join(map(text, told))]) for place, told in reasons.items()]
    return table("表扬参考名单", [Column("单位", "name"), Column("理由", "left wrap")], lines, "plain")
