"""How a score came about, part by part."""

import polars as pl

from charts.figured import opening
from charts.markup import Axis, Row, text
from charts.scores import DIGITS
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_number


def parts_table(parts: pl.DataFrame, place: str, facts: Facts) -> str:
    """rankings/score_parts of one unit; each with its points, the points it could have, and the sentence.

    A part that is scored by a figure of a return opens it.
    """
    columns = [
        Column("计分项", "name"),
        Column("得分"),
        Column("该项满分", wide=True),
        Column("", "left plot", wide=True),
        Column("怎样得来", "left wrap"),
    ]
    lines = [
        Line([_named(row), *_earned(row), text(row["sentence"])], _opening(row, facts))
        for row in parts.rows(named=True)
    ]
    return table(f"{place}各项得分，单位：分", columns, lines, "plain parts")


def _opening(row: Row, facts: Facts) -> str | None:
    """What the part was scored by: its share of the target, the figure itself, or a follow-through ratio."""
    key = row["indicator"]
    if row["actual"] is None or key is None:
        return None
    if key in {ratio.key for ratio in facts.measures.ratio}:
        return opening("reported_rate", key, row["place_key"])
    if key not in facts.indicators or key in facts.key_enterprises.indicators:
        return None
    return opening("actual" if row["target"] is None else "guarantee_completion", key, row["place_key"])


def _named(row: Row) -> str:
    if row["label"] == row["item_label"]:
        return text(row["label"])
    return f"{text(row['label'])}<br><small>{text(row['item_label'])}</small>"


def _earned(row: Row) -> list[str]:
    if row["points"] is None or not row["of"]:
        return [show_number(row["points"], DIGITS), show_number(row["of"], DIGITS), ""]
    width = Axis(row["of"]).at(row["points"])
    bar = f'<div class="bar" aria-hidden="true"><span class="fill" style="width:{width}"></span></div>'
    return [f"<b>{show_number(row['points'], DIGITS)}</b>", show_number(row["of"], DIGITS), bar]
