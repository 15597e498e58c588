"""What a page shows and hands over alike: the remarks, and every unit's figures now and one period earlier."""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from charts.markup import Row
from charts.meanings.definitions import Section
from charts.meanings.sections import sections
from charts.projects.words import stalled_sentence
from domain.schemes.scheme import Scheme
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House
from queries.attention import attention_sentence
from queries.worked.scheme_trials import scheme_kept


def remarks(house: House, choice: Choice) -> list[tuple[Row, str]]:
    """The rows of attention/items with their sentences, the gravest first; projects that stand still come last."""
    items = house.ask("attention/items", **choice.compared).rows(named=True)
    return [*((row, attention_sentence(row, house.facts)) for row in items), *_stalled(house, choice)]


def _stalled(house: House, choice: Choice) -> Iterator[tuple[Row, str]]:
    """One remark on all of them, none where none does."""
    counted = house.ask("projects/stalled_by_place", **unseasoned(choice))
    if counted["stalled_projects"].sum():
        yield {"kind": "stalled", "place": None, "indicator": None}, stalled_sentence(counted, house.facts)


def values_and_before(house: House, choice: Choice) -> tuple[pl.DataFrame, pl.DataFrame]:
    """season/values_by_place now and one period earlier, both as known now."""
    earlier = {"season": choice.season.key, "as_of": choice.previous_as_of, "known_as_of": choice.known_moment}
    return house.ask("season/values_by_place", **choice.asked), house.ask("season/values_by_place", **earlier)


def meanings_known(house: House, choice: Choice) -> list[Section]:
    """The sections of 口径 as of the chosen day."""
    targets, tasks, shares = _targets(house, choice), _tasks(house, choice), _shares(house, choice)
    return sections(house.facts, targets, tasks, shares, _schemes(house, choice))


def _targets(house: House, choice: Choice) -> dict[str, pl.DataFrame]:
    """The targets of every season in force as of the chosen day."""
    return {key: house.ask("targets/in_force", season=key, as_of=choice.known_moment) for key in house.facts.seasons}


def _tasks(house: House, choice: Choice) -> dict[str, pl.DataFrame]:
    """The departments' tasks of every season in force as of the chosen day."""
    return {key: house.ask("departments/asked", season=key, as_of=choice.known_moment) for key in house.facts.seasons}


def _shares(house: House, choice: Choice) -> dict[str, Decimal]:
    """What is asked of each ratio by the last season that asks it, as known on the chosen day."""
    told = [house.ask("follow_through/asked", season=key, as_of=choice.known_moment) for key in house.facts.seasons]
    return {ratio: share for one in told for ratio, share in one.select("ratio", "target").iter_rows()}


def _schemes(house: House, choice: Choice) -> list[Scheme]:
    """The versions of schemes that the city has put in force and not ended as of the chosen day."""
    told = [house.ask("rankings/schemes", season=key, as_of=choice.known_moment) for key in house.facts.seasons]
    kept = (row for one in told for row in one.drop_nulls("record").rows(named=True))
    return [scheme_kept(house.store, row["scheme"], row["version"]) for row in kept]
