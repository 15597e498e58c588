"""Checks of a list of firms: what their category calls for, what stands twice, what is counted beside them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from domain.checks.lists import Agrees, Covered, DaysTold, InWindow, ListedLately, Outside, Repeated, Says, Shown, Where
from domain.dates import show_day, show_period
from domain.enterprises import AND, exact_name
from domain.numbers import show_as_written
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)
_NAMED = ("firm", "project", "categories")


def listed_lately(check: ListedLately, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every row of such a word that names no year, or only older ones; {first_year} and {last_year} are allowed."""
    if (listing := known.listing) is None:
        return
    last = listing.told_of.year
    years = {str(last - back) for back in range(check.years_back + 1)}
    words = {"first_year": str(last - check.years_back), "last_year": str(last)}
    for row, said in _asked(check, rows):
        if years.isdisjoint(_YEAR.findall(rows.texts(check.column)[row] or "")):
            yield Firing(check.column, row, words=words | {"said": said})


def outside(check: Outside, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every row of such a word whose place is inside, or not told."""
    for row, said in _asked(check, rows):
        place = rows.texts(check.column)[row]
        if place is None or place.startswith(check.inside):
            yield Firing(check.column, row, words={"said": said})


def says(check: Says, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every row of such a word that says nothing of what is allowed; {allowed} lists it."""
    for row, said in _asked(check, rows):
        if rows.texts(check.column)[row] not in check.allowed:
            yield Firing(check.column, row, words={"said": said, "allowed": "或".join(check.allowed)})


def shown(check: Shown, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every row that leaves something of it empty; {proofs} are the columns."""
    held = {
        name: [text or day for text, day in zip(rows.texts(name), rows.days(name), strict=True)] for name in check.by
    }
    for row in range(rows.height):
        if empty := tuple(name for name in check.by if not held[name][row]):
            yield Firing(check.column, row, proofs=empty)


def repeated(check: Repeated, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every row that says what an earlier one said; {first_cell} is where that stands."""
    seen: dict[tuple[str, ...], int] = {}
    for row, texts in enumerate(zip(*map(rows.texts, check.alike), strict=True)):
        said = tuple(map(exact_name, texts))
        if said[0] and seen.setdefault(said, row) != row:
            yield Firing(check.alike[0], row, words={"first_cell": rows.place_of(check.alike[0], seen[said])[1]})


def in_window(check: InWindow, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every day before or after the counting window; {first_day} and {last_day} are its ends."""
    if (listing := known.listing) is None:
        return
    words = {"first_day": show_day(listing.window.first), "last_day": show_day(listing.window.last)}
    for row, day in enumerate(rows.days(check.column)):
        if day is not None and not listing.window.holds(day):
            yield Firing(check.column, row, words=words)


def days_told(check: DaysTold, names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every day that had not come yet, or lies before {first_day}; {last_day} is the last the return speaks of."""
    words = {"last_day": show_day(rows.told_of)} | ({"first_day": show_day(check.first)} if check.first else {})
    for name in names:
        for row, day in enumerate(rows.days(name)):
            if day is not None and (day > rows.told_of or (check.first and day < check.first)):
                yield Firing(name, row, words=words)


def covered(check: Covered, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every whole above the sum of its parts, "—" counting as nothing; {sum} is what they come to."""
    for whole, parts in check.sums.items():
        figures = [rows.figures(name) for name in parts]
        for row, value in enumerate(rows.figures(whole)):
            told = {name: part[row] for name, part in zip(parts, figures, strict=True) if part[row]}
            total = sum((part for part in told.values() if part), Decimal(0))
            if value is not None and value > total:
                yield Firing(whole, row, tuple(told), {"sum": total})


def agrees(check: Agrees, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every kind counted otherwise in the other shape; {listed} there, {here} in a list, of what is {kind}."""
    if known.listing is None or (twin := known.listing.twin) is None:
        return
    words = {"twin": twin.label, "twin_period": show_period(twin.period), "twin_receipt": twin.receipt}
    if check.column is None:
        for name in names:
            value, listed = rows.figures(name)[0], twin.counts.get(name)
            if listed is not None and (value or Decimal(0)) != listed:
                yield Firing(name, 0, amounts={"listed": listed}, words=words)
        return
    if any(rows.unread(check.column)):
        return
    counted = known.listing.kinds.count(zip(*map(rows.texts, _NAMED), strict=True))
    for indicator, held in counted.items():
        told = twin.counts.get(indicator) or Decimal(0)
        if told != held:
            numbers = {"here": str(held), "listed": show_as_written(told)}
            yield Firing(check.column, 0, words=words | numbers | {"kind": known.listing.labels[indicator]})


def _asked(check: Where, rows: Rows) -> Iterator[tuple[int, str]]:
    """The rows that are asked, with the words that make them so."""
    for row, text in enumerate(rows.texts(check.where)):
        if said := [word for word in (text or "").split(AND) if word in check.words]:
            yield row, AND.join(said)
