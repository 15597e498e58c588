"""How units stand before and after returns are taken in: on which days that is told, and both beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from domain.dates import end_of_day, office_day
from domain.facts import Facts
from domain.seasons import Season
from loaders.deliveries import Delivery
from loaders.drafting.drafts import Draft
from loaders.intake import entry_of
from loaders.ledger.archive import Kept
from loaders.ledger.rows import Entry
from loaders.reading.result import ReadReturn
from queries.ask import ask, ask_on
from queries.store import Cursor, Store

_WHOSE = ("place_key", "indicator")
_MOVING = ("actual", "guarantee_completion", "rank")
Stood = dict[date, pl.DataFrame]  # returns/standing of every unit, day by day


@dataclass(frozen=True)
class Told:
    """`standing` is returns/standing as of the end of `day`, with `actual_before`, `guarantee_completion_before` and
    `rank_before`, both with all that would be known after handing in.
    """

    day: date
    standing: pl.DataFrame


def counts(read: ReadReturn, facts: Facts) -> bool:
    """Whether it would change what is told of a place in a season; a department's return does not."""
    if read.rejected or read.season not in facts.seasons or read.period_end is None:
        return False
    return facts.forms[read.form or ""].reporter == "place"


def drafted_entry(draft: Draft, read: ReadReturn, received_at: datetime, by: str, facts: Facts) -> Entry:
    """A return of a draft, ready for the ledger as if it were received at `received_at` (naive UTC)."""
    kept = Kept(draft.sha256, draft.path.stat().st_size, draft.path)
    return entry_of(Delivery(draft.file, draft.path, received_at, by), kept, read, "real", facts)


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


def standings(cursor: Cursor, facts: Facts, season: str, days: Sequence[date]) -> Stood:
    """returns/standing on each of `days`, with what is known on the last of them."""
    asked = {"season": season, "known_as_of": end_of_day(days[-1])}
    return {day: ask_on(cursor, facts, "returns/standing", **asked, as_of=day) for day in days}


def alone(place: str, before: Stood, after: Stood) -> Stood:
    """The rows of one unit `after`, with its rank among the others as they stood `before`: one more than stand ahead.

    So several returns of different units, taken in together, are told as if each came alone.
    """
    others = {day: standing.filter(pl.col("place_key") != place) for day, standing in before.items()}
    return {day: _among(standing.filter(place_key=place), others[day]) for day, standing in after.items()}


def _among(own: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    rivals = others.select("indicator", *_MOVING)
    leads = [pl.col(f"{name}_right") > pl.col(name) for name in ("guarantee_completion", "actual")]
    ahead = pl.when("targeted").then(leads[0]).otherwise(leads[1]).sum()
    ranks = own.join(rivals, on="indicator", how="left").group_by("indicator").agg((ahead + 1).alias("ranked"))
    ranked = pl.when(pl.col("rank").is_not_null()).then("ranked").cast(own.schema["rank"]).alias("rank")
    return own.join(ranks, on="indicator", maintain_order="left").with_columns(ranked).drop("ranked")


def before_and_after(before: Stood, after: Stood) -> tuple[Told, ...]:
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
