"""How a score came about, part by part."""

import polars as pl

from charts.evidence.figured import figured, opening
from charts.markup import Axis, Row, text
from charts.rankings.scores import DIGITS
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.figures.rescoring import part_item
from domain.numbers import show_number


def parts_table(parts: pl.DataFrame, place: str, facts: Facts) -> str:
    """rankings/score_parts of one unit; each with its points, the points it could have, and the sentence.

    A part opens the cells it is scored by.
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
    """The part with its cells; of a topic of key enterprises the firms that are counted."""
    if row["points"] is None:
        return None
    known = facts.key_enterprises
    kinds = {topic.indicator or known.of(topic)[0].indicator: topic.key for topic in known.topic}
    if kind := kinds.get(row["indicator"]):
        return opening("firms", kind, row["place_key"])
    return opening("score_part", part_item(row["scheme"], row["item"], row["indicator"]), row["place_key"])


def _named(row: Row) -> str:
    if row["label"] == row["item_label"]:
        return text(row["label"])
    return f"{text(row['label'])}<br><small>{text(row['item_label'])}</small>"


def _earned(row: Row) -> list[str]:
    item = part_item(row["scheme"], row["item"], row["indicator"])
    points = figured(show_number(row["points"], DIGITS), "score_part", item, row["place_key"])
    if row["points"] is None or not row["of"]:
        return [points, show_number(row["of"], DIGITS), ""]
    width = Axis(row["of"]).at(row["points"])
    bar = f'<div class="bar" aria-hidden="true"><span class="fill" style="width:{width}"></span></div>'
    return [f"<b>{points}</b>", show_number(row["of"], DIGITS), bar]
