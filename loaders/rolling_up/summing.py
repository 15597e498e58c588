"""The sums of the units' latest accepted returns of one form, with every part they are made of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.dates import period_end, show_period
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Column, Form
from domain.periods import days_named, not_of_form, seasons_of
from domain.seasons import Season, Span
from queries.ask import ask
from queries.store import Store

_WHERE = ("missing", "period", "file", "sheet", "cell", "receipt", "reason")


@dataclass(frozen=True)
class Part:
    """One unit's figure of one column, in the unit of measure the form prints; `value` is None where it gave none.

    `missing` is blank, dash or none; where the unit handed in nothing, it and all that says where are None. Where
    the city put the value right, `corrected` is why.
    """

    column: Column
    place: str
    value: Decimal | None
    missing: str | None = None
    period: str | None = None
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    receipt: str | None = None
    corrected: str | None = None


@dataclass(frozen=True)
class Sums:
    """What a roll-up is made of: every part, and the units that are missing or stand with an earlier period's return.

    `missing` are labels in the printed order, never counted as zero; `earlier` are (label, period).
    """

    form: Form
    period: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    earlier: tuple[tuple[str, str], ...]

    def of(self, column: Column) -> Decimal | None:
        """The exact sum of a column's figures; None where no unit gave one."""
        values = [part.value for part in self.parts if part.column is column and part.value is not None]
        return sum(values, Decimal(0)) if values else None


def summed(store: Store, facts: Facts, form: Form, period: str, known: datetime) -> Sums:
    """The units' latest accepted returns of `form` up to the slot of `period`, as known at `known` (naive UTC).

    Raises UsageError where the form has a row for each thing and not each unit, where the period is none of the
    form's, and where no unit has handed in anything.
    """
    if form.rows != "one":
        raise UsageError(f"“{form.label}”一行一项，不能逐项相加；请用一行一个单位的报表汇总。")
    season, slot = _when(facts, form, period)
    told = ask(store, "season/roll_up", season=season.key, form=form.key, as_of=slot.last, known_as_of=known)
    rows = told.rows(named=True)
    periods: dict[str, str | None] = {row["place"]: row["period"] for row in rows}
    if not any(periods.values()):
        raise UsageError(f"截至{show_period(period)}，还没有单位报送“{form.label}”，无从汇总。")
    figures = {(row["place"], row["indicator"]): row for row in rows}
    parts = [
        _part(column, place, figures.get((place, column.indicator)), facts)
        for column in form.columns
        for place in periods
        if column.indicator
    ]
    return Sums(
        form,
        period,
        tuple(parts),
        tuple(place for place, last in periods.items() if last is None),
        tuple((place, last) for place, last in periods.items() if last and period_end(last) < slot.first),
    )


def _part(column: Column, place: str, row: dict[str, Any] | None, facts: Facts) -> Part:
    if row is None:
        return Part(column, place, None)
    factor = facts.units.factor(facts.indicators[column.name].unit, column.unit or "") or Decimal(1)
    value = None if row["value"] is None else row["value"] * factor
    return Part(column, place, value, *(row[name] for name in _WHERE))


def _when(facts: Facts, form: Form, period: str) -> tuple[Season, Span]:
    """The season and slot that `period` lies in; UsageError where it is none of the form's."""
    day = days_named(period, form).first
    for season in seasons_of(form, facts):
        slot = season.slot(day, form.rhythm)
        if season.reporting.meets(slot):
            return season, slot
    raise not_of_form(period, form)
