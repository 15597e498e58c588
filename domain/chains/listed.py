"""Industry chains as data: which links they have in which stage, what these are called, who carries them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.enterprises import exact_name
from domain.records import Record, Source
from domain.text import normalise

Share = Annotated[Decimal, Field(gt=0, le=1)]
Name = Annotated[str, Field(min_length=1, pattern="^[^:：、]+$")]
Text = Annotated[str, Field(min_length=1)]


class Confidence(Record):
    """How sure a suggestion is, by what is found in the words of a project; under `least` it is not made.

    What suggests a link of the very chain that is reported is `same_chain` surer, at most 1. Of the projects in no
    link the first `most` are looked at.
    """

    label: Share
    alias: Share
    keyword: Share
    same_chain: Share
    least: Share
    most: Annotated[int, Field(gt=0)]
    source: Source


class Industry(Record):
    """An industry as ledgers name it."""

    label: Name
    kind: Literal["key", "emerging", "other"]


class Link(Record):
    """A link (环节) of a chain; labels and aliases are what a ledger may say, keywords only suggest.

    `source` says where it was published, or 示例.
    """

    stage: Name
    label: Name
    aliases: tuple[Name, ...] = ()
    keywords: tuple[Name, ...] = ()
    source: Text

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, in the form names are compared in."""
        return tuple(map(comparable, (self.label, *self.aliases)))


class Chain(Record):
    """A chain of an industry, its links in the order of the file; `carriers` are the units that carry it."""

    label: Name
    industry: Name
    aliases: tuple[Name, ...] = ()
    carriers: tuple[Name, ...] = ()
    lead: str = ""
    source: Text
    links: Annotated[tuple[Link, ...], Field(min_length=1)]

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, in the form names are compared in."""
        return tuple(map(comparable, (self.label, *self.aliases)))

    def link(self, said: str) -> Link | None:
        """The link of that name."""
        return next((link for link in self.links if comparable(said) in link.names), None)


class ChainList(Record):
    """One version of the list, in force from the day `since` until a later version is."""

    version: str
    since: date
    title: Text
    stages: Annotated[tuple[Name, ...], Field(min_length=1)]
    source: Source
    confidence: Confidence
    industry: tuple[Industry, ...]
    chain: tuple[Chain, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        industries = [industry.label for industry in self.industry]
        _once(industries, "产业")
        _once((name for chain in self.chain for name in dict.fromkeys(chain.names)), "产业链")
        for chain in self.chain:
            if chain.industry not in industries:
                raise ValueError(f"“{chain.label}”的产业“{chain.industry}”没有列出")
            _once((name for link in chain.links for name in dict.fromkeys(link.names)), f"“{chain.label}”的环节")
            if strange := [link.stage for link in chain.links if link.stage not in self.stages]:
                raise ValueError(f"“{chain.label}”的段“{strange[0]}”没有列出")
        return self

    @cached_property
    def _by_name(self) -> dict[str, Chain]:
        return {name: chain for chain in self.chain for name in chain.names}

    def called(self, said: str) -> Chain | None:
        """The chain of that name."""
        return self._by_name.get(comparable(said))


def comparable(name: str) -> str:
    """What names of chains and links are compared by: one form of letters and brackets, no blanks, no capitals."""
    return exact_name(normalise(name))


def _once(names: Iterable[str], what: str) -> None:
    if repeated := [name for name, times in Counter(names).items() if times > 1]:
        raise ValueError(f"{what}重复：{'、'.join(repeated)}")
