"""Which form a workbook is: by the phrases of its title, never by its file name."""

from dataclasses import dataclass

from domain.facts import Facts
from domain.forms import Form
from domain.text import squeeze
from loaders.reading.grid import Grid
from loaders.reading.heading import Heading, find_heading
from loaders.reading.limits import Limits


@dataclass(frozen=True)
class Recognised:
    """A sheet that is a form; `heading` is None where the title stands but no column of the form does."""

    grid: Grid
    form: Form
    heading: Heading | None
    above: int


def recognise(grids: tuple[Grid, ...], facts: Facts, limits: Limits) -> list[Recognised]:
    """Every sheet that carries the title of a form above its header, in the order of the workbook."""
    return [found for grid in grids if (found := _recognise(grid, facts, limits))]


def _recognise(grid: Grid, facts: Facts, limits: Limits) -> Recognised | None:
    below = min(grid.bottom, grid.top + limits.heading_rows)
    matches = []
    for form in facts.forms.values():
        if _carries(grid, below, form):
            heading = find_heading(grid, form, limits.heading_rows)
            above = heading.top if heading else below
            if _carries(grid, above, form):
                matches.append(Recognised(grid, form, heading, above))
    return max(matches, key=_fit, default=None)


def _carries(grid: Grid, below: int, form: Form) -> bool:
    text = squeeze("".join(grid.text(row) for row in range(grid.top, below)))
    return all(squeeze(phrase) in text for phrase in form.recognise)


def _fit(found: Recognised) -> tuple[bool, int]:
    return found.heading is not None, len("".join(found.form.recognise))
