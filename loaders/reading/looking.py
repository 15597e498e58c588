"""A piece of one sheet to be drawn: rows and columns around some of its cells, as text, read in a throw-away child."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from domain.addresses import column_letters, placed
from domain.records import Record
from loaders.reading.contents import as_text
from loaders.reading.grid import Grid, open_workbook
from loaders.reading.guard import inspect
from loaders.reading.limits import Limits

LOOK = "look\n"
_TOP_ROWS, _AROUND, _MOST_ROWS, _MOST_COLUMNS = 6, 2, 60, 40
_LONGEST = 200


class Wanted(Record):
    """The cells of one sheet that are looked for, such as "C9"."""

    sheet: str
    cells: tuple[str, ...]


class Line(Record):
    """One row: its number as Excel shows it, and its cells as text from the first column drawn on."""

    number: int
    cells: tuple[str, ...]


class Piece(Record):
    """Rows and columns of a sheet, rows numbered from 1; `merges` are (top, left, bottom, right) as Excel counts.

    `whole` says whether the piece is all that the sheet holds.
    """

    sheet: str
    left: int
    letters: tuple[str, ...]
    lines: tuple[Line, ...]
    merges: tuple[tuple[int, int, int, int], ...]
    whole: bool


def write_piece(path: Path, said: str, result: Path, limits: Limits) -> None:
    """Write the Piece around the cells `said` names, as JSON; it raises whatever it likes at what it cannot read."""
    wanted = Wanted.model_validate_json(said.removeprefix(LOOK))
    inspect(path, limits)
    grid = next(grid for grid in open_workbook(path, limits).grids if grid.name.strip() == wanted.sheet)
    result.write_text(_piece(grid, wanted.cells).model_dump_json(), "utf-8")


def _piece(grid: Grid, cells: Sequence[str]) -> Piece:
    marked = [at for cell in cells if (at := placed(cell))]
    rows = _kept([row for row, _ in marked], grid.top, grid.bottom)
    first, last = _span([column for _, column in marked], grid.left, grid.right)
    lines = [
        Line(number=row + 1, cells=tuple(as_text(grid.at(row, column))[:_LONGEST] for column in range(first, last)))
        for row in rows
    ]
    drawn = set(rows)
    merges = [
        (top + 1, max(left, first), bottom + 1, min(right, last - 1))
        for (top, left), (bottom, right) in grid.merges
        if drawn.issuperset(range(top, bottom + 1)) and left < last and right >= first
    ]
    return Piece(
        sheet=grid.name,
        left=first,
        letters=tuple(map(column_letters, range(first, last))),
        lines=tuple(lines),
        merges=tuple(merges),
        whole=len(rows) == len(grid.rows) and last - first == grid.right - grid.left,
    )


def _kept(marked: Iterable[int], top: int, bottom: int) -> list[int]:
    """All rows of a short sheet; of a long one the first, and those around the marked ones."""
    if bottom - top <= _MOST_ROWS:
        return list(range(top, bottom))
    near = {row + step for row in marked for step in range(-_AROUND, _AROUND + 1)}
    rows = sorted(row for row in near | set(range(top, top + _TOP_ROWS)) if top <= row < bottom)
    return rows[:_MOST_ROWS]


def _span(marked: Sequence[int], left: int, right: int) -> tuple[int, int]:
    """The columns to draw, the last one not in it: all, or where they are many those up to the last marked one."""
    if right - left <= _MOST_COLUMNS:
        return left, right
    last = min(right, max(marked, default=left) + _AROUND)
    return max(left, last - _MOST_COLUMNS), last
