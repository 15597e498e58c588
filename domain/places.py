"""The nine reporting units, the names they go by, and the words that look like units but are totals."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from domain.datafiles import Location, line_of, read_table
from domain.errors import FactsError
from domain.records import Record, Source
from domain.text import squeeze


class Place(Record):
    """One reporting unit; `compass` is its (row, column) in the nine-grid, both from 1."""

    key: str
    label: str
    short: str
    kind: Literal["county", "zone", "city"]
    compass: tuple[int, int]
    aliases: tuple[str, ...] = ()
    division_code: str | None = None

    def names(self) -> frozenset[str]:
        """Every name that means this unit, squeezed."""
        return frozenset(map(squeeze, (self.label, self.short, *self.aliases)))


class Places(Record):
    """All reporting units in the printed order, and the city that reports their sum."""

    place: tuple[Place, ...]
    city: Place
    totals: tuple[str, ...]
    ambiguous: dict[str, str]
    source: Source

    def named(self, text: str) -> Place | None:
        """The unit that goes by `text`, exactly, after normalising; None for totals, ambiguous and unknown names."""
        name = squeeze(text)
        return next((place for place in self.place if name in place.names()), None)

    def keyed(self, key: str) -> Place:
        """The unit with `key`, or the city; KeyError where there is none."""
        return {place.key: place for place in (*self.place, self.city)}[key]

    def is_total(self, text: str) -> bool:
        """Whether `text` names a sum of units (合计, 全市), never a unit."""
        return squeeze(text) in set(map(squeeze, self.totals))

    def question(self, text: str) -> str | None:
        """What to ask the sender when `text` may mean more than one unit."""
        return {squeeze(name): question for name, question in self.ambiguous.items()}.get(squeeze(text))


def read_places(path: Path) -> Places:
    """The places in a file; FactsError names the line of a key or name that two share, or that a total goes by."""
    places = read_table(path, Places)
    for location, reason in _faults(places):
        raise FactsError(path, line_of(path.read_text("utf-8-sig"), location), reason)
    return places


def _faults(places: Places) -> Iterator[tuple[Location, str]]:
    keyed, named = dict[str, Place](), dict[str, Place]()
    for position, place in enumerate((*places.place, places.city)):
        if keyed.setdefault(place.key, place) is not place:
            yield ("place", position, "key"), f"“{place.key}”重复"
    for position, place in enumerate(places.place):
        words = [("label", place.label), ("short", place.short), *(("aliases", alias) for alias in place.aliases)]
        for field, word in words:
            if (owner := named.setdefault(squeeze(word), place)) is not place:
                yield ("place", position, field), f"“{word}”同时是{owner.label}和{place.label}的名称"
            if places.is_total(word) or places.question(word):
                yield ("place", position, field), f"“{word}”是合计或含义不明的名称，不能作为{place.label}的名称"
