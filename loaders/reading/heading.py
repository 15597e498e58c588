"""Where the table begins: the header block is the rows whose label paths fit the form best."""

from dataclasses import dataclass

from domain.forms import Form
from loaders.reading.grid import Corner, Grid
from loaders.reading.labels import Label, Vocabulary


@dataclass(frozen=True)
class Step:
    """One label of a header path and the cell it stands in."""

    label: Label
    corner: Corner


@dataclass(frozen=True)
class Heading:
    """The header block of a sheet: rows `top` up to `bottom` (not in it), and the label path of every column."""

    top: int
    bottom: int
    paths: dict[int, tuple[Step, ...]]


def find_heading(grid: Grid, form: Form, rows: int) -> Heading | None:
    """The best fitting header block beginning in the first `rows` rows; None where no column fits."""
    vocabulary = Vocabulary(form)
    last = min(grid.bottom, grid.top + rows)
    grid.span_rows(last + form.depth)
    best, most = None, 0
    for top in range(grid.top, last):
        paths = _paths(grid, vocabulary, top, top + form.depth)
        hits = len({texts(path) for path in paths.values()} & vocabulary.columns.keys())
        if hits > most:
            best, most = Heading(top, _bottom(grid, top, form.depth), paths), hits
    return best


def texts(path: tuple[Step, ...]) -> tuple[str, ...]:
    """The labels of a path from the top down."""
    return tuple(step.label.text for step in path)


def _paths(grid: Grid, vocabulary: Vocabulary, top: int, bottom: int) -> dict[int, tuple[Step, ...]]:
    paths = {}
    for column in range(grid.left, grid.right):
        corners = dict.fromkeys(grid.anchor(row, column) for row in range(top, bottom))
        steps = []
        for corner in corners:
            cell = grid.at(*corner)
            if isinstance(cell, str) and cell and not cell.isspace():
                steps.append(Step(vocabulary.label(cell), corner))
        if steps:
            paths[column] = tuple(steps)
    return paths


def _bottom(grid: Grid, top: int, depth: int) -> int:
    bottom = top + depth
    while any(grid.anchor(bottom, column)[0] < bottom for column in range(grid.left, grid.right)):
        bottom += 1
    return bottom
