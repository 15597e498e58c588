"""Where a change of rank comes from: what was put right, new targets, a new scheme, the others, one's own figures."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from charts.markup import Row, figure, target, text
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_change, show_number
from domain.saying import fill, run, said

STEPS = ("by_corrections", "by_targets", "by_others", "by_own")
SCORE_STEPS = ("by_corrections", "by_targets", "by_scheme", "by_others", "by_own")
_SCORES = ("corrected_score", "targeted_score", "schemed_score", "overtaken_score", "score")
_DIGITS = 2


def moves_sentence(row: Row, seen: date, ranked: tuple[str, str], facts: Facts) -> str:
    """One row of completion/moves or rankings/moves in words; `seen` is the day the rank is compared with.

    `ranked` is by which measure and of what, an indicator or a scheme.
    """
    say, (measure, item) = facts.sentences, ranked
    words = {"place": row["place"], "seen": show_day(seen)}
    if row["by_own"] is None:
        return say["moves_unknown"].format(**words)
    rank = said(row["rank"], measure, item, row["place_key"])
    previous = said(row["previous_rank"], f"{measure}_seen@{seen}", row.get("previous_scheme", item), row["place_key"])
    change = row["rank_change"]
    kind = "moves_up" if change > 0 else "moves_down" if change < 0 else "moves_none"
    parts = [say[f"moves_{step}"].format(steps=_signed(row[step])) for step in SCORE_STEPS if row.get(step)]
    told = fill(say[kind], **words, rank=rank, steps=abs(change), previous=previous)
    return run([told, say["moves_parts"].format(parts="、".join(parts)) if parts else ""], end="。")


def moves_table(row: Row, indicator: Indicator, facts: Facts) -> str:
    """The four steps in their order, each with the rank after it and the figures it is about."""
    told = {
        "by_corrections": (row["previous_actual"], row["corrected_actual"], figure),
        "by_targets": (row["previous_target"], row["target"], target),
        "by_own": (row["corrected_actual"], row["actual"], figure),
    }
    abouts = []
    for step in STEPS:
        before, after, shown = told.get(step, (None, None, figure))
        values = [shown(value, indicator, facts) for value in (before, after)]
        abouts.append(" → ".join(values) + f" {text(indicator.unit)}" if before != after else DASH)
    return _steps(row, STEPS, Column("本单位的数", "left"), abouts, facts)


def score_moves_table(row: Row, facts: Facts) -> str:
    """The five steps of a composite rank in their order, each with the rank and the score after it."""
    scores = (show_number(row[name], _DIGITS) for name in _SCORES)
    return _steps(row, SCORE_STEPS, Column("计入后得分"), scores, facts)


def _steps(row: Row, steps: Iterable[str], about: Column, abouts: Iterable[str], facts: Facts) -> str:
    columns = [Column("依次计入", "name"), Column("名次变动", "middle"), Column("计入后", "middle"), about]
    rank, lines = row["previous_rank"], []
    for step, told in zip(steps, abouts, strict=True):
        rank -= row[step]
        lines.append(Line([text(facts.sentences[f"step_{step}"]), _signed(row[step]), str(rank), told]))
    return table(facts.sentences["moves_title"], columns, lines, "plain")


def _signed(steps: int) -> str:
    return show_change(Decimal(steps), 0)
