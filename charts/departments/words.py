"""What is said of the departments: who has reported, what is reached, the words for a bound."""

from datetime import date
from decimal import Decimal

import polars as pl

from charts.markup import Row, some_named
from domain.dates import show_day
from domain.departments import DepartmentKind
from domain.facts import Facts
from domain.seasons import Season
from domain.task_sentences import bound_told

NAMED = 6


def departments_sentence(progress: pl.DataFrame, day: date, facts: Facts) -> str:
    """Who has reported, how many quantities are reached and by whom all, who is silent; from departments/progress."""
    say = facts.sentences
    quantities = progress.filter(pl.col("target").is_not_null())
    done = quantities.filter(pl.col("completion") >= 1)
    short = quantities.filter(pl.col("completion").is_null() | (pl.col("completion") < 1))["short"]
    clean = done.filter(~pl.col("short").is_in(short.to_list()))["short"].unique(maintain_order=True).to_list()
    differing = quantities.filter(pl.col("actual") != pl.col("proved")).height
    parts = [
        *(_reported(progress, kind, facts) for kind in facts.departments.kind[:-1]),
        say["departments_done"].format(all=quantities.height, count=done.height),
        say["departments_all_done"].format(names=some_named(clean, "units", facts, NAMED)) if clean else "",
        say["departments_mismatch"].format(count=differing) if differing else "",
        _waiting(progress, facts.departments.kind[0], facts),
    ]
    return say["by_day"].format(day=show_day(day)) + "；".join(part for part in parts if part) + "。"


def year_gone(season: Season, day: date) -> Decimal:
    """The share of the season gone by the end of `day`, on its own basis."""
    gone, whole = season.gone(day)
    return Decimal(gone) / whole


def least_words(row: Row, facts: Facts) -> str:
    """The bound of a task as it is printed: 10亿元及以上, 2,000万元及以上; empty where there is none."""
    return "" if row["least"] is None else bound_told(row["least"], facts)


def differs(row: Row) -> bool:
    """Whether what is said to be done is not what is listed."""
    return row["actual"] is not None and row["proved"] is not None and row["actual"] != row["proved"]


def _reported(progress: pl.DataFrame, kind: DepartmentKind, facts: Facts) -> str:
    mine = progress.filter(kind=kind.key)
    heard = mine.filter(pl.col("status") != "not_reported")["place_key"].n_unique()
    told = {"all": mine["place_key"].n_unique(), "kind": kind.short, "count": heard}
    return facts.sentences["departments_reported"].format(**told)


def _waiting(progress: pl.DataFrame, kind: DepartmentKind, facts: Facts) -> str:
    silent = progress.filter(pl.col("status") == "not_reported").filter(kind=kind.key)["short"]
    names = silent.unique(maintain_order=True).to_list()
    told = {"kind": kind.short, "names": some_named(names, "units", facts, NAMED)}
    return facts.sentences["departments_waiting"].format(**told) if names else ""
