"""What handing in returns would change: they are really taken in, inside a transaction that is then rolled back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from domain.dates import end_of_day
from domain.facts import Facts
from loaders.deliveries import Delivery
from loaders.drafting.drafts import Draft
from loaders.drafting.rehearsing import Told, before_and_after, days_told, sets_targets, standings
from loaders.intake import entry_of
from loaders.ledger.archive import Kept
from loaders.ledger.figures import Figure
from loaders.ledger.holding import Holding
from loaders.ledger.rows import Entry, file_entry
from loaders.reading.result import ReadReturn
from queries.ask import ask_on
from queries.engine.transactions import rolled_back
from queries.store import Cursor, Store

_FIGURES = {"indicator": pl.String(), "value": pl.Decimal(18, 8), "missing": pl.String()}
Stood = dict[tuple[str | date, ...], dict[date, pl.DataFrame]]  # by season and days: how units stood on each day


@dataclass(frozen=True)
class Preview:
    """What a return would change: `told` on the last day it speaks of, and on the last day known where that says other.

    `last` is returns/figures of the unit's return in force up to the period, before; `figures` the new ones:
    indicator, value, missing. `versions` is returns/versions of its week or month with it taken in, `mine` its
    submission there: another's, `filed_before`, where the same bytes are in the ledger already.
    """

    told: tuple[Told, ...]
    last: pl.DataFrame
    figures: pl.DataFrame
    versions: pl.DataFrame
    mine: str
    filed_before: bool


@dataclass(frozen=True)
class Together:
    """What the returns of several drafts would change in a season if they were handed in together.

    `count` is how many returns there are, `places` are the keys of their units; `told` is of all units, on the last
    day they all speak of (left out where that is not one day) and on the last day known.
    """

    season: str
    count: int
    places: tuple[str, ...]
    told: tuple[Told, ...]


def preview(
    store: Store,
    facts: Facts,
    draft: Draft,
    read: ReadReturn,
    received_at: datetime,
    by: str,
    stood: Stood | None = None,
) -> Preview | None:
    """What `read`, out of `draft`, would change if it were received at `received_at` (naive UTC).

    `stood` keeps how all units stood before, for the other returns of the same file. None for what would be refused,
    belongs to no season, is a department's, which moves no rank, or a table of targets, which changes all units alike.
    """
    if not _counts(read, facts) or sets_targets(read, facts):
        return None
    entry, known = _entry(draft, read, received_at, by, facts), {} if stood is None else stood
    with store.cursor() as cursor:
        return rolled_back(cursor, lambda cursor: _rehearsed(cursor, store, facts, entry, known))


def preview_together(
    store: Store, facts: Facts, drafted: Iterable[tuple[Draft, ReadReturn]], received_at: datetime, by: str
) -> list[Together]:
    """What all of `drafted`, in order, would change, season by season; what would be refused is left out."""
    entries = [_entry(draft, read, received_at, by, facts) for draft, read in drafted if _counts(read, facts)]
    of_season: dict[str, list[Entry]] = {}
    for entry in entries:
        of_season.setdefault(str(entry.read.season), []).append(entry)

    def together(cursor: Cursor) -> list[Together]:
        return [_together(cursor, store, facts, season, mine) for season, mine in of_season.items()]

    with store.cursor() as cursor:
        return rolled_back(cursor, together)


def _counts(read: ReadReturn, facts: Facts) -> bool:
    """Whether it would change what is told of a place in a season; a department's return does not."""
    if read.rejected or read.season not in facts.seasons or read.period_end is None:
        return False
    return facts.forms[read.form or ""].reporter == "place"


def _entry(draft: Draft, read: ReadReturn, received_at: datetime, by: str, facts: Facts) -> Entry:
    kept = Kept(draft.sha256, draft.path.stat().st_size, draft.path)
    return entry_of(Delivery(draft.file, draft.path, received_at, by), kept, read, "real", facts)


def _together(cursor: Cursor, store: Store, facts: Facts, season: str, entries: list[Entry]) -> Together:
    whose, days = {"season": season}, days_told(store, facts.seasons[season], entries)
    before = standings(cursor, facts, whose, days)
    held = Holding(cursor)
    for entry in entries:
        file_entry(cursor, entry, held)
    places = dict.fromkeys(place for entry in entries for place in _concerned(entry, facts))
    told = before_and_after(before, standings(cursor, facts, whose, days))
    return Together(season, len(entries), tuple(places), told)


def _concerned(entry: Entry, facts: Facts) -> list[str]:
    """The unit that reports; every unit where it is set its targets."""
    if sets_targets(entry.read, facts):
        return [place.key for place in facts.places.place]
    return [str(entry.read.place)]


def _rehearsed(cursor: Cursor, store: Store, facts: Facts, entry: Entry, stood: Stood) -> Preview:
    read, season = entry.read, str(entry.read.season)
    whose, days = {"season": season, "place": read.place}, days_told(store, facts.seasons[season], [entry])
    if (season, *days) not in stood:
        stood[season, *days] = standings(cursor, facts, {"season": season}, days)
    of_form = whose | {"form": read.form}
    known = end_of_day(days[-1])
    last = ask_on(cursor, facts, "returns/figures", **of_form, as_of=read.period_end, known_as_of=known)
    filed = file_entry(cursor, entry, Holding(cursor))
    told = before_and_after(stood[season, *days], standings(cursor, facts, whose, days))
    versions = ask_on(cursor, facts, "returns/versions", **of_form, as_of=days[-1])
    slot = versions.filter(pl.col("submission") == filed.submission)["ordinal"].to_list()
    return Preview(
        told=told,
        last=last,
        figures=_table(entry.figures),
        versions=versions.filter(pl.col("ordinal").is_in(slot)),
        mine=filed.submission,
        filed_before=filed.submission != entry.submission,
    )


def _table(figures: list[Figure]) -> pl.DataFrame:
    rows = [(figure.indicator, figure.value, figure.missing) for figure in figures if figure.row_number == 1]
    return pl.DataFrame(rows, schema=_FIGURES, orient="row")
