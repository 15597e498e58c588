"""Which rows and columns of a sheet are hidden and hold something: they are read, and told."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from domain.addresses import column_letters
from loaders.reading.grid import Grid, Workbook
from loaders.reading.inspection import HiddenLines, Inspection
from loaders.reading.sheetnames import sheet_names

_HIDDEN_TAG = re.compile(rb"""<(?:\w+:)?(row|col)\s([^<>]*?\bhidden=["'](?:1|true)["'][^<>]*)>""")
_LAST_COLUMN = 16_384
_NUMBER = re.compile(rb"""\b(r|min|max)=["'](\d{1,7})["']""")


def hidden_parts(path: Path, inspection: Inspection, workbook: Workbook) -> dict[str, str]:
    """Sheet name → its hidden rows and columns as one says them (第3行、第5—7行、C列); asked only where some are."""
    if not inspection.hides:
        return {}
    hidden = inspection.hidden
    if inspection.sheets:
        with zipfile.ZipFile(path) as package:
            names = sheet_names(package)
        hidden = {names.get(part, ""): _hidden_lines(b"".join(chunks)) for part, chunks in inspection.sheets.items()}
    grids = {grid.name: grid for grid in workbook.grids}
    said = {name: _said(rows, columns, grids[name]) for name, (rows, columns) in hidden.items() if name in grids}
    return {name: words for name, words in said.items() if words}


def _hidden_lines(text: bytes) -> HiddenLines:
    rows, columns = set[int](), set[int]()
    for kind, attributes in _HIDDEN_TAG.findall(text):
        numbers = {name: int(number) for name, number in _NUMBER.findall(attributes)}
        if kind == b"row" and (number := numbers.get(b"r", 0)):
            rows.add(number - 1)
        elif kind == b"col" and numbers.keys() >= {b"min", b"max"}:
            columns.update(range(numbers[b"min"] - 1, min(numbers[b"max"], _LAST_COLUMN)))
    return rows, columns


def _said(rows: set[int], columns: set[int], grid: Grid) -> str:
    held_rows = sorted(row for row in rows if grid.top <= row < grid.bottom and any(grid.filled(row)))
    held_columns = sorted(column for column in columns if grid.left <= column < grid.right and _holds(grid, column))
    told = [f"第{_span(str(first + 1), str(last + 1))}行" for first, last in _runs(held_rows)]
    told += [f"{_span(column_letters(first), column_letters(last))}列" for first, last in _runs(held_columns)]
    return "、".join(told)


def _holds(grid: Grid, column: int) -> bool:
    return any(row[column - grid.left] != "" for row in grid.rows)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbours brought together: 1, 2, 3, 7 are (1, 3) and (7, 7)."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        neighbours = [number for _, number in run]
        yield neighbours[0], neighbours[-1]


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}—{last}"
