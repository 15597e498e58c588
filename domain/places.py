"""The nine reporting units, the names they go by, and the words that look like units but are totals."""

from typing import Literal

from domain.records import Record, Source
from domain.text import squeeze


class Place(Record):
    """One reporting unit; `compass` is its (row, column) in the nine-grid, both from 1."""

    key: str
    label: str
    short: str
    kind: Literal["county", "zone"]
    compass: tuple[int, int]
    aliases: tuple[str, ...] = ()
    division_code: str | None = None

    def names(self) -> frozenset[str]:
        """Every name that means this unit, squeezed."""
        return frozenset(map(squeeze, (self.label, self.short, *self.aliases)))


class Places(Record):
    """All reporting units in the printed order."""

    place: tuple[Place, ...]
    totals: tuple[str, ...]
    ambiguous: dict[str, str]
    source: Source

    def named(self, text: str) -> Place | None:
        """The unit that goes by `text`, exactly, after normalising; None for totals, ambiguous and unknown names."""
        name = squeeze(text)
        return next((place for place in self.place if name in place.names()), None)

    def keyed(self, key: str) -> Place:
        """The unit with `key`; KeyError where there is none."""
        return next((place for place in self.place if place.key == key), None) or _missing(key)

    def is_total(self, text: str) -> bool:
        """Whether `text` names a sum of units (合计, 全市), never a unit."""
        return squeeze(text) in set(map(squeeze, self.totals))

    def question(self, text: str) -> str | None:
        """What to ask the sender when `text` may mean more than one unit."""
        return {squeeze(name): question for name, question in self.ambiguous.items()}.get(squeeze(text))


def _missing(key: str) -> Place:
    raise KeyError(key)
