"""What a file was recognised as: which form, whose return, of which period."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from charts.markup import text
from domain.dates import show_period
from domain.facts import Facts
from domain.findings import Finding


class Known(Protocol):
    """One return of a file; form (a key), place and period are None where not recognised."""

    @property
    def form(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


def recognised(known: Known, place: str | None, facts: Facts) -> str:
    """Form, unit and period as far as they are known; `place` is the unit's label."""
    form = facts.forms[known.form].label if known.form else None
    period = show_period(known.period) if known.period else None
    said = [text(part) for part in (form, place, period) if part]
    return " · ".join(said) if said else text(facts.sentences["draft_unknown"])


def recognised_in(read: Known, facts: Facts) -> str:
    """Form, unit and period of one return whose place is a key."""
    return recognised(read, facts.reporters.keyed(read.place).label if read.place else None, facts)


def recognised_together(returns: Iterable[Known], facts: Facts) -> str:
    """The same of all returns of a file; those of one form and period that name their units as one."""
    alike: dict[tuple[str | None, ...], list[Known]] = {}
    for nth, read in enumerate(returns):
        alike.setdefault((read.form, read.period, "" if read.place else str(nth)), []).append(read)
    return "；".join(_together(reads, facts) for reads in alike.values())


def _together(reads: Sequence[Known], facts: Facts) -> str:
    places = [facts.reporters.keyed(read.place).short for read in reads if read.place]
    if len(places) <= 1:
        return recognised_in(reads[0], facts)
    units = facts.sentences["draft_units"].format(count=len(places), places="、".join(places))
    return f"{recognised(reads[0], None, facts)} · {text(units)}"
