"""Rules on a return as data: what must hold of its figures, how grave it is where it does not, and how it is told."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, Strict, model_validator

from domain.checks.kinds import CITY_WIDE, WITH_EARLIER, Check, columns_asked
from domain.findings import FindingLevel
from domain.forms import Form
from domain.records import Record, Source

RuleFamily = Literal["cell", "row", "return", "history", "cross", "city"]
FAMILIES: tuple[RuleFamily, ...] = get_args(RuleFamily)

Told = Annotated[date, Strict()] | Decimal | str


class Example(Record):
    """A return of `form` by column, "—" in those left out.

    Before it come one of the period before with what stands in `before`, one of the period after with `after`, and
    projects in `beside`: in the unit's own ledger, or for a city-wide rule in another unit's. `total` is a printed one;
    `beside_form` is the form of those beside where they are no projects, `again` a second row of a list.
    """

    form: str
    now: dict[str, Told]
    before: dict[str, Told] = Field(default_factory=dict)
    after: dict[str, Told] = Field(default_factory=dict)
    beside: tuple[dict[str, Told], ...] = ()
    beside_form: str = "ledger"
    again: dict[str, Told] = Field(default_factory=dict)
    total: dict[str, Told] = Field(default_factory=dict)


class Rule(Record):
    """One rule: it holds for the `forms` where the period ends on the day `since` or later.

    `message` and `wanted` may name {cell} {label} {read} and the words of the kind of check; {wanted} stands in
    `message`, too. `version` is the day its wording or parameters were last changed.
    """

    code: str
    title: str
    level: FindingLevel
    family: RuleFamily
    forms: Annotated[tuple[str, ...], Field(min_length=1)]
    since: date = Field(alias="from")
    version: date
    wanted: str
    message: str
    source: Source
    check: Check
    passing: Example
    failing: Example

    def holds_for(self, form: str, period_end: date) -> bool:
        """Whether a return of the form for a period that ends on this day is asked."""
        return form in self.forms and period_end >= self.since

    def columns_of(self, form: Form) -> tuple[str, ...]:
        """Of the form's columns those it looks at, found once."""
        if form.key not in self.asked_by_form:
            self.asked_by_form[form.key] = columns_asked(self.check, form.columns)
        return self.asked_by_form[form.key]

    @cached_property
    def asked_by_form(self) -> dict[str, tuple[str, ...]]:
        """What `columns_of` has found so far, by form."""
        return {}

    @property
    def looks_back(self) -> bool:
        """Whether it compares with the return before."""
        return self.check.kind in WITH_EARLIER

    @property
    def city_wide(self) -> bool:
        """Whether it compares units with each other, so that it is asked of the ledger and not of a return."""
        return self.check.kind in CITY_WIDE


class Rules(Record):
    """All rules in the order they are asked, the gravest first; a rule tells at most `most_told` cells of a return."""

    most_told: int
    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        codes = [rule.code for rule in self.rule]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"代码重复：{'、'.join(sorted(repeated))}")
        return self

    def by_code(self) -> Mapping[str, Rule]:
        """The rules by their code."""
        return {rule.code: rule for rule in self.rule}
