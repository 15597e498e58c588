"""The 取数编号 of figures, written and read."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.enterprises import ALL_KINDS
from domain.errors import UsageError
from domain.facts import Facts
from domain.figures.gapping import COVERED, LISTED
from domain.figures.lagging import EVERY
from domain.figures.measures import MEASURES
from domain.figures.named import FROM_REGION, Figure
from domain.figures.recounting import CHAINS
from domain.figures.seeking import STEPS
from domain.figures.talking import OPEN
from domain.projects.pipeline import pipeline_in
from domain.schemes.files import schemes_in

_AFTER = ("wait_share", "wait_at_risk", "wait_came", "wait_unseen")
# What is only told of a chain or a link of it.
_OF_LINKS = ("gap", "talk")
_BOUND = re.compile(r"\d+(\.\d+)?")


def figure_id(measure: str, season: str, item: str, whose: str) -> str:
    """The 取数编号 of a figure."""
    return str(Figure(measure, season, item, whose))


def read_figure(text: str, facts: Facts) -> Figure:
    """The figure that a 取数编号 names; UsageError, in Chinese, where it names none."""
    parts = text.split("/", 3)
    if len(parts) == 4:
        measure, _, day = parts[0].partition("@")
        figure = Figure(measure, parts[1], parts[2], parts[3], _day(day))
        known = figure.measure in MEASURES and figure.season in facts.seasons
        if known and str(figure) == text and _known(figure, facts):
            return figure
    raise UsageError(f"没有“{text}”这个取数编号；写法：量/考核期/项目/单位，如 {_example(facts)}。")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _known(figure: Figure, facts: Facts) -> bool:
    units = {place.key for place in (*facts.places.place, facts.places.city)}
    departments = {one.key for one in facts.departments.department}
    grouped = figure.group[0] in _groups(figure) and figure.unit in units | {""}
    mine = departments if figure.made.of == "task" else units
    if figure.made.dated != (figure.on is not None):
        return False
    if figure.made.gathered == "slot" or figure.made.of == "season":
        units.discard(facts.places.city.key)
    if figure.made.basis == "followed":
        return _names_its_item(figure, facts) and figure.group[0] == "chain"
    if figure.region and figure.region[0] not in {one.key for one in regions_in(facts).every}:
        return False
    of_unit = figure.whose in mine and figure.made.of not in _OF_LINKS and figure.measure not in CHAINS
    return _names_its_item(figure, facts) and (grouped or of_unit)


def _groups(figure: Figure) -> tuple[str, ...]:
    """What the projects may share that the figure is counted of."""
    if figure.made.gathered != "cohort":
        return ()
    if figure.made.of == "gap":
        return ("link",) if figure.measure == "gap_landed" else ("links",)
    if figure.made.of == "talk":
        return ("link",)
    if figure.measure in CHAINS:
        return ("ranked",)
    if figure.made.of == "pace":
        return ("chain", "unlisted") if figure.talked else ("chain", "ranked", "unlisted", "quarter")
    if figure.measure == "region_share":
        return FROM_REGION if figure.region and "|" in figure.group[1] else ()
    return ("chain", "link", "loose", "ranked", "year", *(FROM_REGION if figure.measure == "stepped" else ()))


def _names_its_item(figure: Figure, facts: Facts) -> bool:
    known = facts.key_enterprises
    items: Mapping[str, Collection[str]] = {
        "indicator": facts.indicators.keys(),
        "ratio": {ratio.key for ratio in facts.measures.ratio},
        "band": {one.key for one in facts.indicators.values() if one.band},
        "step": STEPS.keys(),
        "gap": {LISTED, COVERED, *(state.key for state in gaps_in(facts).state)},
        "talk": {OPEN},
        "season": {EVERY},
        "kind": {ALL_KINDS, *(one.key for one in known.topic), *(one.key for one in known.category)},
        "task": {task.label for task in facts.departments.task},
    }
    if figure.made.gathered == "score":
        return _names_a_score(figure, facts)
    if figure.made.of == "pace":
        step, after = figure.awaited
        return step in pipeline_in(facts).labels and (after is not None) == figure.measure.startswith(_AFTER)
    label, _, least = figure.item.partition(":")
    if figure.made.of != "task" or not least:
        return label in items[figure.made.of] and label == figure.item
    return label in items["task"] and bool(_BOUND.fullmatch(least))


def _names_a_score(figure: Figure, facts: Facts) -> bool:
    """Whether a scheme is known; which parts it has is known of a version only."""
    scheme = schemes_in(facts).named(figure.scheme)
    known = scheme is not None and scheme.key == figure.scheme and scheme.season == figure.season
    return known and (":" in figure.item) == (figure.made.of == "part") and figure.whose != facts.places.city.key


def _example(facts: Facts) -> str:
    indicator, season = next(iter(facts.indicators)), next(iter(facts.seasons))
    return figure_id("actual", season, indicator, facts.places.place[0].key)
