"""What a list or its counts are held against: the season's window, and the other shape the unit sent for the slot."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb

from domain.enterprises import KeyEnterprises
from domain.facts import Facts
from domain.seasons import Season, Span
from loaders.reading.result import ReadReturn
from queries.store import Cursor, Store

[_FIND] = duckdb.extract_statements("""
select known.form, known.period, submission.receipt, known.submission
from returns_known($season, $last, $moment) as known
join submission on submission.submission = known.submission
join shape as mine on mine.shape = $form
join shape as theirs on theirs.form = mine.form and theirs.shape = known.form
where known.place = $place and known.form <> $form and known.period_end >= $first
order by known.period_end desc, known.received_at desc, known.submission desc
limit 1
""")
[_FIGURES] = duckdb.extract_statements("select indicator, value from reported_value where submission = $submission")
[_NAMED] = duckdb.extract_statements(
    "select firm, project, categories from key_enterprise where submission = $submission"
)


class Twin(NamedTuple):
    """The other shape for the same slot: its form's label, period and receipt, how many of each kind by indicator."""

    label: str
    period: str
    receipt: str
    counts: Mapping[str, Decimal | None]


class Listing(NamedTuple):
    """The last day a return speaks of, the counting window of its season, what counts of a list, the other shape.

    `labels` are what every kind is called, by indicator.
    """

    told_of: date
    window: Span
    kinds: KeyEnterprises
    labels: Mapping[str, str]
    twin: Twin | None


def listing_beside(store: Store, read: ReadReturn, received_at: datetime, facts: Facts) -> Listing | None:
    """What is known beside a recognised return of a season at `received_at` (naive UTC)."""
    season = facts.seasons.get(read.season or "")
    if season is None or read.period_end is None:
        return None
    known = facts.key_enterprises
    labels = {key: facts.indicators[key].label for key in known.indicators}
    twin = _twin(store, read, received_at, season, facts)
    return Listing(read.period_end, season.counting, known, labels, twin)


def _twin(store: Store, read: ReadReturn, received_at: datetime, season: Season, facts: Facts) -> Twin | None:
    assert read.form is not None
    assert read.period_end is not None
    slot = season.slot(read.period_end, facts.forms[read.form].rhythm)
    asked = {"season": read.season, "form": read.form, "place": read.place, "moment": received_at}
    span = {"first": slot.first, "last": slot.last}
    found = store.confirm(lambda cursor: _rows(cursor, _FIND, asked | span))
    if not found:
        return None
    form, period, receipt, submission = found[0]
    listed = facts.forms[form].register_table == facts.key_enterprises.register_table
    rows = store.confirm(lambda cursor: _rows(cursor, _NAMED if listed else _FIGURES, {"submission": submission}))
    counts = {name: Decimal(held) for name, held in facts.key_enterprises.count(rows).items()} if listed else dict(rows)
    return Twin(facts.forms[form].label, period, receipt, counts)


def _rows(cursor: Cursor, statement: duckdb.Statement, asked: dict[str, Any]) -> list[Any]:
    return cursor.execute(statement, asked).fetchall()
