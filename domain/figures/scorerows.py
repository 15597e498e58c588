"""Which cells a score, a rank by scores or a part of a score is made of, by its scheme."""

from collections.abc import Iterable
from fractions import Fraction

from domain.facts import Facts
from domain.figures.listing import Listed, Row
from domain.figures.named import Figure
from domain.figures.rescoring import named_part, of_measures, ranked, scored
from domain.schemes.scheme import Item, Scheme
from domain.schemes.shapes import CityShare, Efficacy

# Shapes that compare a unit with the others: a figure of any of them counts.
_COMPARING = (CityShare, Efficacy)
# What a unit may have that is in no ranking: cases counted of it, or figures that nobody asked of it.
_WITHOUT_RANK = ("counted", "no_task")


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
    return kept + extra + _outside(figure, scheme, every, comparing, facts)


def _outside(figure: Figure, scheme: Scheme, rows: list[Row], items: set[str], facts: Facts) -> list[Row]:
    """Who is in no ranking, as rows of their own for each day: what it has of the items compared sets no scale."""
    found: list[Row] = []
    for day in dict.fromkeys(row["told_by"] for row in rows):
        told = tuple(row for row in rows if row["told_by"] == day)
        having = {row["place_key"] for row in told if row["item"] in items and row["role_key"] in _WITHOUT_RANK}
        field = ranked(Listed(figure, told, facts, day, scheme)) if having else []
        for one in field:
            if one.place in having - {figure.whose} and one.status not in ("ranked", "disqualified"):
                found.append(_stated("outside", one.place, facts.sentences[f"status_{one.status}"], told[0], facts))
    return found


def _factor(figure: Figure, scheme: Scheme, rows: list[Row], facts: Facts) -> list[Row]:
    """By what the part is reweighed, as a row of its own, where what is not asked of the unit goes to the rest."""
    day = facts.seasons[figure.season].counting.last
    standing = scored(Listed(figure, tuple(rows), facts, day, scheme))
    item, _ = named_part(figure, scheme)
    factor = next((one.factor for one in standing.parts if one.item == item), Fraction(1)) if standing else Fraction(1)
    if factor == 1:
        return []
    stated = _stated("factor", figure.whose, facts.sentences["factor_label"], rows[0], facts)
    return [stated | {"value": str(factor)}]


def _stated(role: str, place: str, label: str, beside: Row, facts: Facts) -> Row:
    """A row that no cell stands for, told of the same day as the one `beside` it."""
    told = {"role_key": role, "role": facts.sentences[f"cell_{role}"], "item": "", "label": label}
    whose = {"place_key": place, "place": facts.places.keyed(place).label, "told_by": beside["told_by"]}
    return dict.fromkeys(beside) | told | whose


def _items(items: Iterable[Item], facts: Facts) -> set[str]:
    return of_measures((measure.key for item in items for measure in item.measures), facts)
