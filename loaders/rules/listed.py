"""What a list of chains leaves out that projects were put under: told at its first row, the projects stay counted."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import duckdb

from domain.chains.listed import comparable
from domain.facts import Facts
from domain.findings import Finding
from loaders.reading.result import ReadReturn
from loaders.rules.rows import Rows
from queries.store import Cursor, Store

[_CONFIRMED] = duckdb.extract_statements("""
select chain, link, count(*) from confirmed_as_of($day, $moment) where holds group by chain, link order by chain, link
""")
_CHAIN, _LINK = "chain", "link"


def links_left_out(read: ReadReturn, received_at: datetime, store: Store, facts: Facts) -> Iterator[Finding]:
    """A finding for each link that projects were confirmed in as known at `received_at` and the list does not hold."""
    rows, day = Rows(read), read.period_end
    if not rows.height or day is None:
        return

    def confirmed(cursor: Cursor) -> list[tuple[str, str, int]]:
        return cursor.execute(_CONFIRMED, {"day": day, "moment": received_at}).fetchall()

    listed = Counter(zip(map(comparable, _said(rows, _CHAIN)), map(comparable, _said(rows, _LINK)), strict=True))
    sheet, cell = rows.place_of(_LINK, 0)
    for chain, link, projects in store.confirm(confirmed):
        if (comparable(chain), comparable(link)) not in listed:
            words = {"read": f"{chain}·{link}", "wanted": str(projects)}
            yield facts.finding("list.left_out", sheet=sheet, cell=cell, **words)


def _said(rows: Rows, name: str) -> list[str]:
    return [text or "" for text in rows.texts(name)]
