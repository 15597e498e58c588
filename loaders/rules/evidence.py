"""Checks of what is said to be done against the evidence listed under it."""

from bisect import bisect_left
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
            listed = Decimal(lines.counting_toward(row))
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
        least, amount = lines.lowest.get(lines.task(item)), lines.amount(item)
        if least is not None and (amount is None or amount < least):
            yield Firing(check.amount, item, (), {"limit": least}, words)


class _Lines:
    """The rows of one return as tasks and items, looked through once however many there are of both.

    `lowest` is the least amount that counts toward a task in any of its rows, None where one row asks for none.
    """

    def __init__(self, check: Evidence, rows: Rows) -> None:
        self._check, self._rows = check, rows
        lines = range(rows.height)
        self.items = [row for row in lines if self.item(row)]
        self.lowest: dict[str, Decimal | None] = {}
        for row in lines:
            if not self.item(row):
                told, least = self.lowest.get(self.task(row), self._least(row)), self._least(row)
                self.lowest[self.task(row)] = None if told is None or least is None else min(told, least)
        self._held: dict[str, int] = {}
        self._amounts: dict[str, list[Decimal]] = {}
        for item in self.items:
            if self.excluded(item) is None:
                self._held[self.task(item)] = self._held.get(self.task(item), 0) + 1
                amount = self.amount(item)
                self._amounts.setdefault(self.task(item), []).extend([] if amount is None else [amount])
        for amounts in self._amounts.values():
            amounts.sort()

    def item(self, row: int) -> str:
        return self._rows.texts(self._check.item)[row] or ""

    def task(self, row: int) -> str:
        return self._rows.texts(self._check.task)[row] or ""

    def amount(self, item: int) -> Decimal | None:
        return self._rows.figures(self._check.amount)[item]

    def excluded(self, item: int) -> str | None:
        """The field that leaves an item out of every count."""
        fields = self._check.unless.items()
        return next((field for field, word in fields if self._rows.texts(field)[item] == word), None)

    def counting_toward(self, row: int) -> int:
        """How many items count toward what is asked in `row`."""
        least, amounts = self._least(row), self._amounts.get(self.task(row), [])
        return self._held.get(self.task(row), 0) if least is None else len(amounts) - bisect_left(amounts, least)

    def _least(self, row: int) -> Decimal | None:
        return self._rows.figures(self._check.least)[row]
