"""Where the table begins: the header block is the rows whose label paths fit the form best."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.forms import Form
from loaders.reading.grid import Corner, Grid
from loaders.reading.labels import Label, Vocabulary


@dataclass(frozen=True, eq=False)
class Step:
    """One label of a header path and the cell it stands in."""

    label: Label
    corner: Corner


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Heading:
    """The header block of a sheet: rows `top` up to `bottom` (not in it), and the label path of every column.

    `fits` is how many columns of the form stand in it as printed, `units` what its last row says where that holds
    nothing but units.
    """

    top: int
    bottom: int
    paths: dict[int, Path]
    fits: int
    units: Mapping[int, str] = field(default_factory=dict)


def find_heading(grid: Grid, form: Form, rows: int) -> Heading | None:
    """The best fitting header block beginning in the first `rows` rows; None where no column fits."""
    vocabulary = Vocabulary(form)
    last = min(grid.bottom, grid.top + rows)
    grid.span_rows(last + form.depth)
    steps = _steps(grid, vocabulary, last + form.depth)
    known = {row for (row, _), step in steps.items() if step.label.text in vocabulary.words}
    best, most = None, 0
    for top in range(grid.top, last):
        rows_of_block = range(top, top + form.depth)
        if known.isdisjoint(rows_of_block):
            continue
        paths = _paths(grid, steps, rows_of_block)
        hits = len(vocabulary.columns.keys() & map(texts, paths.values()))
        if hits > most:
            best, most = Heading(top, _bottom(grid, top, form.depth), paths, hits), hits
    return best and replace(best, paths=best.paths | _carried_paths(grid, steps, best, vocabulary))


def texts(path: Path) -> tuple[str, ...]:
    """The labels of a path from the top down."""
    return tuple([step.label.text for step in path])


def _steps(grid: Grid, vocabulary: Vocabulary, below: int) -> dict[Corner, Step]:
    """The label of every cell above row `below` that has one, its own or that of the merge it is covered by."""
    steps = {}
    for row in range(grid.top, min(below, grid.bottom)):
        for column, cell in grid.filled(row):
            if isinstance(cell, str) and not cell.isspace() and grid.anchor(row, column) == (row, column):
                steps[row, column] = Step(vocabulary.label(cell), (row, column))
    return steps | {covered: steps[corner] for covered, corner in grid.covered.items() if corner in steps}


def _paths(grid: Grid, steps: dict[Corner, Step], rows: range) -> dict[int, Path]:
    paths = {}
    for column in range(grid.left, grid.right):
        if path := dict.fromkeys([steps[row, column] for row in rows if (row, column) in steps]):
            paths[column] = tuple(path)
    return paths


def _carried_paths(grid: Grid, steps: dict[Corner, Step], heading: Heading, vocabulary: Vocabulary) -> dict[int, Path]:
    """Paths of the form found where a merge was dissolved: its label stands in the first cell and is carried on.

    A label is carried over empty cells, never out of a merge, and not past a new label of a higher level.
    """
    paths: dict[int, Path] = {}
    carried: dict[int, Step] = {}
    for column in range(grid.left, grid.right):
        own = heading.paths.get(column)
        if own is None:
            carried = {}
            continue
        for row in range(heading.top, heading.bottom):
            step, held = steps.get((row, column)), carried.get(row)
            if step is not held and (step or (held and held.corner in grid.covered)):
                carried = {level: label for level, label in carried.items() if level < row} | (
                    {row: step} if step else {}
                )
        above = [label for level, label in carried.items() if level < own[-1].corner[0]]
        path = (*dict.fromkeys(above), own[-1])
        if texts(own) not in vocabulary.columns and texts(path) in vocabulary.columns:
            paths[column] = path
    return paths


def _bottom(grid: Grid, top: int, depth: int) -> int:
    bottom = top + depth
    while any(grid.anchor(bottom, column)[0] < bottom for column in range(grid.left, grid.right)):
        bottom += 1
    return bottom
