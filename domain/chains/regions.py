"""The key regions investors come from, and the words an origin of each begins with."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from domain.chains.listed import comparable
from domain.datafiles import read_table
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "regions.toml"
Word = Annotated[str, Field(min_length=1)]


class Unknown(Record):
    """What an origin is of that is not filled in or begins with no word of any region."""

    key: str
    label: str


class Region(Unknown):
    """A region; an origin that begins with one of `words`, and with no longer one of another, is of it."""

    words: Annotated[tuple[Word, ...], Field(min_length=1)]


class Regions(Record):
    """The regions in the order they are shown; the letters `dropped` do not count where origins are compared."""

    dropped: str
    source: Source
    words_source: Source
    region: tuple[Region, ...]
    unknown: Unknown

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        words = Counter(word for region in self.region for word in region.words)
        keys = Counter(region.key for region in self.every)
        if repeated := [word for told in (words, keys) for word, times in told.items() if times > 1]:
            raise ValueError(f"重复：{'、'.join(repeated)}")
        if strange := [word for word in words if self.compared(word) != word]:
            raise ValueError(f"“{strange[0]}”应写作“{self.compared(strange[0])}”")
        return self

    @property
    def every(self) -> tuple[Unknown, ...]:
        """All of them, what is not known last."""
        return (*self.region, self.unknown)

    def holding(self, origin: str | None) -> str:
        """The key of the region an origin is of: that of the longest word it begins with."""
        said = self.compared(origin or "")
        found = [(len(word), one.key) for one in self.region for word in one.words if said.startswith(word)]
        return max(found)[1] if found else self.unknown.key

    def compared(self, origin: str) -> str:
        """What an origin is compared by."""
        return "".join(letter for letter in comparable(origin) if letter not in self.dropped)


def regions_in(facts: "Facts") -> Regions:
    """The regions beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / FILE)


@cache
def _read(path: Path) -> Regions:
    return read_table(path, Regions)
