"""Checks against another form of the same unit: as many projects reported as its ledger lists."""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from domain.dates import show_period
from domain.wider_checks import Counted
from loaders.rules.rows import Firing, Known, Projects, Rows


def counted(check: Counted, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure that is not the number of projects; {listed} is that number."""
    if (projects := known.projects) is None:
        return
    words = {"ledger_period": show_period(projects.period), "ledger_receipt": projects.receipt}
    for name in names:
        listed = _listed(projects, check.days[name])
        for row, value in enumerate(rows.figures(name)):
            if value is not None and value != listed:
                yield Firing(name, row, amounts={"listed": listed}, words=words)


def _listed(projects: Projects, days: tuple[str, ...]) -> Decimal:
    """How many projects have one of the days in the window."""
    within = pl.any_horizontal(pl.col(name).is_between(projects.first, projects.last) for name in days)
    return Decimal(projects.states.filter(within).height)
