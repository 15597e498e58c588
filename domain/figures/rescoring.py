"""A score made again from the cells listed for it, by its scheme."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from domain.facts import Facts
from domain.figures.listing import Listed
from domain.figures.named import Figure
from domain.indicators import Ratio
from domain.placing import gap_to_next, line_ahead
from domain.schemes.earning import Quantity
from domain.schemes.scheme import Item, Scheme
from domain.schemes.scoring import Contender, Part, Standing, part_alone, standing_alone, standings


def scored(listed: Listed) -> Standing | None:
    """The unit's score with its parts, None where it is in no ranking; `listed` holds the scheme.

    Of the others only what sets a scale need be listed, and who of them does not.
    """
    if listed.scheme is None or not listed.rows:
        return None
    return standing_alone(listed.scheme, listed.figure.whose, _contenders(listed, listed.scheme))


def ranked(listed: Listed) -> list[Standing]:
    """Every unit's score and rank, none where no ranking is listed; of every unit all is listed."""
    if listed.scheme is None or not listed.rows:
        return []
    return standings(listed.scheme, _contenders(listed, listed.scheme))


def score_of(listed: Listed) -> Fraction | None:
    """The exact score."""
    standing = scored(listed)
    return standing.score if standing else None


def rank_of(listed: Listed) -> Fraction | None:
    """The rank; equal scores share it."""
    standing = _own(ranked(listed), listed)
    return None if standing is None or standing.rank is None else Fraction(standing.rank)


def progress_of(listed: Listed) -> Fraction | None:
    """The rank among the units that rose by the places they rose."""
    before = {one.place: one.rank for one in ranked(listed.before())}
    ranks = ((one.place, before.get(one.place), one.rank) for one in ranked(listed.now()))
    risen = {place: was - now for place, was, now in ranks if was is not None and now is not None and was > now}
    own = risen.get(listed.figure.whose)
    return None if own is None else Fraction(1 + sum(places > own for places in risen.values()))


def to_next_of(listed: Listed) -> Fraction | None:
    """The points to the unit ranked next above."""
    field = ranked(listed)
    own = _own(field, listed)
    return gap_to_next(own, field) if own else None


def to_award_of(listed: Listed) -> Fraction | None:
    """The points to the next cut line of the scheme."""
    field = ranked(listed)
    own = _own(field, listed)
    ahead = line_ahead(own, listed.scheme, field) if own and listed.scheme else None
    return ahead[1] if ahead else None


def _own(field: Iterable[Standing], listed: Listed) -> Standing | None:
    return next((one for one in field if one.place == listed.figure.whose), None)


def points_of(listed: Listed) -> Fraction | None:
    """The points of one part, as they count."""
    part = part_of(listed)
    return part.points if part else None


def part_of(listed: Listed) -> Part | None:
    """The part that the figure names, as it counts."""
    if listed.scheme is None or not listed.rows:
        return None
    item, key = named_part(listed.figure, listed.scheme)
    part = part_alone(listed.scheme, item, key, listed.figure.whose, _contenders(listed, listed.scheme))
    factor = listed.values("factor", "").get(listed.figure.whose)
    return part if factor is None else replace(part, factor=factor)


def part_item(scheme: str, item: str, measure: str | None) -> str:
    """What a figure of a part is called by; `measure` is None where an item is scored as one."""
    return ":".join(filter(None, (scheme, item, measure)))


def named_part(figure: Figure, scheme: Scheme) -> tuple[Item, str]:
    """The item of a part, and its measure."""
    _, key, *measures = figure.item.split(":")
    item = next(one for one in scheme.item if one.key == key)
    return item, measures[0] if measures else item.measures[0].key


def _contenders(listed: Listed, scheme: Scheme) -> list[Contender]:
    left_out = listed.places("banned") | listed.places("outside")
    return [
        Contender(place.key, {key: _quantity(listed, place.key, key) for key in scheme.measures}, place.key in left_out)
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
    items = of_measures((key,), listed.facts)
    rows = (row for row in listed.rows if row["role_key"] in ("now", "counted") and row["place_key"] == place)
    return any(row["item"] in items for row in rows)


def _ratio(key: str, facts: Facts) -> Ratio | None:
    return next((one for one in facts.measures.ratio if one.key == key), None)


def of_measures(keys: Iterable[str], facts: Facts) -> set[str]:
    """The measures with the two indicators of every ratio among them."""
    found = set(keys)
    ratios = [ratio for key in found if (ratio := _ratio(key, facts))]
    return found | {key for ratio in ratios for key in (ratio.numerator, ratio.denominator)}
