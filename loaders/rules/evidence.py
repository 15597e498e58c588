"""Checks of what is said to be done against the evidence listed under it."""

from collections.abc import Iterator
from decimal import Decimal

from domain.checks.evidence import Counts, Evidence, Tallies
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows


def tallies(check: Tallies, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every figure done that is not the number of its items that count; {listed} is that number."""
    lines = _Lines(check, rows)
    for name in check.done:
        for row, value in enumerate(rows.figures(name)):
            if value is None or lines.item(row):
                continue
            listed = Decimal(
                sum(lines.counts(item, row) for item in lines.items if lines.task(item) == lines.task(row))
            )
            if listed != value:
                yield Firing(name, row, (), {"listed": listed}, {"task": lines.task(row)})


def counts(check: Counts, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every item that counts toward nothing, at the cell that is the reason; {task} and {limit} say of what."""
    lines = _Lines(check, rows)
    for item in lines.items:
        words = {"task": lines.task(item), "item": lines.item(item)}
        if field := lines.excluded(item):
            yield Firing(field, item, words=words)
            continue
        asked = [row for row in lines.asked if lines.task(row) == lines.task(item)]
        if asked and not any(lines.counts(item, row) for row in asked):
            least = min(lines.least(row) or Decimal(0) for row in asked)
            yield Firing(check.amount, item, (), {"limit": least}, words)


class _Lines:
    """The rows of one return as tasks and items."""

    def __init__(self, check: Evidence, rows: Rows) -> None:
        self._check, self._rows = check, rows
        lines = range(rows.height)
        self.items = [row for row in lines if self.item(row)]
        self.asked = [row for row in lines if not self.item(row)]

    def item(self, row: int) -> str:
        return self._rows.texts(self._check.item)[row] or ""

    def task(self, row: int) -> str:
        return self._rows.texts(self._check.task)[row] or ""

    def least(self, row: int) -> Decimal | None:
        return self._rows.figures(self._check.least)[row]

    def excluded(self, item: int) -> str | None:
        """The field that leaves an item out of every count."""
        fields = self._check.unless.items()
        return next((field for field, word in fields if self._rows.texts(field)[item] == word), None)

    def counts(self, item: int, row: int) -> bool:
        """Whether an item counts toward what is asked in `row`."""
        least, amount = self.least(row), self._rows.figures(self._check.amount)[item]
        return self.excluded(item) is None and (least is None or (amount is not None and amount >= least))
