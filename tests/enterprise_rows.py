"""Lists of landed key enterprises put straight into a ledger."""

from collections.abc import Mapping, Sequence

from queries.store import Cursor, Store
from tests.ledger_rows import Row, put, put_columns

LIST, COUNTS = "season-3/key-enterprises", "season-3/key-enterprise-counts"


def put_firms(store: Store, place: str, period: str, firms: Sequence[Mapping[str, object]]) -> str:
    """Store a list with a row for each firm, from line 8 on, by the fields of the form; its submission."""
    [submission] = put(store, Row(place, period, season="3", form=LIST))

    def add(cursor: Cursor) -> None:
        for nth, firm in enumerate(firms):
            told = {"submission": submission, "row_number": nth + 1, "sheet": "Sheet1", "line": 8 + nth, **firm}
            names, marks = ", ".join(told), ", ".join(f"${name}" for name in told)
            cursor.execute(f"insert into key_enterprise ({names}) values ({marks})", told)
        put_columns(cursor, submission, [str(column.field) for column in store.facts.form(LIST).columns])

    store.write(add)
    return submission
