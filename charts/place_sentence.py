"""What is said of one unit: where it is first and last, what lies behind the pace, what it has no task in."""

from collections.abc import Sequence

import polars as pl

from charts.markup import Row
from domain.facts import Facts
from domain.places import Place


def place_sentence(standings: pl.DataFrame, place: Place, facts: Facts) -> str:
    """The conclusion of the 县区 page; `standings` is places/spine."""
    say = facts.sentences
    mine = standings.filter(place_key=place.key).rows(named=True)
    ranked = [row for row in mine if row["rank"] is not None]
    if not ranked:
        return say["place_nothing"].format(place=place.label)
    lowest = dict(standings.group_by("indicator").agg(pl.col("rank").max()).iter_rows())
    firsts = [row for row in ranked if row["rank"] == 1 and lowest[row["indicator"]] > 1]
    lasts = [row for row in ranked if row["rank"] == lowest[row["indicator"]] > 1]
    behind = [row for row in ranked if row["light"] == facts.measures.light[-1].label]
    parts = [
        say["place_ranked"].format(place=place.label, count=len(ranked)),
        _listed("place_firsts", firsts, facts),
        _listed("place_lasts", lasts, facts),
        _listed("place_behind", behind, facts) if any(row["targeted"] for row in ranked) else "",
        _listed("place_no_task", [row for row in mine if row["status"] == "no_task"], facts),
    ]
    return "；".join(part for part in parts if part) + "。"


def _listed(sentence: str, rows: Sequence[Row], facts: Facts) -> str:
    names = "、".join(facts.indicators[row["indicator"]].short for row in rows)
    return facts.sentences[sentence].format(count=len(rows), names=names) if rows else ""
