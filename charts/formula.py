"""How a figure is made, with its numbers in it; the words are data, the numbers those of the cells listed."""

from decimal import Decimal
from fractions import Fraction

from charts.figured import show
from charts.markup import figure
from domain.facts import Facts
from domain.figures import Figure
from domain.indicators import Indicator, Ratio
from domain.listing import Listed
from domain.numbers import DASH, show_as_written, show_rate
from domain.recomputing import recomputed
from domain.recounting import followed, reported

_RATIO_DIGITS = 18


def title(made: Figure, facts: Facts) -> str:
    """Whose figure it is, and of what."""
    kind, group = made.group
    if kind:
        named = facts.sentences["signed_in_year"].format(year=group) if kind == "year" else group
        whose = named or facts.sentences["no_chain"]
    else:
        whose = facts.places.keyed(made.whose).label
    return f"{whose}　{ratio_of(made, facts).label if made.made.of == 'ratio' else facts.indicators[made.item].label}"


def result(listed: Listed) -> str:
    """The figure made again from its cells, as people read it; "—" where there is none."""
    made, value = listed.figure, recomputed(listed.figure, listed.rows, listed.facts, listed.day)
    if value is None:
        return DASH
    if made.made.of != "ratio":
        return show(made.measure, cut(value), listed.facts.indicators[made.item], listed.facts)
    if made.measure.endswith("_rate"):
        return show_rate(cut(value))
    return show_as_written(cut(value))


def formula(listed: Listed) -> str:
    """The formula of the figure with the numbers that stand in its cells."""
    made = listed.figure
    words = _of_ratio(listed) if made.made.of == "ratio" else _of_indicator(listed)
    shown = result(listed)
    ahead = int(shown) - 1 if made.made.basis and shown.isdecimal() else DASH
    told = {"result": shown, "ahead": ahead, "lines": len(listed.projects())}
    return listed.facts.sentences[f"formula_{made.measure}"].format(**words | told)


def ratio_of(made: Figure, facts: Facts) -> Ratio:
    """The follow-through ratio that a figure names."""
    return next(one for one in facts.measures.ratio if one.key == made.item)


def cut(value: Fraction) -> Decimal:
    """An exact figure as the ledger keeps shares: cut off behind 18 decimals."""
    cut_off = abs(value.numerator) * 10**_RATIO_DIGITS // value.denominator
    return Decimal(cut_off if value >= 0 else -cut_off).scaleb(-_RATIO_DIGITS)


def _of_indicator(listed: Listed) -> dict[str, str]:
    made, indicator = listed.figure, listed.facts.indicators[listed.figure.item]
    level = made.made.levels[0] if made.made.levels else ""
    gone, whole = listed.facts.seasons[made.season].gone(listed.day)
    roles = {"now": "now", "earlier": "earlier", "target": level}
    told = {name: _summed(listed, role, indicator) for name, role in roles.items() if role}
    return told | {"unit": indicator.unit, "gone": str(gone), "whole": str(whole)}


def _summed(listed: Listed, role: str, indicator: Indicator) -> str:
    """One number, or how many were added up and what they come to."""
    made, values = listed.figure, listed.values(role, listed.figure.item)
    if not values or made.made.basis:
        return DASH
    among = listed.values("now", made.item) if role == "earlier" else None
    total = listed.total(role, made.item, among)
    shown = figure(None if total is None else cut(total), indicator, listed.facts)
    if made.whose in values:
        return shown
    count = len(values if among is None else values.keys() & among.keys())
    return listed.facts.sentences["formula_sum"].format(count=count, sum=shown)


def _of_ratio(listed: Listed) -> dict[str, str]:
    ratio = ratio_of(listed.figure, listed.facts)
    part, whole = followed(listed) if listed.figure.made.gathered == "cohort" else reported(listed)
    key = ratio.denominator if listed.figure.measure.endswith("_whole") else ratio.numerator
    return {
        "part": show_as_written(None if part is None else cut(part)),
        "of": show_as_written(None if whole is None else cut(whole)),
        "unit": listed.facts.indicators[key].unit,
    }
