"""Which forms a workbook holds: by the phrases of their titles, never by its file name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.reporters import Reporter
from domain.text import squeeze
from loaders.reading.grid import Grid
from loaders.reading.heading import Heading, find_heading
from loaders.reading.labels import squeezed
from loaders.reading.letterhead import find_entry
from loaders.reading.limits import Limits
from loaders.reading.unitlines import with_unit_row

_LONGEST_TITLE = 4


@dataclass(frozen=True)
class Recognised:
    """A sheet that is a form, or as much of it; `heading` is None where the title stands but no column does.

    `named` is the unit of a row taken from a table of several, with what is to be said of it.
    """

    grid: Grid
    form: Form
    heading: Heading | None
    above: int
    named: tuple[Reporter | None, list[Finding]] | None = None


def recognise(grids: tuple[Grid, ...], facts: Facts, limits: Limits) -> list[Recognised]:
    """Every table with the title of a form above its header, in the order of the workbook, from the top down.

    A sheet of words alone that names a form, a cover or a guide, is none where there is a table beside it.
    """
    found = [each for grid in grids for each in _tables(grid, facts, limits)]
    tables = [each for each in found if each.heading or _holds_figures(each.grid)]
    return tables if any(each.heading for each in tables) else found


def _holds_figures(grid: Grid) -> bool:
    return any(isinstance(cell, int | float) for cells in grid.rows for cell in cells)


def _tables(grid: Grid, facts: Facts, limits: Limits) -> Iterator[Recognised]:
    first = _recognise(grid, facts, limits)
    if first is None:
        return
    for top in _titles(grid, first.heading.bottom if first.heading else grid.bottom, facts):
        below = grid.cut(top, grid.bottom)
        second = _recognise(below, facts, limits)
        if second and second.heading and not _goes_on(first, second):
            annex = squeeze(grid.text(top - 1)) == squeeze(second.form.annex)
            yield replace(first, grid=grid.cut(grid.top, top - annex))
            yield from _tables(below, facts, limits)
            return
    yield first


def _titles(grid: Grid, top: int, facts: Facts) -> Iterator[int]:
    """Rows from `top` on that hold one text only and begin the title of a form."""
    for row in range(top, grid.bottom):
        if _stands_alone(grid, row) and _begins(grid, row, facts):
            yield row


def _begins(grid: Grid, top: int, facts: Facts) -> bool:
    rows = range(top, min(top + _LONGEST_TITLE, grid.bottom))
    text = squeeze("".join(grid.text(row) for row in rows if _stands_alone(grid, row)))
    return any(_names(text, form) for form in facts.forms.values())


def _stands_alone(grid: Grid, row: int) -> bool:
    return grid.held[row - grid.top] == 1 and grid.text(row) != ""


def _goes_on(first: Recognised, second: Recognised) -> bool:
    """Whether the second is a further page of the first: the same table of many rows, of the same unit and day."""
    if first.form is not second.form or first.form.rows == "one":
        return False
    for label in filter(None, (first.form.place_label, first.form.period_label)):
        here, there = (find_entry(found.grid, found.above, label, found.form) for found in (first, second))
        if here and there and there.value not in ("", here.value):
            return False
    return True


def _recognise(grid: Grid, facts: Facts, limits: Limits) -> Recognised | None:
    below = min(grid.bottom, grid.top + limits.heading_rows)
    text = _text(grid, below)
    best: Recognised | None = None
    for form in sorted((form for form in facts.forms.values() if _names(text, form)), key=_title, reverse=True):
        if best and best.heading and _title(form) < _title(best.form):
            break
        heading = find_heading(grid, form, limits.heading_rows)
        heading = heading and with_unit_row(grid, heading, facts)
        found = Recognised(grid, form, heading, heading.top if heading else below)
        if _names(_text(grid, found.above), form) and (best is None or _fit(found) > _fit(best)):
            best = found
    return best


def _text(grid: Grid, below: int) -> str:
    return squeeze("".join(grid.text(row) for row in range(grid.top, below)))


def _names(text: str, form: Form) -> bool:
    return all(phrase in text for phrase in squeezed(form.recognise))


def _fit(found: Recognised) -> tuple[bool, int, int]:
    """Two shapes of one form bear the same title: their columns tell them apart."""
    fits = found.heading.fits if found.heading else 0
    return found.heading is not None, _title(found.form), fits


def _title(form: Form) -> int:
    """How much of its title a form is recognised by: what says more goes first."""
    return len("".join(form.recognise))
