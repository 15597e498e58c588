"""How units stand before and after returns are taken in: on which days that is told, and both beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from domain.dates import end_of_day, office_day
from domain.facts import Facts
from domain.seasons import Season
from loaders.ledger.rows import Entry
from loaders.reading.result import ReadReturn
from queries.ask import ask, ask_on
from queries.store import Cursor, Store

_WHOSE = ("place_key", "indicator")
_MOVING = ("actual", "guarantee_completion", "rank")


@dataclass(frozen=True)
class Told:
    """`standing` is returns/standing as of the end of `day`, with `actual_before`, `guarantee_completion_before` and
    `rank_before`, both with all that would be known after handing in.
    """

    day: date
    standing: pl.DataFrame


def days_told(store: Store, season: Season, entries: Sequence[Entry]) -> list[date]:
    """The one day the returns speak of, and the first day on whose end they count and all known is known.

    A table of targets speaks of none: it counts on every day from the first.
    """
    reported = [entry.read for entry in entries if not sets_targets(entry.read, store.facts)]
    ends = {read.period_end for read in reported if read.period_end}
    today = office_day(entries[0].received_at)
    last: date = ask(store, "season/last_day", season=season.key)["last_day"].item()
    known = season.counts_by(max([*ends, last]), today)
    return sorted({*ends, known}) if len(ends) == 1 else [known]


def sets_targets(read: ReadReturn, facts: Facts) -> bool:
    """Whether a return is the city's table of targets for all units."""
    return read.form is not None and facts.forms[read.form].rows == "units"


def standings(
    cursor: Cursor, facts: Facts, whose: Mapping[str, str | None], days: list[date]
) -> dict[date, pl.DataFrame]:
    """returns/standing on each of `days`, with what is known on the last of them."""
    known = end_of_day(days[-1])
    return {day: ask_on(cursor, facts, "returns/standing", **whose, as_of=day, known_as_of=known) for day in days}


def before_and_after(before: dict[date, pl.DataFrame], after: dict[date, pl.DataFrame]) -> tuple[Told, ...]:
    """Both beside each other, day by day; a day that says the same as the one before is left out."""
    told: list[Told] = []
    for day, standing in after.items():
        beside = standing.join(before[day].select(*_WHOSE, *_MOVING), on=_WHOSE, suffix="_before")
        if not told or not _same(told[-1].standing, beside):
            told.append(Told(day, beside))
    return tuple(told)


def _same(one: pl.DataFrame, other: pl.DataFrame) -> bool:
    names = [*_WHOSE, *_MOVING, *(f"{name}_before" for name in _MOVING)]
    return one.select(names).equals(other.select(names))
