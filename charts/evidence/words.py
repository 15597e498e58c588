"""What a figure is called, counted in and shown as, and the clause that says what it means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from charts.departments.words import least_words
from charts.evidence.figured import show
from domain.facts import Facts
from domain.figures.named import Figure
from domain.indicators import Ratio
from domain.numbers import cut, show_as_written, show_number, show_rate
from domain.records import Source
from domain.schemes.files import measured, schemes_in
from domain.schemes.telling import POINT_DIGITS


@dataclass(frozen=True)
class Meaning:
    """The label of what a figure is of, its unit, its definition and clause."""

    label: str
    unit: str
    definition: str
    source: Source


def meaning(made: Figure, facts: Facts) -> Meaning:
    """What is known of the item of a figure."""
    return _MEANINGS[made.made.of](made, facts)


def whose(made: Figure, facts: Facts) -> str:
    """The unit, or what projects share."""
    kind, group = made.group
    if not kind:
        return facts.reporters.called(made.whose).label
    say = facts.sentences
    none = {"chain": say["no_chain"], "loose": say["no_industry"], "year": "", "link": ""}[kind]
    named = say["signed_in_year"].format(year=group) if kind == "year" else group or none
    if kind == "link":
        chain, _, link = group.partition("|")
        named = f"{chain}·{link or say['no_listed_link']}"
    if kind == "loose":
        named = f"{named}　{say['no_listed_chain']}"
    return f"{facts.reporters.called(made.unit).label}　{named}" if made.unit else named


def shown(made: Figure, value: Fraction, facts: Facts) -> str:
    """The exact figure as people read it, rounded once."""
    if made.made.gathered == "score":
        return show_number(cut(value), 0 if made.made.basis else POINT_DIGITS)
    if made.made.of in ("indicator", "band"):
        return show(made.measure, cut(value), facts.indicators[made.item], facts)
    return show_rate(cut(value)) if made.measure.endswith(("_rate", "_completion")) else show_as_written(cut(value))


def figure_name(made: Figure, facts: Facts) -> str:
    """What the figure says of its item, as it is told apart from those beside it."""
    return facts.sentences[f"stepped_{made.item}" if made.made.of == "step" else f"measure_{made.measure}"]


def ratio_of(made: Figure, facts: Facts) -> Ratio:
    """The follow-through ratio that a figure names."""
    return next(one for one in facts.measures.ratio if one.key == made.item)


def _indicator(made: Figure, facts: Facts) -> Meaning:
    one = facts.indicators[made.item]
    return Meaning(one.label, one.unit, one.definition, one.source)


def _ratio(made: Figure, facts: Facts) -> Meaning:
    one = ratio_of(made, facts)
    key = one.denominator if made.measure.endswith("_whole") else one.numerator
    return Meaning(one.label, facts.indicators[key].unit, one.definition, one.source)


def _step(made: Figure, facts: Facts) -> Meaning:
    say, of_money = facts.sentences, made.item in ("signed_money", "funds")
    definition = say["stepped_money" if of_money else "stepped_count"]
    unit = say["unit_money" if of_money else "unit_project"]
    return Meaning(say[f"stepped_{made.item}"], unit, definition, facts.measures.cohort.source)


def _task(made: Figure, facts: Facts) -> Meaning:
    label, least = made.task
    one = next(task for task in facts.departments.task if task.label == label)
    bound = least_words({"least": least}, facts)
    definition = facts.sentences["task_means"]
    return Meaning(f"{label}{bound and f'（{bound}）'}", one.unit, definition, facts.departments.source)


def _kind(made: Figure, facts: Facts) -> Meaning:
    known = facts.key_enterprises
    held = [one for one in known.category if made.item in (one.key, one.topic)]
    if not held:
        one = facts.indicators[known.all_indicator]
        return Meaning(known.all_label, one.unit, one.definition, one.source)
    topic = next((one for one in known.topic if one.key == made.item), None)
    label, source = (topic.label, topic.source) if topic else (held[0].label, held[0].source)
    means = "".join(one.definition for one in held) + facts.sentences["firms_mean"]
    return Meaning(label, facts.indicators[held[0].indicator].unit, means, source)


def _scheme(made: Figure, facts: Facts) -> Meaning:
    """The newest version known with the facts; the one in force is told with the cells."""
    scheme = schemes_in(facts).named(made.scheme)
    assert scheme is not None
    return Meaning(scheme.label, facts.sentences["unit_points"], facts.sentences["score_means"], scheme.source)


def _part(made: Figure, facts: Facts) -> Meaning:
    whole = _scheme(made, facts)
    known = measured(facts, made.item.rpartition(":")[2])
    return replace(whole, label=f"{whole.label}　{known.label}") if known else whole


_MEANINGS: dict[str, Callable[[Figure, Facts], Meaning]] = {
    "indicator": _indicator,
    "band": _indicator,
    "ratio": _ratio,
    "step": _step,
    "task": _task,
    "kind": _kind,
    "scheme": _scheme,
    "part": _part,
}
