"""What a file was recognised as: which form, whose return, of which period."""

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
