"""The 取数编号 of every row that is handed over, and how the numbers of its other figures are written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.facts import Facts
from domain.figures.identifiers import figure_id
from domain.tables import Head, Table

Number = tuple[str, str, str, str]


def numbered(table: Table, rows: Sequence[Number | None], measures: Sequence[str], facts: Facts) -> Table:
    """`table` with a last column: the number (measure, season, item, whose) of the first figure of each row, if any.

    `measures` are those of the other figures of a row; a note says how their numbers are written.
    """
    say = facts.sentences
    told = "、".join(f"{say[f'measure_{measure}']} {measure}" for measure in measures)
    return numbered_column(table, rows, say["numbered_measures"].format(others=told), facts)


def numbered_by_item(table: Table, rows: Sequence[Number | None], items: Mapping[str, str], facts: Facts) -> Table:
    """`numbered` where the columns are the `items`, labels by key, of one measure."""
    told = "、".join(f"{label} {key}" for key, label in items.items())
    return numbered_column(table, rows, facts.sentences["numbered_items"].format(others=told), facts)


def numbered_by_slot(table: Table, rows: Sequence[Number | None], slots: Mapping[str, date], facts: Facts) -> Table:
    """`numbered` where the columns are the `slots`, last days by name, of one measure."""
    told = "、".join(f"{name} @{day.isoformat()}" for name, day in slots.items())
    return numbered_column(table, rows, facts.sentences["numbered_slots"].format(others=told), facts)


def also_numbered(table: Table, others: Mapping[str, str], facts: Facts) -> Table:
    """`table` with a note on figures of a row whose numbers have another measure and item; labels by MEASURE/ITEM."""
    told = "、".join(f"{label} {key}" for key, label in others.items())
    return replace(table, notes=[*table.notes, facts.sentences["numbered_others"].format(others=told)])


def numbered_column(table: Table, rows: Sequence[Number | None], note: str, facts: Facts) -> Table:
    """`table` with a last column of numbers and a note on what they are of."""
    return with_numbers(table, [row and figure_id(*row) for row in rows], note, facts)


def with_numbers(table: Table, numbers: Sequence[str | None], note: str, facts: Facts) -> Table:
    """`table` with a last column of numbers as they are written and a note on what they are of."""
    return replace(
        table,
        heads=[*table.heads, Head(facts.sentences["figure_number"])],
        rows=[[*row, number] for row, number in zip(table.rows, numbers, strict=True)],
        notes=[*table.notes, note],
    )
