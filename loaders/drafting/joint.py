"""What handing in several returns together would change: all are taken in, in a transaction that is rolled back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.facts import Facts
from loaders.drafting.drafts import Draft
from loaders.drafting.rehearsing import (
    Told,
    before_and_after,
    counts,
    days_told,
    drafted_entry,
    sets_targets,
    standings,
)
from loaders.ledger.holding import Holding
from loaders.ledger.rows import Entry, file_entry
from loaders.reading.result import ReadReturn
from queries.engine.transactions import rolled_back
from queries.store import Cursor, Store


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


def preview_together(
    store: Store, facts: Facts, drafted: Iterable[tuple[Draft, ReadReturn]], received_at: datetime, by: str
) -> list[Together]:
    """What all of `drafted`, in order, would change, season by season; what would be refused is left out."""
    entries = [drafted_entry(draft, read, received_at, by, facts) for draft, read in drafted if counts(read, facts)]
    of_season: dict[str, list[Entry]] = {}
    for entry in entries:
        of_season.setdefault(str(entry.read.season), []).append(entry)

    def together(cursor: Cursor) -> list[Together]:
        return [_together(cursor, store, facts, season, mine) for season, mine in of_season.items()]

    with store.cursor() as cursor:
        return rolled_back(cursor, together)


def _together(cursor: Cursor, store: Store, facts: Facts, season: str, entries: list[Entry]) -> Together:
    days = days_told(store, facts.seasons[season], entries)
    before = standings(cursor, facts, season, days)
    held = Holding(cursor)
    for entry in entries:
        file_entry(cursor, entry, held)
    places = dict.fromkeys(place for entry in entries for place in _concerned(entry, facts))
    told = before_and_after(before, standings(cursor, facts, season, days))
    return Together(season, len(entries), tuple(places), told)


def _concerned(entry: Entry, facts: Facts) -> list[str]:
    """The unit that reports; every unit where it is set its targets."""
    if sets_targets(entry.read, facts):
        return [place.key for place in facts.places.place]
    return [str(entry.read.place)]
