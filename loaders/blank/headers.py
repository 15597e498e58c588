"""Where every label of a form's header stands: the column paths laid out as merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.forms import Column


@dataclass(frozen=True)
class HeaderCell:
    """One header label; `row` and `column` count from 0 inside the table, `rows` and `columns` are its span."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def header_cells(columns: Sequence[Column], unit_break: str = "\n") -> list[HeaderCell]:
    """The header of `columns` in their order: neighbours share a label above them, a short path reaches down.

    The unit is printed in brackets after `unit_break`, behind the last label or the label of level `unit_on`.
    """
    depth = max(len(column.header) for column in columns)
    cells = []
    for level in range(depth):
        position = 0
        for _, members in groupby(enumerate(columns), key=lambda pair: _shared(pair[0], pair[1], level)):
            group = [column for _, column in members]
            if level < len(group[0].header):
                rows = depth - level if level == len(group[0].header) - 1 else 1
                cells.append(HeaderCell(_text(group[0], level, unit_break), level, position, rows, len(group)))
            position += len(group)
    return cells


def _shared(position: int, column: Column, level: int) -> tuple[object, ...]:
    above = len(column.header) > level + 1
    return column.header[: level + 1] if above else (*column.header, position)


def _text(column: Column, level: int, unit_break: str) -> str:
    unit_on = len(column.header) - 1 if column.unit_on is None else column.unit_on
    label = column.header[level]
    return f"{label}{unit_break}（{column.unit}）" if column.unit and level == unit_on else label
