"""The versions of a season's schemes, and a copy tried on the weeks so far beside what is in force."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH
from domain.schemes.files import standing_word

_ON_A_PHONE = 3


def versions_table(versions: pl.DataFrame, facts: Facts) -> str:
    """rankings/schemes: every version, the one in force marked, with who put it in force and why."""
    columns = [
        Column("方案", "name"),
        Column("版本", "middle"),
        Column("施行日", "left"),
        Column("性质", "left"),
        Column("施行缘由", "left wrap"),
        Column("登记人", "left"),
    ]
    lines = [Line(_version(row, facts)) for row in versions.rows(named=True)]
    return table("各计分方案的版本", columns, lines, "stacked plain")


def trial_table(trial: pl.DataFrame, facts: Facts) -> str:
    """One row a unit, one column a slot; `trial` is that of queries/worked/scheme_trials.py."""
    slots = trial.select("ordinal", "period_end").unique(maintain_order=True).rows()
    hidden = len(slots) - _ON_A_PHONE
    columns = [Column("单位", "name")]
    columns += [
        Column(text(show_day(day).partition("年")[2]), "middle", wide=n < hidden) for n, (_, day) in enumerate(slots)
    ]
    lines = []
    for (place,), mine in trial.group_by("place", maintain_order=True):
        lines.append(Line([text(place), *(_cell(row) for row in mine.rows(named=True))]))
    return table("副本与现行名次对照", columns, lines, "plain trial")


def trial_sentence(trial: pl.DataFrame, facts: Facts) -> str:
    """Who moves in the last slot, and in how many slots anybody does."""
    say = facts.sentences
    differing = trial.filter(pl.col("rank").ne_missing(pl.col("trial_rank")))
    slots, moved = trial["ordinal"].n_unique(), differing["ordinal"].n_unique()
    if not moved:
        return say["scheme_trial_same"].format(slots=slots)
    last = differing.filter(pl.col("ordinal") == trial["ordinal"].max()).sort("trial_rank", nulls_last=True)
    words = {"period": show_day(trial["period_end"].to_list()[-1]), "slots": slots, "moved": moved}
    if last.is_empty():
        return say["scheme_trial_latest_same"].format(**words)
    moves = "、".join(
        say["scheme_trial_move"].format(place=row["short"], rank=_rank(row["rank"]), trial=_rank(row["trial_rank"]))
        for row in last.rows(named=True)
    )
    return say["scheme_trial_moves"].format(count=last.height, moves=moves, **words)


def _cell(row: Row) -> str:
    """The rank, and where it is another one by the copy, both; a rise is marked as on the ranking."""
    if row["rank"] == row["trial_rank"]:
        return _rank(row["rank"])
    kind = " up" if (row["change"] or 0) > 0 else ""
    return f'{_rank(row["rank"])}<span class="moved{kind}">→{_rank(row["trial_rank"])}</span>'


def _rank(rank: int | None) -> str:
    return DASH if rank is None else str(rank)


def _version(row: Row, facts: Facts) -> list[str]:
    say = facts.sentences
    mark = f' <span class="mark">{text(say["scheme_in_force"])}</span>' if row["in_force"] else ""
    return [
        text(row["label"]) + mark,
        text(row["version"]),
        text(show_day(row["valid_from"])),
        text(standing_word(row["official"], row["record"] is None, facts)),
        given(row["reason"] or DASH),
        given(row["author"]) if row["author"] else text(say["in_force_in_data"]),
    ]
