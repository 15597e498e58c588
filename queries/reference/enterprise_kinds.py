"""The kinds of key enterprises as rows: every category, topic and all of them; which states of a review count."""

from collections.abc import Iterable, Iterator

from domain.enterprises import ALL_KINDS, KeyEnterprises
from domain.facts import Facts
from domain.reviews import State, reviews_in

COLUMNS = {
    "enterprise_kind": "ordinal integer; kind varchar; label varchar; level varchar; topic varchar; unit varchar;"
    " counts varchar; ranked boolean; indicator varchar",
    "enterprise_word": "kind varchar; word varchar",
    "counting_state": "used_in varchar; category varchar; state varchar",
}


def enterprise_tables(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of those tables."""
    return {
        "enterprise_kind": kinds(facts),
        "enterprise_word": _words(facts),
        "counting_state": _counting_states(facts),
    }


def kinds(facts: Facts) -> Iterator[tuple[object, ...]]:
    """(ordinal, kind, label, level, topic, unit, counts, ranked, indicator): a topic stands before its categories."""
    known = facts.key_enterprises
    return ((n, *kind) for n, kind in enumerate(_kinds(known, facts), 1))


def _kinds(known: KeyEnterprises, facts: Facts) -> Iterator[tuple[object, ...]]:
    for topic in known.topic:
        of_topic = known.of(topic)
        indicator = topic.indicator or of_topic[0].indicator
        unit, counts = facts.indicators[indicator].unit, of_topic[0].counts
        yield topic.key, topic.label, "topic", topic.key, unit, counts, topic.ranked, indicator
        for one in of_topic:
            told = facts.indicators[one.indicator].unit
            yield one.key, one.label, "category", topic.key, told, one.counts, False, one.indicator
    unit = facts.indicators[known.all_indicator].unit
    yield ALL_KINDS, known.all_label, "all", None, unit, "firms", False, known.all_indicator


def _words(facts: Facts) -> Iterator[tuple[str, str]]:
    """(kind, word): every word of a list with each kind it counts for."""
    for category in facts.key_enterprises.category:
        for kind in (category.key, category.topic, ALL_KINDS):
            yield kind, category.label


def _counting_states(facts: Facts) -> Iterator[tuple[str, str, State]]:
    """(use, category, state): in which states what is declared in a category counts in a figure."""
    for key, use in reviews_in(facts).uses.items():
        for category in facts.key_enterprises.category:
            for state in use.counted(category):
                yield key, category.key, state
