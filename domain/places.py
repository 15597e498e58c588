"""The nine reporting units, the names they go by, and the words that look like units but are totals."""

from typing import Literal, Self

from pydantic import model_validator

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

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        owner: dict[str, Place] = {}
        for place in self.place:
            for name in sorted(place.names()):
                if owner.setdefault(name, place) is not place:
                    raise ValueError(f"“{name}”同时是{owner[name].label}和{place.label}的名称")
                if self.is_total(name) or self.question(name):
                    raise ValueError(f"“{name}”是合计或含义不明的名称，不能作为{place.label}的名称")
        return self

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
