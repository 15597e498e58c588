"""Filling an empty store with the demonstration year: its workbooks are drawn and taken in like any others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Literal

from domain.dates import period_end, read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.deliveries import Delivery
from loaders.demonstration.departments import draw_departments
from loaders.demonstration.figures import DrawnReturn, draw_returns
from loaders.demonstration.firms import draw_firms
from loaders.demonstration.projects import draw_ledgers
from loaders.demonstration.recipe import Fault, Recipe, read_recipe
from loaders.demonstration.talks import draw_talks
from loaders.demonstration.workbook import draw_workbook
from loaders.intake import take_in_deliveries
from loaders.receipts import Receipt
from loaders.records.explaining import explain
from queries.store import Cursor, Store

State = Literal["empty", "real", "begun", "filled"]
FILLED = "fill_demonstration"
_OFFICE_HOURS = (9, 16)


@dataclass(frozen=True)
class Sending:
    """One return on its way, at a naive UTC moment; `fault` where it is first sent wrong."""

    moment: datetime
    drawn: DrawnReturn
    fault: Fault | None = None


def state_of(store: Store) -> State:
    """Whether a store is empty, holds real returns, or holds the demonstration year, begun or filled."""
    [(kind, filled)] = store.query(
        "select (select max(kind) from store_identity), (select count(*) from event where action = $action)",
        {"action": FILLED},
    ).rows()
    if kind is None:
        return "empty"
    return "real" if kind != "demonstration" else "filled" if filled else "begun"


def fill(store: Store, facts: Facts, *, seed: int | None = None, folder: Path | None = None) -> Iterator[Receipt]:
    """Take in the demonstration year in the order it was sent; one broken off before is taken up again.

    `seed` replaces the recipe's; the same seed draws the same bytes. UsageError where the store holds real returns.
    """
    if state_of(store) == "real":
        raise UsageError("台账里已有正式数据，不能再装入演示数据。演示请另设一个空的 GONGJIAN_VAR 文件夹。")
    recipe = read_recipe(facts.folder)
    return _fill(store, facts, recipe, schedule(facts, recipe, recipe.seed if seed is None else seed), folder)


def _fill(
    store: Store, facts: Facts, recipe: Recipe, sendings: list[Sending], folder: Path | None
) -> Iterator[Receipt]:
    deliveries = (_deliver(sending, facts, recipe) for sending in sendings)
    moments = iter(sendings)
    for receipt in take_in_deliveries(store, facts, deliveries, kind="demonstration", folder=folder):
        _explain(store, facts, recipe, receipt, next(moments))
        yield receipt
    store.write(lambda cursor: _note_filled(cursor, sendings[-1].moment))


def schedule(facts: Facts, recipe: Recipe, seed: int) -> list[Sending]:
    """Every sending of the demonstration year in the order of its moments."""
    waits = {stretch.form: stretch.days_until_received for stretch in recipe.round}
    waits |= {one.form: one.days_until_received for one in (recipe.ledger, recipe.talks)}
    waits |= dict.fromkeys((recipe.firms.form, recipe.firms.counts_form), recipe.firms.days_until_received)
    waits[recipe.departments.form] = recipe.departments.days_until_received
    sendings = []
    returns = list(draw_returns(facts, recipe, seed))
    ledgers = list(draw_ledgers(facts, recipe, returns, seed))
    besides = (*ledgers, *draw_firms(facts, recipe, ledgers), *draw_talks(facts, recipe, ledgers, seed))
    for drawn in (*returns, *besides, *draw_departments(facts, recipe, seed)):
        place, period = drawn.office.place, drawn.period
        random = Random(f"{seed}/{place}/{period}")  # noqa: S311
        days = random.randint(*waits[drawn.form.key]) + recipe.days_late(place, period)
        clock = f"{random.randint(*_OFFICE_HOURS):02d}:{random.randrange(60):02d}"
        moment = read_moment(f"{period_end(period) + timedelta(days=days)}T{clock}")
        fault = recipe.fault_in(place, period)
        if fault and any(column.name == fault.indicator for column in drawn.form.columns):
            sendings.append(Sending(moment, drawn, fault))
            moment += timedelta(days=fault.days_until_right)
        sendings.append(Sending(moment, drawn))
    return sorted(sendings, key=lambda sending: (sending.moment, sending.drawn.office.place))


def _deliver(sending: Sending, facts: Facts, recipe: Recipe) -> Delivery:
    drawn = sending.drawn
    label = facts.reporters.keyed(drawn.office.place).label
    sender = recipe.sender.format(place=label)
    content = draw_workbook(drawn, facts, sender, sending.fault)
    return Delivery(f"{label}{drawn.form.label}{drawn.period}.xlsx", content, sending.moment, sender)


def _explain(store: Store, facts: Facts, recipe: Recipe, receipt: Receipt, sending: Sending) -> None:
    """Give the reason for what was revised, where the recipe has one."""
    drawn = sending.drawn
    said = [row for row in recipe.revision if (row.place, row.period) == (drawn.office.place, drawn.period)]
    for row in said:
        wanted = [n for n, finding in enumerate(receipt.findings, 1) if finding.level == "explain"]
        if row.reason and wanted and row.indicator in drawn.figures:
            author = recipe.sender.format(place=facts.places.keyed(row.place).label)
            made_at = sending.moment + timedelta(days=row.days_until_explained)
            explain(store, receipt.submission, wanted[0], row.reason, author, made_at)


def _note_filled(cursor: Cursor, moment: datetime) -> None:
    cursor.execute(
        "insert into event select max(revision) + 1, $moment, 'demo', $action, 'demonstration', null from event",
        {"moment": moment, "action": FILLED},
    )
