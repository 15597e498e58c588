"""Which cells a score, a rank by scores or a part of a score is made of, by its scheme."""

from collections.abc import Iterable
from fractions import Fraction

from domain.facts import Facts
from domain.figures.listing import Listed, Row
from domain.figures.named import Figure
from domain.figures.rescoring import named_part, of_measures, scored
from domain.schemes.scheme import Item, Scheme
from domain.schemes.shapes import CityShare, Efficacy

# Shapes that compare a unit with the others: a figure of any of them counts.
_COMPARING = (CityShare, Efficacy)


def rows_for(figure: Figure, scheme: Scheme, rows: Iterable[Row], facts: Facts) -> list[Row]:
    """Of all rows of a season those that the figure would change with, and who is not ranked."""
    every = list(rows)
    own = _items(scheme.item, facts)
    if figure.made.basis:
        return [row for row in every if row["item"] in own or row["role_key"] == "banned"]
    extra: list[Row] = []
    items = scheme.item
    if figure.made.of == "part":
        item, key = named_part(figure, scheme)
        items, own = (item,), _items((item,), facts) if item.together else of_measures((key,), facts)
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
    item, _ = named_part(figure, scheme)
    factor = next((one.factor for one in standing.parts if one.item == item), Fraction(1)) if standing else Fraction(1)
    if factor == 1:
        return []
    told = {"role_key": "factor", "place_key": figure.whose, "item": "", "value": str(factor)}
    say, place = facts.sentences, facts.places.keyed(figure.whose).label
    return [dict.fromkeys(rows[0]) | told | {"role": say["cell_factor"], "place": place, "label": say["factor_label"]}]


def _items(items: Iterable[Item], facts: Facts) -> set[str]:
    return of_measures((measure.key for item in items for measure in item.measures), facts)
