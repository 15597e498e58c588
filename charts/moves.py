"""Where a change of rank comes from: what was put right, new targets, the other units, one's own new figures."""

from datetime import date
from decimal import Decimal

from charts.markup import Row, figure, target, text
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_change

STEPS = ("by_corrections", "by_targets", "by_others", "by_own")


def moves_sentence(row: Row, seen: date, facts: Facts) -> str:
    """One row of completion/moves in words; `seen` is the day the rank is compared with."""
    say, words = facts.sentences, {"place": row["place"], "seen": show_day(seen), "rank": row["rank"]}
    if row["by_own"] is None:
        return say["moves_unknown"].format(**words)
    change = row["rank_change"]
    kind = "moves_up" if change > 0 else "moves_down" if change < 0 else "moves_none"
    parts = [say[f"moves_{step}"].format(steps=_signed(row[step])) for step in STEPS if row[step]]
    told = say[kind].format(**words, steps=abs(change), previous=row["previous_rank"])
    return told + (say["moves_parts"].format(parts="、".join(parts)) if parts else "") + "。"


def moves_table(row: Row, indicator: Indicator, facts: Facts) -> str:
    """The four steps in their order, each with the rank after it and the figures it is about."""
    columns = [
        Column("依次计入", "name"),
        Column("名次变动", "middle"),
        Column("计入后", "middle"),
        Column("本单位的数", "left"),
    ]
    told = {
        "by_corrections": (row["previous_actual"], row["corrected_actual"], figure),
        "by_targets": (row["previous_target"], row["target"], target),
        "by_own": (row["corrected_actual"], row["actual"], figure),
    }
    rank, lines = row["previous_rank"], []
    for step in STEPS:
        rank -= row[step]
        before, after, shown = told.get(step, (None, None, figure))
        values = [shown(value, indicator, facts) for value in (before, after)]
        about = " → ".join(values) + f" {text(indicator.unit)}" if before != after else DASH
        lines.append(Line([text(facts.sentences[f"step_{step}"]), _signed(row[step]), str(rank), about]))
    return table(facts.sentences["moves_title"], columns, lines, "plain")


def _signed(steps: int) -> str:
    return show_change(Decimal(steps), 0)
