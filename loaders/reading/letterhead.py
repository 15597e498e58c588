"""What stands above the table behind a label, and who reports."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from domain.addresses import address
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.periods import days_read
from domain.reporters import Reporter
from domain.text import invisible_in, normalise
from loaders.reading.contents import as_text
from loaders.reading.grid import Cell, Grid

_STAMP = re.compile(r"\([^()]*章\)$")
_UNIT_LABEL = r"(?:金额|计量)?单位\s*:"
_BLANKS = "_ :"
_CONTROLS = ("Cc", "Cf")  # control characters, and those that turn the direction of writing


@dataclass(frozen=True)
class Entry:
    """What was filled in behind a label, the cell it stands in, and all that cell says."""

    value: Cell
    cell: str
    raw: str = ""


def find_entry(grid: Grid, below: int, label: str, form: Form) -> Entry | None:
    """The value behind `label` above row `below`: in the same cell, up to the next label, or to its right.

    A label begins its cell or has a colon behind it; only where none does is it looked for in the words of a sentence.
    """
    in_words = None
    for entry, is_label in _entries(grid, below, label, form):
        if is_label:
            return entry
        in_words = in_words or entry
    return in_words


def said_again(grid: Grid, below: int, form: Form, facts: Facts) -> Iterator[Finding]:
    """Another unit, month or day behind a second label of the same words: which of them holds cannot be known."""
    means: dict[str, Callable[[Cell], object]] = {
        form.place_label: lambda said: facts.reporters.named(form.reporter, _STAMP.sub("", str(said))),
        form.period_label: lambda said: days_read(said, form),
    }
    for label, meant in means.items() if form.place_label and form.period_label else ():
        told = [entry for entry, is_label in _entries(grid, below, label, form) if is_label]
        known = [(entry, meaning) for entry in told if (meaning := meant(entry.value))]
        for entry, meaning in known[1:]:
            if meaning != known[0][1]:
                words = {"label": label, "read": as_text(entry.value), "wanted": known[0][0].cell}
                yield facts.finding("entry.two", sheet=grid.name, cell=entry.cell, **words)


def _entries(grid: Grid, below: int, label: str, form: Form) -> Iterator[tuple[Entry, bool]]:
    """Every value behind the words of `label`, and whether they stand there as a label."""
    others, wanted = _any_of(form.place_label, form.period_label, form.sender_label), _entry_of(label)
    for row in range(grid.top, below):
        cells = list(grid.filled(row))
        for nth, (column, cell) in enumerate(cells):
            if isinstance(cell, str) and (match := wanted.search(normalise(cell))):
                rest = others.split(normalise(cell)[match.end() :], maxsplit=1)
                if (value := rest[0].strip(_BLANKS)) or len(rest) > 1:
                    entry = Entry(value, address(row, column), cell)
                else:
                    entry = _to_the_right(row, column, cells[nth + 1 :], others)
                yield entry, match.start() == 0 or match[0].endswith(":")


def _to_the_right(row: int, column: int, cells: list[tuple[int, Cell]], others: re.Pattern[str]) -> Entry:
    for place, cell in cells:
        if not isinstance(cell, str):
            return Entry(cell, address(row, place))
        if others.search(normalise(cell)):
            break
        if value := normalise(cell).strip(_BLANKS):
            return Entry(value, address(row, place), cell)
    return Entry("", address(row, column))


@cache
def _any_of(*labels: str) -> re.Pattern[str]:
    return re.compile("|".join((*map(_spaced, labels), _UNIT_LABEL)))


@cache
def _entry_of(label: str) -> re.Pattern[str]:
    return re.compile(_spaced(label) + r"\s*(?:\([^()]*\))?\s*:?")


def _spaced(label: str) -> str:
    return r"\s*".join(map(re.escape, normalise(label)))


def find_place(grid: Grid, below: int, form: Form, facts: Facts) -> tuple[Reporter | None, list[Finding]]:
    """The unit that reports, and what is to be said about it.

    Where none is written it is the one the sheet is named after; where the sheet is named after another, that is told.
    A table or list for a year is the city's.
    """
    if form.from_city:
        return facts.places.city, []
    place, namesake = read_place(grid, below, form, facts), facts.reporters.named(form.reporter, grid.name)
    if not isinstance(place, Finding):
        if namesake in (None, place):
            return place, []
        return place, [facts.finding("place.sheet_differs", sheet=grid.name, read=place.label, wanted=grid.name)]
    if place.code == "place.absent" and namesake:
        return namesake, [facts.finding("place.from_sheet", sheet=grid.name, cell=place.cell, read=namesake.label)]
    return None, [place]


def read_place(grid: Grid, below: int, form: Form, facts: Facts) -> Reporter | Finding:
    """The unit that reports, matched exactly after normalising, or why it is not known."""
    return _judged(grid, find_entry(grid, below, form.place_label, form), form, facts)


def named_place(grid: Grid, entry: Entry, form: Form, facts: Facts) -> tuple[Reporter | None, list[Finding]]:
    """The unit that a row names, and that its row is a return of its own; or why it is not known."""
    place = _judged(grid, entry, form, facts)
    if isinstance(place, Finding):
        return None, [place]
    return place, [facts.finding("units.own_row", sheet=grid.name, cell=entry.cell, read=place.label)]


def _judged(grid: Grid, entry: Entry | None, form: Form, facts: Facts) -> Reporter | Finding:
    if entry is None or entry.value == "":
        return facts.finding("place.absent", sheet=grid.name, cell=entry.cell if entry else "", wanted=form.place_label)
    name = _STAMP.sub("", str(entry.value)).strip(_BLANKS)
    here = {"sheet": grid.name, "cell": entry.cell, "read": name}
    if controls := {character for character in name if category(character) in _CONTROLS}:
        shown = name.translate({ord(character): f"〔U+{ord(character):04X}〕" for character in controls})
        return facts.finding("place.controls", **{**here, "read": shown})
    if invisible := invisible_in(entry.raw, name):
        return facts.finding("place.invisible", **here, count=len(invisible))
    if place := facts.reporters.named(form.reporter, name):
        return place
    if question := facts.places.question(name):
        return facts.finding("place.ambiguous", **here, wanted=question)
    if facts.places.is_total(name):
        return facts.finding("place.total", **here)
    known = "、".join(reporter.label for reporter in facts.reporters.of(form.reporter))
    return facts.finding("place.unknown", **here, wanted=known)
