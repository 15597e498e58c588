"""Whether every source that a committed fact names, however deep it stands, is a document we have."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel

from domain.attention import attention_rules
from domain.chains.files import chains_in
from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.datafiles import Fault, Location
from domain.matching import matching_in
from domain.projects.likeness import likeness_in
from domain.projects.pipeline import pipeline_in
from domain.projects.stalls import stalls_in
from domain.records import Source
from domain.reviews import reviews_in

if TYPE_CHECKING:
    from domain.facts import Facts


def source_faults(facts: "Facts") -> Iterator[Fault]:
    """Every source of a document nobody knows: (file, location in it, reason)."""
    for name, told in _files(facts):
        for location, source in sources_in(told):
            if source.document and source.document not in facts.documents:
                yield name, location, f"没有“{source.document}”这份文件"


def sources_in(fact: object, location: Location = ()) -> Iterator[tuple[Location, Source]]:
    """The sources in a record, or in records put together, each with where it stands in their file."""
    if isinstance(fact, Source):
        yield location, fact
        return
    for name, part in _inside(fact):
        yield from sources_in(part, (*location, name))


def _inside(fact: object) -> Iterable[tuple[int | str, object]]:
    if isinstance(fact, BaseModel):
        return ((name, getattr(fact, name)) for name in type(fact).model_fields)
    if isinstance(fact, Mapping):
        return fact.items()
    return enumerate(fact) if isinstance(fact, tuple) else ()


def _files(facts: "Facts") -> Iterator[tuple[str, object]]:
    """What every file holds; those beside the facts are read here, so that a broken one stops the start."""
    yield "places.toml", facts.places
    yield "departments.toml", facts.departments
    yield "indicators.toml", {"indicator": tuple(facts.indicators.values())}
    yield "measures.toml", facts.measures
    yield "seasons.toml", {"season": tuple(facts.seasons.values())}
    yield "calendar/holidays.toml", facts.calendar.holidays
    yield "calendar/due.toml", facts.calendar.rules
    yield "rules.toml", facts.rules
    yield "enterprise_categories.toml", facts.key_enterprises
    yield "attention.toml", {"rule": tuple(attention_rules(facts).values())}
    yield "stalls.toml", {"rule": tuple(stalls_in(facts).values())}
    yield "likeness.toml", likeness_in(facts)
    yield "matching.toml", matching_in(facts)
    yield "pipeline.toml", pipeline_in(facts)
    yield "gaps.toml", gaps_in(facts)
    yield "regions.toml", regions_in(facts)
    yield "reviews.toml", reviews_in(facts)
    yield from ((f"chains/{one.version}.toml", one) for one in chains_in(facts))
    yield from ((f"forms/{form.key}.toml", form) for form in facts.forms.values())
    yield from ((f"targets/{target.season}/follow_through.csv", target.source) for target in facts.ratio_targets)
