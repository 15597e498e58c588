"""What is said of the landed key enterprises: how many and of which kinds, who has most, what is silent or unproved."""

from datetime import date
from decimal import Decimal

import polars as pl

from charts.markup import Row
from domain.dates import show_day
from domain.enterprises import ALL_KINDS, exact_name
from domain.facts import Facts
from domain.numbers import show_number
from domain.reviews import STATES, State, Use
from domain.saying import fill, run, said


def enterprises_sentence(counted: pl.DataFrame, day: date, facts: Facts) -> str:
    """The conclusion of 重点企业; `counted` is enterprises/by_place."""
    say = facts.sentences
    rows = counted.rows(named=True)
    overall = [row for row in rows if row["kind_key"] == ALL_KINDS]
    told = [row for row in overall if row["enterprises"] is not None]
    if not any(row["shape_key"] for row in overall):
        return say["firms_silent"].format(day=show_day(day))
    city = facts.places.city.key
    parts = [
        fill(say["firms_all"], day=show_day(day), count=said(whole(total(told)), "firms", ALL_KINDS, city)),
        _topics(rows, facts),
        _most(told, facts),
    ]
    parts += [_shapes(overall, facts), _silent(overall, facts), _unproved(overall, facts)]
    return run(parts, "；", "。")


def total(rows: list[Row]) -> Decimal:
    """What the units' counts come to; what is not told counts nothing."""
    return sum((Decimal(row["enterprises"]) for row in rows if row["enterprises"] is not None), Decimal(0))


def whole(value: Decimal | None) -> str:
    """A count as it is shown; nothing is "—"."""
    return show_number(value, 0)


def _topics(rows: list[Row], facts: Facts) -> str:
    topics: list[str] = []
    for topic in facts.key_enterprises.topic:
        mine = [row for row in rows if row["kind_key"] == topic.key]
        if count := total(mine):
            shown = said(whole(count), "firms", topic.key, facts.places.city.key)
            topics.append(run([topic.short, shown, mine[0]["unit"]]))
    return fill(facts.sentences["firms_topics"], topics=run(topics, "、")) if topics else ""


def _most(told: list[Row], facts: Facts) -> str:
    most = max((row["enterprises"] for row in told), default=None)
    if not most:
        return ""
    first = [row for row in told if row["enterprises"] == most]
    each = "各" if len(first) > 1 else ""
    count = said(whole(most), "firms", ALL_KINDS, first[0]["place_key"])
    places = "、".join(row["short"] for row in first)
    return fill(facts.sentences["firms_most"], places=places, each=each, count=count)


def _shapes(overall: list[Row], facts: Facts) -> str:
    lists, counts = (sum(row["shape_key"] == shape for row in overall) for shape in ("list", "counts"))
    return facts.sentences["firms_shapes" if counts else "firms_lists"].format(lists=lists, counts=counts)


def _silent(overall: list[Row], facts: Facts) -> str:
    silent = [row["short"] for row in overall if row["shape_key"] is None]
    return facts.sentences["firms_not_reported"].format(places="、".join(silent)) if silent else ""


def _unproved(overall: list[Row], facts: Facts) -> str:
    lacking = sum(row["enterprises"] - row["evidenced"] for row in overall if row["evidenced"] is not None)
    return facts.sentences["firms_unproved"].format(count=whole(lacking)) if lacking else ""


def named_sentence(named: pl.DataFrame, facts: Facts) -> str:
    """What the lists hold together; `named` is enterprises/as_of."""
    if named.is_empty():
        return facts.sentences["firms_no_list"]
    firms = {(row["place_key"], exact_name(row["firm"])) for row in named.iter_rows(named=True)}
    contract = show_number(sum(filter(None, named["contract"].to_list()), Decimal(0)), 2)
    places = "、".join(named["place"].unique(maintain_order=True).to_list())
    return facts.sentences["firms_listed"].format(places=places, firms=len(firms), rows=named.height, contract=contract)


def counts_told(use: Use, facts: Facts) -> str:
    """In which states of their reviews key enterprises count in a use, topics that differ named."""
    say = facts.sentences
    apart = [
        say["reviews_counts_topic"].format(topics=topic.short, counts=_states_told(use.topics[topic.key], facts))
        for topic in facts.key_enterprises.topic
        if topic.key in use.topics
    ]
    return _states_told(use.states, facts) + "".join(apart)


def _states_told(states: tuple[State, ...], facts: Facts) -> str:
    say = facts.sentences
    if set(states) == set(STATES):
        return say["reviews_counts_all"]
    return say["reviews_counts_some"].format(states="、".join(say[f"state_{one}"] for one in STATES if one in states))
