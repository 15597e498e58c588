"""How indicators and projects are judged, as rows: ratios asked for, steps, bands, levels, lights."""

from collections.abc import Iterable, Iterator

from domain.enterprises import AND
from domain.facts import Facts
from domain.projects.pipeline import SIGNED_PROJECTS, TERMINATED, pipeline_in

# `ordinal` is the order of the data file, from 1; `below` is where the band or the light above begins; `days` are
# columns of the ledger in one text, set apart by 、, `before` the step that is waited from, `told_by` the
# register that tells of it.
COLUMNS = {
    "follow_through": "season varchar; ordinal integer; ratio varchar; label varchar; numerator varchar;"
    " denominator varchar; counted varchar; target decimal(38, 18)",
    "cohort": "since date; terminated varchar",
    "stage": "state varchar; reached varchar; landed boolean",
    "pipeline_step": "ordinal integer; step varchar; label varchar; days varchar; state varchar; before varchar;"
    " told_by varchar",
    "talk_state": "state varchar; reached varchar",
    "band": "indicator varchar; least decimal(18, 8); below decimal(18, 8)",
    "level": "level varchar; label varchar",
    "light": "light varchar; label varchar; least_lead decimal(18, 8); below decimal(18, 8)",
}


def measure_tables(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of those tables."""
    measures = facts.measures
    return {
        "follow_through": _follow_through(facts),
        "cohort": ((c.since, c.terminated) for c in (measures.cohort,)),
        "stage": ((one.state, one.reached, one.landed) for one in measures.stage),
        "pipeline_step": _pipeline(facts),
        "talk_state": pipeline_in(facts).talks.states.items(),
        "band": ((i.key, i.band.least, i.band.below) for i in facts.indicators.values() if i.band),
        "level": ((level.key, level.label) for level in measures.level),
        "light": _lights(facts),
    }


def _follow_through(facts: Facts) -> Iterator[tuple[object, ...]]:
    shares = {(target.season, target.ratio): target.share for target in facts.ratio_targets}
    for season in dict.fromkeys(season for season, _ in shares):
        for n, ratio in enumerate(facts.measures.ratio, 1):
            share = shares.get((season, ratio.key))
            yield season, n, ratio.key, ratio.label, ratio.numerator, ratio.denominator, ratio.counted, share


def _pipeline(facts: Facts) -> Iterator[tuple[object, ...]]:
    """The steps in order, then the end, which nobody waits for."""
    pipeline = pipeline_in(facts)
    before = None
    for n, step in enumerate(pipeline.step, 1):
        yield n, step.key, step.label, AND.join(step.days) or None, step.state, before, step.told_by
        before = step.key if step.told else None
    end = pipeline.terminated
    yield len(pipeline.step) + 1, TERMINATED, end.label, None, end.state, None, SIGNED_PROJECTS


def _lights(facts: Facts) -> Iterator[tuple[object, ...]]:
    above = None
    for light in facts.measures.light:
        yield light.key, light.label, light.least_lead, above
        above = light.least_lead
