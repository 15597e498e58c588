"""One line of the gauntlet: a workbook, how it is built, and what must come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.forms import Form
from tests.drawing import plain_values

Build = Callable[[Form], bytes]
ABSENT = "no such column"
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """Every finding as (code, cell), in order, and the figures that were read, where any were."""

    told: Told = ()
    rejected: bool = False
    place: str | None = "xuanhan"
    period: str | None = "2023-06-09"
    changed: Mapping[str, str | None] | None = field(default_factory=dict)

    def figures(self, form: Form) -> dict[str, str | None]:
        """The figures expected for every column; none of a file that is not opened."""
        if self.changed is None:
            return {}
        written = {name: str(value) for name, value in plain_values(form).items()} | dict(self.changed)
        return {name: figure for name, figure in written.items() if figure != ABSENT}


@dataclass(frozen=True)
class Case:
    """A sentence about a workbook, its builder, and what is expected of it."""

    name: str
    build: Build
    outcome: Outcome


def accepted(*told: tuple[str, str], period: str = "2023-06-09", **changed: str | None) -> Outcome:
    """Taken with hints at most; `changed` are figures that differ from the plain ones."""
    return Outcome(told, period=period, changed=changed)


def sent_back(*told: tuple[str, str], period: str | None = "2023-06-09", **changed: str | None) -> Outcome:
    """Read as far as can be, and sent back with these findings."""
    return Outcome(told, True, period=period, changed=changed)


def refused(code: str) -> Outcome:
    """Not opened, or nothing in it known: one finding and no figure."""
    return Outcome(((code, ""),), True, None, None, None)
