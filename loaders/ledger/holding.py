"""What the ledger holds, as far as the next return must know it: asked once and kept up, return by return."""

from datetime import date, timedelta

from domain.dates import end_of_day
from loaders.ledger import statements
from queries.store import Cursor


class Holding:
    """The end of the log and the files that are known, as a transaction sees them; good while nobody else writes."""

    def __init__(self, cursor: Cursor) -> None:
        [(self.revision,)] = cursor.execute(statements.READ_REVISION).fetchall()
        self._files = {sha256 for (sha256,) in cursor.execute(statements.READ_FILES).fetchall()}
        self._taken: dict[date, int] = {}

    def knows(self, sha256: str) -> bool:
        """Whether a return was ever filed from a file with these bytes."""
        return sha256 in self._files

    def taken_on(self, cursor: Cursor, day: date) -> int:
        """How many returns were filed on an office day."""
        if day not in self._taken:
            span = {"day_before": end_of_day(day - timedelta(days=1)), "day": end_of_day(day)}
            [(self._taken[day],)] = cursor.execute(statements.COUNT_TAKEN, span).fetchall()
        return self._taken[day]

    def note(self, sha256: str, day: date, revision: int) -> None:
        """Take in that one more return has been filed."""
        self.revision = revision
        self._files.add(sha256)
        self._taken[day] += 1
