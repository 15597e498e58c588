"""When two projects of different units may be one: the rules of data/likeness.toml, and which hold of a pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from domain.datafiles import read_table
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

Share = Annotated[Decimal, Field(ge=0, le=1)]
# Where a project stands: the unit, its ledger, the row.
Listing = tuple[str, str, int]
WHOLE = 100


class LikenessRule(Record):
    """Everything it asks for holds of a pair; `least_name` of 100, `most_apart` a share of the larger contract."""

    key: str
    label: str
    least_name: Annotated[int, Field(ge=1, le=WHOLE)] | None = None
    same_investor: bool = False
    same_day: bool = False
    most_apart: Share | None = None

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if self.least_name is None and not self.same_investor:
            raise ValueError("应写明 least_name 或 same_investor")
        return self


class Likeness(Record):
    """The rules, and how pairs are looked for."""

    telling: str
    letters: Annotated[int, Field(gt=0)]
    rarest: Annotated[int, Field(gt=0)]
    most: Annotated[int, Field(gt=1)]
    shown: Annotated[int, Field(gt=0)]
    at_once: Annotated[int, Field(gt=0)]
    source: Source
    meaning_source: Source
    rule: Annotated[tuple[LikenessRule, ...], Field(min_length=1)]

    @property
    def least_alone(self) -> int:
        """How near two names must be where the rest is not the same; above 100 where no rule goes by names alone."""
        alone = (rule.least_name for rule in self.rule if rule.least_name and not rule.same_investor)
        return min(alone, default=WHOLE + 1)


@dataclass(frozen=True)
class Listed:
    """What a rule looks at of one project: its name and firm by their letters, the units its name names."""

    name: str
    firm: str
    units: frozenset[str]
    contract: Decimal | None
    signed_on: date | None


def likeness_in(facts: "Facts") -> Likeness:
    """The rules beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / "likeness.toml")


def reasons(one: Listed, other: Listed, shared: int, rules: Likeness) -> Iterator[LikenessRule]:
    """The rules that hold of a pair; of the letters of both names together `shared` stand in the other in order."""
    same, told_apart = one.name == other.name, _told_apart(one, other, rules)
    for rule in rules.rule:
        if rule.least_name is not None and (
            shared * WHOLE < rule.least_name * (len(one.name) + len(other.name))
            or (rule.least_name < WHOLE and (told_apart or (same and not rule.same_investor)))
        ):
            continue
        if rule.same_investor and (not one.firm or one.firm != other.firm):
            continue
        if rule.same_day and (one.signed_on is None or one.signed_on != other.signed_on):
            continue
        if rule.most_apart is not None and not _alike(one.contract, other.contract, rule.most_apart):
            continue
        yield rule


def joined(pairs: Iterable[tuple[Listing, Listing]]) -> list[set[Listing]]:
    """The projects that pairs of listings come to: what is one with one of a project belongs to it."""
    projects: list[set[Listing]] = []
    for pair in pairs:
        touched = [project for project in projects if not project.isdisjoint(pair)]
        projects = [project for project in projects if project.isdisjoint(pair)]
        projects.append(set(pair).union(*touched))
    return projects


def _told_apart(one: Listed, other: Listed, rules: Likeness) -> bool:
    """Whether the names number two things, or name two places."""
    mine, theirs = ([letter for letter in listed.name if letter in rules.telling] for listed in (one, other))
    return mine != theirs or bool(one.units and other.units and one.units != other.units)


def _alike(one: Decimal | None, other: Decimal | None, apart: Decimal) -> bool:
    return one is not None and other is not None and abs(one - other) <= apart * max(one, other)


@cache
def _read(path: Path) -> Likeness:
    return read_table(path, Likeness)
