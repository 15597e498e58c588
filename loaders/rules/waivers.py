"""Waivers in force: what the city has allowed to stand, by rule, form, unit, column and the very value."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb

from domain.dates import office_day
from loaders.reading.result import ReadReturn
from queries.store import Cursor, Store

[_FIND] = duckdb.extract_statements("""
select rule, indicator, guard, reason, author, made_at, ends_on
from waiver
where form = $form and place = $place and made_at <= $received_at and coalesce(ends_on >= $day, true)
    and record not in (select record from ending where made_at <= $received_at)
order by made_at
""")


class Waived(NamedTuple):
    """Why a rule does not count against a value, who said so and when (naive UTC), and its last day if it has one."""

    reason: str
    author: str
    made_at: datetime
    ends_on: date | None


Waivers = Mapping[tuple[str, str, Decimal], Waived]


def waivers_for(store: Store, read: ReadReturn, received_at: datetime) -> Waivers:
    """The waivers in force for a return received at `received_at` (naive UTC), by rule, column and value."""
    asked = {"form": read.form, "place": read.place, "received_at": received_at, "day": office_day(received_at)}

    def found(cursor: Cursor) -> list[tuple[Any, ...]]:
        return cursor.execute(_FIND, asked).fetchall()

    return {(rule, name, guard): Waived(*said) for rule, name, guard, *said in store.confirm(found)}
