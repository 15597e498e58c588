"""A sheet as it stands: every cell where Excel shows it, merges as spans, nothing filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from loaders.reading.answered import is_answer
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

Cell = int | float | str | bool | date | datetime | time | timedelta
Corner = tuple[int, int]
_NEW_ERROR = re.compile(r"error value '(#[^']{1,40})'")


@dataclass
class Grid:
    """The used box of one sheet; rows and columns are counted from 0 at A1, `top` and `left` are its corner."""

    name: str
    top: int
    left: int
    rows: list[list[Cell]]
    merges: list[tuple[Corner, Corner]] = field(default_factory=list)

    @cached_property
    def held(self) -> list[int]:
        """How many cells of each row hold something."""
        return [len(row) - row.count("") for row in self.rows]

    @property
    def bottom(self) -> int:
        """The row behind the last."""
        return self.top + len(self.rows)

    @property
    def right(self) -> int:
        """The column behind the last."""
        return self.left + (len(self.rows[0]) if self.rows else 0)

    def at(self, row: int, column: int) -> Cell:
        """What stands in a cell; "" outside the box and in the covered part of a merge."""
        if self.top <= row < self.bottom and self.left <= column < self.right:
            return self.rows[row - self.top][column - self.left]
        return ""

    def cut(self, top: int, bottom: int) -> "Grid":
        """The rows from `top` up to `bottom` (not in it) as a sheet of their own, every cell where it was."""
        return Grid(self.name, top, self.left, self.rows[top - self.top : bottom - self.top], self.merges)

    def anchor(self, row: int, column: int) -> Corner:
        """The corner of the merge that covers a cell, or the cell itself; known for `spanned` rows only."""
        return self.covered.get((row, column), (row, column))

    def text(self, row: int) -> str:
        """All text of one row, run together."""
        return "".join([cell for cell in self.rows[row - self.top] if type(cell) is str])

    def filled(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells of one row that hold something, by column."""
        for offset, cell in enumerate(self.rows[row - self.top]):
            if cell != "":
                yield self.left + offset, cell

    def span_rows(self, below: int) -> None:
        """Resolve the merges that begin above row `below`, so that `anchor` knows them."""
        for (first_row, first_column), (last_row, last_column) in self.merges:
            if first_row < below:
                for row in range(first_row, min(last_row, below) + 1):
                    for column in range(first_column, min(last_column, self.right) + 1):
                        self.covered[row, column] = (first_row, first_column)

    @cached_property
    def covered(self) -> dict[Corner, Corner]:
        """The cells of merges, their corners among them, as `span_rows` has found them: cell → corner."""
        return {}


@dataclass(frozen=True)
class Workbook:
    """The worksheets in order but for lists of ours or a program's, the names of those hidden, the cells of all."""

    grids: tuple[Grid, ...]
    hidden: frozenset[str]
    cells: int


def open_workbook(path: Path, limits: Limits) -> Workbook:
    """Every cell of every worksheet; RefusedError where it cannot be opened or holds too much."""
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            return _grids(workbook, limits)
    except PasswordError as fault:
        raise RefusedError("file.encrypted") from fault
    except (CalamineError, OSError, ValueError) as fault:
        error = _NEW_ERROR.search(str(fault))
        raise (RefusedError("file.new_error", read=error[1]) if error else RefusedError("file.damaged")) from fault


def _grids(workbook: CalamineWorkbook, limits: Limits) -> Workbook:
    if len(workbook.sheet_names) > limits.sheets:
        raise RefusedError("file.too_many_sheets", wanted=str(limits.sheets))
    if len(set(workbook.sheet_names)) < len(workbook.sheet_names):
        raise RefusedError("file.damaged")
    grids, hidden, box = [], set(), 0
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        grid = _grid(workbook, sheet.name, limits)
        box += len(grid.rows) * (grid.right - grid.left)
        if box > limits.box:
            raise RefusedError("file.too_many_cells", wanted=str(limits.cells))
        grids.append(grid)
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden.add(sheet.name)
    if not grids:
        raise RefusedError("file.no_sheet" if workbook.sheet_names else "file.damaged")
    senders = tuple(grid for grid in grids if not is_answer(grid.rows) and grid.name not in limits.kept_by_programs)
    return Workbook(senders, frozenset(hidden), sum(sum(grid.held) for grid in grids))


def _grid(workbook: CalamineWorkbook, name: str, limits: Limits) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    if sheet.height * sheet.width > limits.box:
        raise RefusedError("file.far_cell", read=f"第{top + sheet.height}行、第{left + sheet.width}列")
    merges = sheet.merged_cell_ranges or []
    if len(merges) > limits.merges:
        raise RefusedError("file.too_many_merges", wanted=str(limits.merges))
    return Grid(name, top, left, sheet.to_python(), merges)
