"""Looking a declared enterprise up in published lists by its name: the same, the same but for its ending, or near."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from domain.chains.listed import comparable
from domain.datafiles import read_table
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "matching.toml"
How = Literal["same", "ending", "near"]
As = Literal["name", "alias", "subsidiary"]
_WHOLE = 100


class Matching(Record):
    """What names may differ in and still be the same, and from which likeness on they are candidates, how many.

    `endings` are taken off the end of a name, the longest first and again; `dropped` wherever they stand.
    """

    endings: Annotated[tuple[str, ...], Field(min_length=1)]
    dropped: tuple[str, ...]
    near: Annotated[Decimal, Field(gt=0, le=1)]
    most: Annotated[int, Field(gt=0)]
    source: Source

    def bare(self, name: str) -> str:
        """A name without what says only what kind of company it is; never nothing."""
        told = comparable(name)
        for part in map(comparable, self.dropped):
            told = told.replace(part, "") or told
        for _ in self.endings:
            ending = next((one for one in self._longest_first if told.endswith(one) and told != one), "")
            told = told.removesuffix(ending)
        return told

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(map(comparable, self.endings), key=len, reverse=True)


@dataclass(frozen=True)
class Named:
    """A name that stands for an enterprise of a list, which is the `row`-th of it."""

    name: str
    called: As
    row: int


@dataclass(frozen=True)
class Match:
    """What a name comes to in a list; `likeness` is a share of 1, rounded down to two places."""

    found: Named
    how: How
    likeness: Decimal


class Lookup:
    """The names of one list, to be looked up."""

    def __init__(self, names: Iterable[Named], matching: Matching) -> None:
        self._matching, self._names = matching, list(names)
        self._bare = [matching.bare(one.name) for one in self._names]
        self._by_name = _gathered(comparable(one.name) for one in self._names)
        self._by_bare = _gathered(self._bare)

    def matches(self, name: str) -> Iterator[Match]:
        """Every row that goes by the name; else by its bare name; else the nearest, the most alike first."""
        bare = self._matching.bare(name)
        same, ending = self._by_name.get(comparable(name)), self._by_bare.get(bare)
        if same or ending:
            yield from (Match(self._names[at], "same" if same else "ending", Decimal(1)) for at in same or ending or [])
            return
        from rapidfuzz import fuzz, process  # the readers of workbooks load the facts too and never look anything up

        least = float(self._matching.near * _WHOLE)
        near = process.extract(bare, self._bare, scorer=fuzz.ratio, score_cutoff=least, limit=self._matching.most)
        for _, score, at in near:
            yield Match(self._names[at], "near", Decimal(int(score)) / _WHOLE)


def matching_in(facts: "Facts") -> Matching:
    """How names are looked up, beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / FILE)


def best(matches: Sequence[Match]) -> list[Match]:
    """One of every row, the surest first."""
    kept: dict[int, Match] = {}
    for one in sorted(matches, key=lambda one: (-one.likeness, one.how != "same", one.found.row)):
        kept.setdefault(one.found.row, one)
    return list(kept.values())


def _gathered(names: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        found.setdefault(name, []).append(at)
    return found


@cache
def _read(path: Path) -> Matching:
    return read_table(path, Matching)
