"""A score in words: the sentence of each part with its numbers, and what a shape means; the words are data."""

from decimal import Decimal
from fractions import Fraction

from domain.facts import Facts
from domain.numbers import half_up, show_number
from domain.schemes.earning import Earned
from domain.schemes.files import Measured, measured
from domain.schemes.scheme import Item
from domain.schemes.scoring import Part
from domain.schemes.shapes import Threshold

POINT_DIGITS = 2
RATE_DIGITS = 1
_FULL_AT = "full_at"
_SHARES = ("cap", "k", "slope", "most")


def part_sentence(part: Part, facts: Facts) -> str:
    """How the points of one part came about, rounded half up where they are shown: points 2, rates 1 decimal."""
    say, measure = facts.sentences, _measure(part, facts)
    if part.earned is None or part.of is None:
        return say[f"score_{part.status}"]
    words = {
        "label": measure.label,
        "unit": measure.unit,
        "actual": amount(part.actual, measure),
        "of": plain(part.of),
        "points": plain(abs(part.earned.points)),
        **_words(part.earned, measure),
    }
    told = say[f"score_{part.earned.case}"].format(**words)
    if part.factor == 1:
        return told
    return say["score_reweighed"].format(told=told, factor=plain(part.factor), points=plain(part.points))


def shape_sentence(item: Item, facts: Facts) -> str:
    """What the shape of an item means, with its own numbers, for whoever reads the scheme."""
    first = measured(facts, item.measures[0].key)
    unit = first.unit if first else ""
    shares = _SHARES if isinstance(item.shape, Threshold) else (*_SHARES, _FULL_AT)
    settings = item.shape.model_dump(exclude={"kind"})
    words = {
        name: _setting(value, name in shares, unit if name == _FULL_AT else "", facts)
        for name, value in settings.items()
    }
    return facts.sentences[f"scheme_{item.shape.kind}"].format(points=plain(Fraction(item.points)), unit=unit, **words)


def amount(value: Fraction | None, measure: Measured) -> str:
    """A figure with its unit; a ratio as a percentage; nothing is "—"."""
    if value is None:
        return show_number(None, 0)
    return _rate(value) if not measure.unit else f"{_rounded(value, measure.decimals)}{measure.unit}"


def plain(value: Fraction | None) -> str:
    """Points with at most 2 decimals, none that are 0; nothing is "—"."""
    if value is None:
        return show_number(None, 0)
    told = _rounded(value, POINT_DIGITS)
    return told.rstrip("0").rstrip(".")


def _words(earned: Earned, measure: Measured) -> dict[str, str]:
    amounts = {name: amount(value, measure) for name, value in earned.amounts.items()}
    shares = {name: _rate(value) for name, value in earned.shares.items()}
    return amounts | shares | {name: plain(value) for name, value in earned.counts.items()}


def _measure(part: Part, facts: Facts) -> Measured:
    found = measured(facts, part.measures[0])
    assert found is not None
    return found


def _setting(value: Decimal | str, is_share: bool, unit: str, facts: Facts) -> str:
    """One setting of a shape: a target by its name, a share of 1 as a percentage, a number with its unit."""
    if isinstance(value, str):
        return facts.terms[f"{value}_target"]
    return f"{plain(Fraction(value) * 100)}%" if is_share else f"{plain(Fraction(value))}{unit}"


def _rate(value: Fraction) -> str:
    return f"{_rounded(value * 100, RATE_DIGITS)}%"


def _rounded(value: Fraction, digits: int) -> str:
    return show_number(half_up(value.numerator, value.denominator, digits), digits)
