"""The states and tasks of links, what feeds what, and the regions investors come from, as rows."""

from collections.abc import Iterable

from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.enterprises import AND
from domain.facts import Facts

# `ordinal` is the order of the file, from 1; `gap_bound` is one row.
COLUMNS = {
    "gap_state": "ordinal integer; state varchar; label varchar; least_signed integer; least_landed integer;"
    " least_places integer; covered boolean",
    "gap_task": "ordinal integer; task varchar; label varchar; states varchar; stages varchar; begun boolean",
    "gap_feed": "stage varchar; feeds varchar",
    "gap_bound": "bottleneck_over decimal(18, 8); competing_places integer; founded_landed integer",
    "leading_word": "category varchar; word varchar",
    "region": "ordinal integer; region varchar; label varchar; unknown boolean",
    "region_word": "region varchar; word varchar; letters integer; dropped varchar",
}


def gap_tables(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of those tables."""
    gaps, regions = gaps_in(facts), regions_in(facts)
    leading = ((one.key, one.label) for one in facts.key_enterprises.category if one.key == gaps.leader)
    [founded] = (state.landed for state in gaps.state if state.key == gaps.founded)
    return {
        "gap_state": (
            (n, one.key, one.label, one.signed, one.landed, one.places, one.covered)
            for n, one in enumerate(gaps.state, 1)
        ),
        "gap_task": (
            (n, one.key, one.label, AND.join(one.states), AND.join(one.stages) or None, one.begun)
            for n, one in enumerate(gaps.task, 1)
        ),
        "gap_feed": ((stage, fed) for stage, feeds in gaps.bottleneck.feeds.items() for fed in feeds),
        "gap_bound": ((gaps.bottleneck.over, gaps.competition.places, founded),),
        "leading_word": leading,
        "region": ((n, one.key, one.label, one is regions.unknown) for n, one in enumerate(regions.every, 1)),
        "region_word": ((one.key, word, len(word), regions.dropped) for one in regions.region for word in one.words),
    }
