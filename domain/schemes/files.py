"""The schemes under data/schemes/: one file a version, what is counted in returns, who is disqualified."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from domain.datafiles import line_of, read_list, read_table, table_in
from domain.errors import FactsError
from domain.facts import Facts
from domain.records import Record
from domain.schemes.scheme import Disqualification, Scheme
from domain.sources import sources_in


class CaseCount(Record):
    """A measure of its own: how many slots of a season came to a state."""

    key: str
    label: str
    unit: str
    state: Literal["absent", "late", "returned"]


@dataclass(frozen=True)
class Schemes:
    """Every version of every scheme in the order of the files, the counts they may use, and who is disqualified."""

    versions: tuple[Scheme, ...]
    counts: tuple[CaseCount, ...]
    disqualified: tuple[Disqualification, ...]

    def named(self, text: str) -> Scheme | None:
        """The newest version of the scheme with this key or label."""
        mine = [scheme for scheme in self.versions if text in (scheme.key, scheme.label)]
        return max(mine, key=lambda scheme: (scheme.valid_from, scheme.version), default=None)

    def version(self, key: str, version: str) -> Scheme:
        """One version; KeyError where there is none."""
        return {(scheme.key, scheme.version): scheme for scheme in self.versions}[key, version]


@dataclass(frozen=True)
class Measured:
    """What a measure is called, and in which unit with how many decimals it is shown; a ratio's unit is empty."""

    label: str
    unit: str
    decimals: int


def schemes_in(facts: Facts) -> Schemes:
    """The schemes beside the facts, read once; FactsError names the file that does not hold."""
    return _read(facts.folder / "schemes")


def standing_word(official: bool, built_in: bool, facts: Facts) -> str:
    """正式方案; what is not official is a built-in example or the city's own."""
    return facts.sentences["scheme_official" if official else "scheme_example" if built_in else "scheme_own"]


def measured(facts: Facts, key: str) -> Measured | None:
    """What is known of a measure; None where there is none of this key."""
    if indicator := facts.indicators.get(key):
        unit = facts.units.named(indicator.unit)
        return Measured(indicator.label, indicator.unit, unit.decimals if unit else 0)
    if ratio := next((one for one in facts.measures.ratio if one.key == key), None):
        return Measured(ratio.label, "", 1)
    count = next((one for one in schemes_in(facts).counts if one.key == key), None)
    return Measured(count.label, count.unit, 0) if count else None


def check_schemes(facts: Facts) -> None:
    """Raise FactsError for the first scheme that names a season, measure or document nobody knows."""
    for scheme in schemes_in(facts).versions:
        path = facts.folder / "schemes" / scheme.key / f"{scheme.version}.toml"
        check_scheme(scheme, path.read_text("utf-8"), path, facts)
    places = {place.key for place in facts.places.place}
    for position, row in enumerate(schemes_in(facts).disqualified):
        if row.place not in places or row.season not in facts.seasons:
            path = facts.folder / "schemes" / "disqualified.toml"
            line = line_of(path.read_text("utf-8"), ("disqualification", position, "place"))
            raise FactsError(path, line, f"没有“{row.place}”这个单位，或没有“{row.season}”这个考核期")


def check_scheme(scheme: Scheme, text: str, path: Path, facts: Facts) -> None:
    """Raise FactsError with the line of `text` for the first season, document or measure that nobody knows."""
    if scheme.season not in facts.seasons:
        raise FactsError(path, line_of(text, ("season",)), f"没有“{scheme.season}”这个考核期")
    for location, source in sources_in(scheme):
        if source.document and source.document not in facts.documents:
            raise FactsError(path, line_of(text, location), f"没有“{source.document}”这份文件")
    if unknown := sorted(key for key in scheme.measures if measured(facts, key) is None):
        line = next((n for n, words in enumerate(text.splitlines(), 1) if f'"{unknown[0]}"' in words), 0)
        raise FactsError(path, line, f"没有“{unknown[0]}”这个指标")


@cache
def parse_scheme(text: str, name: str = "scheme.toml") -> Scheme:
    """A scheme as TOML; FactsError names the line of the first fault."""
    return table_in(text, Path(name), Scheme)


@cache
def _read(folder: Path) -> Schemes:
    counts = read_list(folder / "counts.toml", "count", CaseCount)
    disqualified = read_list(folder / "disqualified.toml", "disqualification", Disqualification)
    return Schemes(tuple(_versions(folder)), tuple(counts.values()), tuple(disqualified.values()))


def _versions(folder: Path) -> Iterator[Scheme]:
    for path in sorted(folder.glob("*/*.toml")):
        scheme = read_table(path, Scheme)
        if (path.parent.name, path.stem) != (scheme.key, scheme.version):
            raise FactsError(path, 0, f"应存为 {scheme.key}/{scheme.version}.toml")
        yield scheme
