"""A score made again from the cells listed for it, by its scheme; and which cells that takes."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from domain.facts import Facts
from domain.figures.listing import Listed, Row
from domain.figures.named import Figure
from domain.indicators import Ratio
from domain.schemes.earning import Quantity
from domain.schemes.scheme import Item, Scheme
from domain.schemes.scoring import Contender, Part, Standing, part_alone, standings
from domain.schemes.shapes import CityShare, Efficacy

# Shapes that compare a unit with the others: a figure of any of them counts.
_COMPARING = (CityShare, Efficacy)


def scored(listed: Listed) -> Standing | None:
    """The unit's score with its parts, None where it is in no ranking; `listed` holds the scheme."""
    if listed.scheme is None or not listed.rows:
        return None
    field = standings(listed.scheme, _contenders(listed, listed.scheme))
    return next(one for one in field if one.place == listed.figure.whose)


def score_of(listed: Listed) -> Fraction | None:
    """The exact score."""
    standing = scored(listed)
    return standing.score if standing else None


def rank_of(listed: Listed) -> Fraction | None:
    """The rank; equal scores share it."""
    standing = scored(listed)
    return None if standing is None or standing.rank is None else Fraction(standing.rank)


def points_of(listed: Listed) -> Fraction | None:
    """The points of one part, as they count."""
    part = part_of(listed)
    return part.points if part else None


def part_of(listed: Listed) -> Part | None:
    """The part that the figure names, as it counts."""
    if listed.scheme is None or not listed.rows:
        return None
    item, key = _named(listed.figure, listed.scheme)
    part = part_alone(listed.scheme, item, key, listed.figure.whose, _contenders(listed, listed.scheme))
    factor = listed.values("factor", "").get(listed.figure.whose)
    return part if factor is None else replace(part, factor=factor)


def part_item(scheme: str, item: str, measure: str | None) -> str:
    """What a figure of a part is called by; `measure` is None where an item is scored as one."""
    return ":".join(filter(None, (scheme, item, measure)))


def rows_for(figure: Figure, scheme: Scheme, rows: Iterable[Row], facts: Facts) -> list[Row]:
    """Of all rows of a season those that the figure would change with, and who is not ranked."""
    every = list(rows)
    own = _items(scheme.item, facts)
    if figure.made.basis:
        return [row for row in every if row["item"] in own or row["role_key"] == "banned"]
    extra: list[Row] = []
    items = scheme.item
    if figure.made.of == "part":
        item, key = _named(figure, scheme)
        items, own = (item,), _items((item,), facts) if item.together else _of_measures((key,), facts)
        extra = _factor(figure, scheme, every, facts)
    comparing = _items((one for one in items if isinstance(one.shape, _COMPARING)), facts) & own
    kept = [
        row
        for row in every
        if row["role_key"] == "banned"
        or (row["item"] in own and row["place_key"] == figure.whose)
        or row["item"] in comparing
    ]
    return kept + extra


def _factor(figure: Figure, scheme: Scheme, rows: list[Row], facts: Facts) -> list[Row]:
    """By what the part is reweighed, as a row of its own, where what is not asked of the unit goes to the rest."""
    day = facts.seasons[figure.season].counting.last
    standing = scored(Listed(figure, tuple(rows), facts, day, scheme))
    item, _ = _named(figure, scheme)
    factor = next((one.factor for one in standing.parts if one.item == item), Fraction(1)) if standing else Fraction(1)
    if factor == 1:
        return []
    told = {"role_key": "factor", "place_key": figure.whose, "item": "", "value": str(factor)}
    say, place = facts.sentences, facts.places.keyed(figure.whose).label
    return [dict.fromkeys(rows[0]) | told | {"role": say["cell_factor"], "place": place, "label": say["factor_label"]}]


def _named(figure: Figure, scheme: Scheme) -> tuple[Item, str]:
    """The item of a part, and its measure."""
    _, key, *measures = figure.item.split(":")
    item = next(one for one in scheme.item if one.key == key)
    return item, measures[0] if measures else item.measures[0].key


def _contenders(listed: Listed, scheme: Scheme) -> list[Contender]:
    banned = listed.places("banned")
    return [
        Contender(place.key, {key: _quantity(listed, place.key, key) for key in scheme.measures}, place.key in banned)
        for place in listed.facts.places.place
    ]


def _quantity(listed: Listed, place: str, key: str) -> Quantity:
    counted = listed.values("counted", key).get(place)
    if counted is not None:
        return Quantity("reported" if key in listed.facts.indicators else "counted", counted)
    guarantee, work = (listed.values(level, key).get(place) for level in ("guarantee", "work"))
    ratio = _ratio(key, listed.facts)
    if ratio:
        part, whole = (listed.values("now", one).get(place) for one in (ratio.numerator, ratio.denominator))
        if whole == 0:
            return Quantity("empty", None, guarantee, work)
        told = part / whole if part is not None and whole else None
    else:
        told = listed.values("now", key).get(place)
    if any(row["item"] == key and row["place_key"] == place and row["role_key"] == "no_task" for row in listed.rows):
        return Quantity("no_task", told)
    if told is not None:
        return Quantity("reported", told, guarantee, work)
    return Quantity("missing" if _spoke(listed, place, key) else "not_reported", None, guarantee, work)


def _spoke(listed: Listed, place: str, key: str) -> bool:
    """Whether the unit has handed in what the figure is read from, if only as a blank."""
    items = _of_measures((key,), listed.facts)
    rows = (row for row in listed.rows if row["role_key"] in ("now", "counted") and row["place_key"] == place)
    return any(row["item"] in items for row in rows)


def _ratio(key: str, facts: Facts) -> Ratio | None:
    return next((one for one in facts.measures.ratio if one.key == key), None)


def _items(items: Iterable[Item], facts: Facts) -> set[str]:
    return _of_measures((measure.key for item in items for measure in item.measures), facts)


def _of_measures(keys: Iterable[str], facts: Facts) -> set[str]:
    found = set(keys)
    ratios = [ratio for key in found if (ratio := _ratio(key, facts))]
    return found | {key for ratio in ratios for key in (ratio.numerator, ratio.denominator)}
