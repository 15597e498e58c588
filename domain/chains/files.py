"""The lists of chains under data/chains/: one file a version, and whether they agree with the other facts."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from domain.chains.listed import ChainList
from domain.datafiles import Fault, read_table
from domain.errors import FactsError

if TYPE_CHECKING:
    from domain.facts import Facts


def chains_in(facts: "Facts") -> tuple[ChainList, ...]:
    """Every version of the list beside the facts, the earliest first, read once; FactsError for a fault."""
    return _read(facts.folder / "chains")


def listed_on(facts: "Facts", day: date) -> ChainList:
    """The list in force on a day; the first one on a day before it."""
    lists = chains_in(facts)
    return next((one for one in reversed(lists) if one.since <= day), lists[0])


def chain_faults(facts: "Facts") -> Iterator[Fault]:
    """Where the lists do not agree with the other facts: (file, location in it, reason)."""
    words = {
        word
        for form in facts.forms.values()
        for column in form.columns
        if column.name == "industry"
        for word in column.words
    }
    for listed in chains_in(facts):
        name = f"chains/{listed.version}.toml"
        for position, industry in enumerate(listed.industry):
            if industry.label not in words:
                yield name, ("industry", position, "label"), f"没有一张表的产业列有“{industry.label}”"
        for position, chain in enumerate(listed.chain):
            if strange := [unit for unit in chain.carriers if facts.places.named(unit) is None]:
                yield name, ("chain", position, "carriers"), f"没有“{strange[0]}”这个单位"


@cache
def _read(folder: Path) -> tuple[ChainList, ...]:
    return tuple(sorted(_versions(folder), key=lambda one: one.since))


def _versions(folder: Path) -> Iterator[ChainList]:
    for path in sorted(folder.glob("*.toml")):
        listed = read_table(path, ChainList)
        if path.stem != listed.version:
            raise FactsError(path, 0, f"应存为 {listed.version}.toml")
        yield listed
