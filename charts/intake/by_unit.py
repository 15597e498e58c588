"""The board unit by unit: on a phone, the slots that its table has no room for."""

import polars as pl

from charts.intake.board import shown_on_a_phone, slot_opener, state_light
from charts.intake.words import slot_days
from charts.markup import Row, text
from charts.slots import Slot
from domain.facts import Facts


def slots_by_unit(board: pl.DataFrame, facts: Facts) -> str:
    """Every unit with all its slots but the last few, folded; a slot opens its returns. Nothing without such slots."""
    rest = board.filter(~pl.col("ordinal").is_in(sorted(shown_on_a_phone(board))))
    if rest.is_empty():
        return ""
    units = "".join(_unit(unit.rows(named=True), facts) for unit in rest.partition_by("place_key", maintain_order=True))
    return f'<div class="by_unit"><p class="note">{text(facts.sentences["intake_others"])}</p>{units}</div>'


def _unit(rows: list[Row], facts: Facts) -> str:
    due = [row for row in rows if row["state"] != "not_due"]
    counts = "，".join(_counts(due, facts)) or text(facts.sentences["state_not_due"])
    lines = "".join(f"<li>{text(slot_days(Slot.of(row)))}{_opener(row, facts)}</li>" for row in rows)
    short = text(facts.reporters.keyed(rows[0]["place_key"]).short)
    return f"<details><summary>{short}<small>{counts}</small></summary><ol>{lines}</ol></details>"


def _counts(rows: list[Row], facts: Facts) -> list[str]:
    """已报9期, 迟报1期: how often each state comes, in the order of the slots."""
    states = dict.fromkeys(row["state"] for row in rows)
    say = facts.sentences
    return [
        text(say["intake_slots"].format(state=say[f"state_{state}"], count=sum(row["state"] == state for row in rows)))
        for state in states
    ]


def _opener(row: Row, facts: Facts) -> str:
    light = state_light(row, facts)
    return light if row["state"] == "not_due" else slot_opener(row, light, facts)
