"""What a figure is of: its label, its unit, its definition and the clause that says so."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from charts.departments.words import least_words
from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.facts import Facts
from domain.figures.gapping import COVERED, LISTED
from domain.figures.named import Figure
from domain.projects.pipeline import pipeline_in
from domain.records import Source
from domain.schemes.files import measured, schemes_in


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


def _indicator(made: Figure, facts: Facts) -> Meaning:
    one = facts.indicators[made.item]
    return Meaning(one.label, one.unit, one.definition, one.source)


def _ratio(made: Figure, facts: Facts) -> Meaning:
    one = made.ratio(facts)
    key = one.denominator if made.measure.endswith("_whole") else one.numerator
    return Meaning(one.label, facts.indicators[key].unit, one.definition, one.source)


def _step(made: Figure, facts: Facts) -> Meaning:
    say, of_money = facts.sentences, made.item in ("signed_money", "funds")
    if made.measure == "region_share":
        return Meaning(say[f"stepped_{made.item}"], "", say["region_share_means"], regions_in(facts).words_source)
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


def _gap(made: Figure, facts: Facts) -> Meaning:
    say, known = facts.sentences, gaps_in(facts)
    states = {state.key: state.label for state in known.state}
    label = states.get(made.item) or say[{LISTED: "gap_listed", COVERED: "gaps_covered"}[made.item]]
    if made.measure == "gap_landed":
        return Meaning(say["gap_landed_label"].format(state=label), say["unit_project"], say["gap_means"], known.source)
    unit = "" if made.measure == "gap_rate" else say["unit_link"]
    return Meaning(label, unit, say["gap_means"], known.source)


def _pace(made: Figure, facts: Facts) -> Meaning:
    say, known, (step, after) = facts.sentences, pipeline_in(facts), made.awaited
    label = known.labels[step] if after is None else say["pace_after"].format(step=known.labels[step], days=after)
    if made.talked:
        unit = say["unit_money"] if made.measure.endswith("_money") else say["unit_project"]
        return Meaning(label, unit, say["talk_means"], known.talks_source)
    waits = made.measure.startswith("wait_") or made.measure == "pace_median"
    unit = say["unit_money"] if made.measure.endswith("_money") else say["unit_project"]
    means, source = ("wait_means", known.waiting_source) if waits else ("pace_means", known.days_source)
    return Meaning(label, unit, say[means], source)


def _talk(made: Figure, facts: Facts) -> Meaning:
    say, source = facts.sentences, pipeline_in(facts).talks_source
    unit = {"talks": "unit_project", "talks_money": "unit_money"}.get(made.measure)
    return Meaning(say["talks_title"], say[unit] if unit else "", say["talks_mean"], source)


def _season(_made: Figure, facts: Facts) -> Meaning:
    say = facts.sentences
    return Meaning(say["every_indicator"], "", say["lights_mean"], facts.measures.pace_source)


_MEANINGS: dict[str, Callable[[Figure, Facts], Meaning]] = {
    "indicator": _indicator,
    "band": _indicator,
    "ratio": _ratio,
    "step": _step,
    "task": _task,
    "kind": _kind,
    "scheme": _scheme,
    "part": _part,
    "gap": _gap,
    "pace": _pace,
    "talk": _talk,
    "season": _season,
}
