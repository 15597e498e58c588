"""The return before: the last accepted one of the same form and unit for an earlier period, asked once a return."""

from datetime import datetime, timedelta
from typing import Any

import duckdb

from loaders.reading.result import ReadReturn
from loaders.rules.rows import Earlier, EarlierFigure
from queries.store import Cursor, Store

[_FIND] = duckdb.extract_statements("""
with latest as (
    select period, submission
    from returns_known($season, $day_before, $received_at)
    where form = $form and place = $place
    order by period_end desc, received_at desc, submission desc
    limit 1
)
select latest.period, submission.receipt, reported.indicator, coalesce(corrected.value, reported.value), reported.cell
from latest
join submission on submission.submission = latest.submission
join reported_value as reported on reported.submission = latest.submission
left join corrections_as_of($season, $day_before, $received_at) as corrected
    on corrected.form = submission.form and corrected.place = submission.place
    and corrected.period = latest.period and corrected.indicator = reported.indicator
    and corrected.guard = reported.value
""")


def earlier_return(store: Store, read: ReadReturn, received_at: datetime) -> Earlier | None:
    """What stood before a recognised return received at `received_at` (naive UTC); None for the first of its unit."""
    assert read.period_end is not None
    asked = {
        "season": read.season,
        "form": read.form,
        "place": read.place,
        "day_before": read.period_end - timedelta(days=1),
        "received_at": received_at,
    }

    def found(cursor: Cursor) -> list[tuple[Any, ...]]:
        return cursor.execute(_FIND, asked).fetchall()

    rows = store.write(found)
    if not rows:
        return None
    period, receipt, *_ = rows[0]
    return Earlier(period, receipt, {name: EarlierFigure(value, cell) for _, _, name, value, cell in rows})
