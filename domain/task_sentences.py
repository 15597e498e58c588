"""How many of what a sentence of annex 3 asks for, read by patterns kept as data, and the numbers they left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from domain.numbers import show_as_written
from domain.records import Record
from domain.text import squeeze, without_note_marks
from domain.units import Units

if TYPE_CHECKING:
    from domain.facts import Facts


@dataclass(frozen=True)
class Quantity:
    """`target` of things called `scope` for a task, each worth at least `least` in the unit of bounds."""

    task: str
    scope: str
    least: Decimal | None
    target: Decimal


@dataclass(frozen=True)
class ReadSentence:
    """The quantities of a sentence in its order, and the numbers of things that no pattern read."""

    quantities: tuple[Quantity, ...]
    unread: tuple[str, ...]


class Pattern(Record):
    """How one quantity for `task` is written in `column`: a regular expression on the sentence without white space.

    It names the `target`; `scope` says of what, `other` what may be put in its place.
    """

    column: str
    task: str
    reads: str

    @model_validator(mode="after")
    def _names_its_target(self) -> Self:
        if "target" not in _compiled(self.reads).groupindex:
            raise ValueError("reads 须有 target 一组")
        return self

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Itself, ready to be looked for."""
        return _compiled(self.reads)


class SentenceReading(Record):
    """The patterns of every column; a bound in a scope has an `amount` of `money`, and is kept in `bound_unit`.

    One below 1 of that is told in `small_unit`. A quantity of the mere `thing` is one of those asked for before it in
    the sentence. Words of `at_least` at the end of a scope are none of it. Every `number` of things has to be read;
    with `doubt` in its scope or `doubt_behind` it a quantity is not.
    """

    bound: str
    bound_unit: str
    small_unit: str
    thing: str
    at_least: str
    number: str
    doubt: str
    doubt_behind: str
    pattern: tuple[Pattern, ...]

    @model_validator(mode="after")
    def _names_amount_and_money(self) -> Self:
        if not {"amount", "money"} <= _compiled(self.bound).groupindex.keys():
            raise ValueError("bound 须有 amount 和 money 两组")
        for expression in (self.at_least, self.number, self.doubt, self.doubt_behind):
            _compiled(expression)
        return self

    def printed(self, least: Decimal, units: Units) -> tuple[Decimal, str]:
        """A bound with the unit it is printed in: 5 亿元, 2000 万元."""
        factor = units.factor(self.bound_unit, self.small_unit)
        return (least, self.bound_unit) if factor is None or least >= 1 else (least * factor, self.small_unit)

    def task_of(self, column: str) -> str | None:
        """The task whose quantity a sentence of `column` gives first; None for a column without quantities."""
        return next((pattern.task for pattern in self.pattern if pattern.column == column), None)

    def read(self, column: str, sentence: str, units: Units) -> ReadSentence:
        """What `sentence` asks for; a mark of a footnote at a figure is none of its digits."""
        text, at = squeeze(without_note_marks(sentence)), 0
        unread: list[str] = []
        quantities: list[Quantity] = []
        for pattern, match in self._met(column, text):
            unread += _compiled(self.number).findall(text[at : match.start()])
            at = match.end()
            quantity = self._quantity(pattern.task, match, units)
            if self._is_doubtful(quantity.scope, text[at:]):
                unread.append(match[0])
                continue
            before = next((one.scope for one in reversed(quantities) if one.task == pattern.task), self.thing)
            quantities.append(replace(quantity, scope=before) if quantity.scope == self.thing else quantity)
        unread += _compiled(self.number).findall(text[at:])
        return ReadSentence(tuple(quantities), tuple(unread))

    def _is_doubtful(self, scope: str, behind: str) -> bool:
        """Whether a quantity of `scope` may be another than its figure says: a range, a share, one of each quarter."""
        if _compiled(self.doubt_behind).match(behind):
            return True
        return any(_compiled(each).search(scope) for each in (self.doubt, self.number))

    def _met(self, column: str, text: str) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """The patterns in the order in which they are met, none within another; of two that begin alike the first."""
        patterns, at = [pattern for pattern in self.pattern if pattern.column == column], 0
        while found := [(pattern, match) for pattern in patterns if (match := pattern.expression.search(text, at))]:
            pattern, match = min(found, key=lambda one: one[1].start())
            yield pattern, match
            at = match.end()

    def _quantity(self, task: str, match: re.Match[str], units: Units) -> Quantity:
        said = match.groupdict()
        scope = (said.get("scope") or "") + (said.get("other") or "")
        bound = _compiled(self.bound).search(scope)
        least = None
        if bound:
            factor = units.factor(bound["money"], self.bound_unit)
            least = factor and Decimal(bound["amount"]) * factor
            scope = scope[: bound.start()] + scope[bound.end() :]
        scope = _compiled(self.at_least).sub("", scope)
        return Quantity(task, scope, least, Decimal(said["target"]))


def bound_told(least: Decimal, facts: "Facts") -> str:
    """A bound as it is printed: 5亿元及以上, 2,000万元及以上."""
    told, unit = facts.departments.reading.printed(least, facts.units)
    return facts.sentences["departments_least"].format(least=show_as_written(told), unit=unit)


def _compiled(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as fault:
        raise ValueError(f"“{expression}”不是合法的正则表达式") from fault
