"""Checks against the ledger of the same unit: as many projects as it lists, of the same kinds."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import polars as pl

from domain.checks.wider import Counted, CountedIn, Flagged
from domain.dates import show_period
from domain.enterprises import AND, exact_name
from domain.numbers import show_as_written
from domain.seasons import Span
from loaders.rules.known import Known, Projects
from loaders.rules.rows import Firing, Rows


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


def counted_in(check: CountedIn, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every figure of the other return that is not the number of projects here; {listed} and {told} are the two."""
    if known.told is None:
        return
    there, window = known.told
    words = {"told_period": show_period(there.period), "told_receipt": there.receipt}
    for name, days in check.days.items():
        told = there.value(name)
        dated = [row for row, project in enumerate(zip(*map(rows.days, days), strict=True)) if _in(window, project)]
        if told is not None and told != len(dated):
            counts = {"told": show_as_written(told), "listed": str(len(dated)), "told_cell": there.figures[name].cell}
            yield Firing(days[0], dated[0] if dated else 0, words=words | counts)


def flagged(check: Flagged, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every project of other words than in the ledger, then those of the ledger that are not listed, at the first row.

    {project}, and what is said of it {here} and {there}.
    """
    if (projects := known.projects) is None:
        return
    everywhere = _flags(projects.states.select("project", "categories").iter_rows())
    landed = projects.states.filter(_within(projects, check.days)).get_column("project").drop_nulls()
    words = {"ledger_period": show_period(projects.period), "ledger_receipt": projects.receipt}
    mine = zip(rows.texts(check.project), rows.texts(check.column), strict=True)
    listed = set()
    for row, (project, told) in enumerate(mine):
        listed.add(exact_name(project))
        here, there = _said(told, check), _said(everywhere.get(exact_name(project), ""), check)
        there = there if exact_name(project) in everywhere else check.absent
        if project and here != there:
            yield Firing(check.column, row, words={**words, "project": project, "here": here, "there": there})
    for project in landed.unique(maintain_order=True):
        there = _said(everywhere[exact_name(project)], check)
        if exact_name(project) not in listed and there != check.none:
            yield Firing(check.column, 0, words={**words, "project": project, "here": check.absent, "there": there})


def _flags(told: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """All words said of every project of a name."""
    flags: dict[str, str] = {}
    for project, words in told:
        name = exact_name(project)
        flags[name] = AND.join(filter(None, (flags.get(name), words)))
    return flags


def _said(told: str | None, check: Flagged) -> str:
    """Those of the words that are told, in their order."""
    given = set((told or "").split(AND))
    return AND.join(word for word in check.words if word in given) or check.none


def _listed(projects: Projects, days: tuple[str, ...]) -> Decimal:
    """How many projects have one of the days in the window."""
    return Decimal(projects.states.filter(_within(projects, days)).height)


def _in(window: Span, days: tuple[date | None, ...]) -> bool:
    return any(day is not None and window.holds(day) for day in days)


def _within(projects: Projects, days: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_between(projects.first, projects.last) for name in days)
