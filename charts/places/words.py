"""What is said of one unit: where it is first and last, or best and least, what is behind the pace or nearest to it."""

from collections.abc import Callable, Iterable, Sequence

import polars as pl

from charts.markup import Row, some_named, tone
from charts.rankings.completion import LEADERS
from domain.facts import Facts
from domain.figures.lagging import EVERY
from domain.leads import show_lead
from domain.places import Place
from domain.saying import fill, run, said

NAMED = 5


def place_sentence(standings: pl.DataFrame, place: Place, facts: Facts) -> str:
    """The conclusion of the 县区 page; `standings` is places/spine.

    Where the unit is first or last in nothing its best and its least rank are told, a last one never as the best;
    where nothing is behind the pace what is near it, or that all is ahead and what by least.
    """
    say = facts.sentences
    mine = standings.filter(place_key=place.key).rows(named=True)
    ranked = [row for row in mine if row["rank"] is not None]
    if not ranked:
        return say["place_nothing"].format(place=place.label)
    lowest = dict(standings.group_by("indicator").agg(pl.col("rank").max()).iter_rows())
    apart = [row for row in ranked if lowest[row["indicator"]] > 1]
    firsts = [row for row in apart if row["rank"] == 1]
    lasts = [row for row in apart if row["rank"] == lowest[row["indicator"]]]
    alike = _alike(apart, firsts, lasts, facts) if len(apart) == len(ranked) > 1 else []
    parts = [
        say["place_ranked"].format(place=place.label, count=len(ranked)),
        *(alike or _best_and_least(apart, firsts, lasts, facts)),
        _against_pace([row for row in ranked if row["light"]], facts),
        _listed("place_no_task", [row for row in mine if row["status"] == "no_task"], facts),
    ]
    return run(parts, "；", "。")


def _alike(ranked: Sequence[Row], firsts: Sequence[Row], lasts: Sequence[Row], facts: Facts) -> list[str]:
    """That several indicators are all first, all last or all of one rank; nothing where they differ."""
    if len(firsts) == len(ranked):
        return [facts.sentences["place_all_first"]]
    if len(lasts) == len(ranked):
        return [facts.sentences["place_all_last"]]
    return [_ranking("place_all_same", ranked, min, facts)] if len({row["rank"] for row in ranked}) == 1 else []


def _best_and_least(apart: Sequence[Row], firsts: Sequence[Row], lasts: Sequence[Row], facts: Facts) -> list[str]:
    """Where it is first, or its best rank; where it is last, or its least one, among the leaders told as such."""
    better = [row for row in apart if row not in lasts]
    worse = [row for row in apart if row not in firsts] if len({row["rank"] for row in apart}) > 1 else []
    leads = worse and max(row["rank"] for row in worse) <= LEADERS
    return [
        _listed("place_firsts", firsts, facts) or _ranking("place_best", better, min, facts),
        _listed("place_lasts", lasts, facts) or _ranking("place_rest" if leads else "place_least", worse, max, facts),
    ]


def _ranking(sentence: str, rows: Sequence[Row], pick: Callable[[Iterable[int]], int], facts: Facts) -> str:
    """The indicators with the best or the least rank."""
    if not rows:
        return ""
    rank = pick(row["rank"] for row in rows)
    same = [row for row in rows if row["rank"] == rank]
    measure = "guarantee_rank" if same[0]["targeted"] else "actual_rank"
    return fill(
        facts.sentences[sentence],
        names=_names(same, facts),
        rank=said(rank, measure, same[0]["indicator"], same[0]["place_key"]),
    )


def _against_pace(rows: Sequence[Row], facts: Facts) -> str:
    """What is behind; where nothing is, what is near; where that is nothing either, what is ahead by least."""
    if not rows:
        return ""
    for light in ("behind", "near"):
        if shown := [row for row in rows if tone(row["light"], facts) == light]:
            count = said(len(shown), f"{light}_items", EVERY, shown[0]["place_key"])
            return _listed(f"place_{light}", shown, facts, count)
    least = min(row["lead_points"] for row in rows)
    same = [row for row in rows if row["lead_points"] == least]
    points = said(show_lead(least, facts), "lead_points", same[0]["indicator"], same[0]["place_key"])
    return fill(facts.sentences["place_ahead"], names=_names(same, facts), points=points)


def _listed(sentence: str, rows: Sequence[Row], facts: Facts, count: str = "") -> str:
    """How many indicators and which, the first few of them by name."""
    if not rows:
        return ""
    names = "、".join(_shorts(rows[:NAMED], facts))
    more = facts.sentences["and_more"].format(names=names) if len(rows) > NAMED else names
    return fill(facts.sentences[sentence], count=count or str(len(rows)), names=more)


def _names(rows: Sequence[Row], facts: Facts) -> str:
    return some_named(_shorts(rows, facts), "indicators", facts, NAMED)


def _shorts(rows: Sequence[Row], facts: Facts) -> list[str]:
    return [facts.indicators[row["indicator"]].short for row in rows]
