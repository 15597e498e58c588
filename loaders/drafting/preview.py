"""What handing in returns would change: they are really taken in, inside a transaction that is then rolled back."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

import polars as pl

from domain.dates import end_of_day
from domain.facts import Facts
from domain.unforeseen import Unforeseen
from loaders.attempting import attempted
from loaders.drafting.drafts import Draft
from loaders.drafting.rehearsing import (
    Stood,
    Told,
    alone,
    before_and_after,
    counts,
    days_told,
    drafted_entry,
    sets_targets,
    standings,
)
from loaders.ledger.figures import Figure
from loaders.ledger.holding import Holding
from loaders.ledger.rows import Entry, file_entry
from loaders.reading.result import ReadReturn
from queries.ask import ask_on
from queries.engine.transactions import rolled_back
from queries.store import Cursor, Store

_FIGURES = {"indicator": pl.String(), "value": pl.Decimal(18, 8), "missing": pl.String()}
_When = tuple[str, tuple[date, ...]]  # the season, and the days of it that are told
_Known = dict[_When, Stood]


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


_Previews = dict[ReadReturn, Preview | Unforeseen]


def previews(
    store: Store, facts: Facts, draft: Draft, returns: Sequence[ReadReturn], received_at: datetime, by: str
) -> list[Preview | Unforeseen | None]:
    """What each of `returns`, out of `draft`, would change if it came alone, at `received_at` (naive UTC).

    None for what would be refused, belongs to no season, is a department's, which moves no rank, or a table of
    targets, which changes all units alike. What nobody foresaw is told of the return alone that it happens with.
    """
    before: _Known = {}

    def rehearse(some: list[ReadReturn]) -> _Previews:
        entries = {read: drafted_entry(draft, read, received_at, by, facts) for read in some}
        with store.cursor() as cursor:
            return rolled_back(cursor, lambda cursor: _rehearsed(cursor, store, entries, before))

    told: _Previews = {}
    for some in _turns(returns, facts):
        told |= _attempted(rehearse, some)
    return [told.get(read) for read in returns]


def _turns(returns: Sequence[ReadReturn], facts: Facts) -> list[list[ReadReturn]]:
    """The returns that are rehearsed, in turns, none with two of one unit: what is told of a unit its own decides."""
    turns: list[list[ReadReturn]] = []
    of_unit: Counter[str | None] = Counter()
    for read in returns:
        if counts(read, facts) and not sets_targets(read, facts):
            if of_unit[read.place] == len(turns):
                turns.append([])
            turns[of_unit[read.place]].append(read)
            of_unit[read.place] += 1
    return turns


def _attempted(rehearse: Callable[[list[ReadReturn]], _Previews], some: list[ReadReturn]) -> _Previews:
    """What some returns change; each by itself where that fails with any of them."""
    told = attempted(partial(rehearse, some))
    if not isinstance(told, Unforeseen):
        return told
    if len(some) == 1:
        return {some[0]: told}
    return {read: one for each in some for read, one in _attempted(rehearse, [each]).items()}


def _rehearsed(cursor: Cursor, store: Store, entries: Mapping[ReadReturn, Entry], before: _Known) -> _Previews:
    """What each entry changes, all of them taken in; `before` keeps how all units stood without them."""
    facts, held = store.facts, Holding(cursor)
    asked = cache(partial(ask_on, cursor, facts))
    whens = {read: _when(store, entry) for read, entry in entries.items()}
    last = {read: asked("returns/figures", **_of_form(read), **_up_to(read, days)) for read, (_, days) in whens.items()}
    before |= {when: standings(cursor, facts, *when) for when in {*whens.values()} - {*before}}
    filed = {read: file_entry(cursor, entry, held) for read, entry in entries.items()}
    after = {when: standings(cursor, facts, *when) for when in {*whens.values()}}
    told: _Previews = {}
    for read, when in whens.items():
        place, mine = str(read.place), filed[read].submission
        versions = asked("returns/versions", **_of_form(read), as_of=when[1][-1]).filter(place_key=place)
        slot = versions.filter(submission=mine)["ordinal"].to_list()
        told[read] = Preview(
            told=before_and_after(before[when], alone(place, before[when], after[when])),
            last=last[read].filter(place_key=place),
            figures=_table(entries[read].figures),
            versions=versions.filter(pl.col("ordinal").is_in(slot)),
            mine=mine,
            filed_before=mine != entries[read].submission,
        )
    return told


def _when(store: Store, entry: Entry) -> _When:
    season = store.facts.seasons[str(entry.read.season)]
    return season.key, tuple(days_told(store, season, [entry]))


def _of_form(read: ReadReturn) -> dict[str, str | None]:
    return {"season": read.season, "form": read.form}


def _up_to(read: ReadReturn, days: Sequence[date]) -> dict[str, object]:
    return {"as_of": read.period_end, "known_as_of": end_of_day(days[-1])}


def _table(figures: list[Figure]) -> pl.DataFrame:
    rows = [(figure.indicator, figure.value, figure.missing) for figure in figures if figure.row_number == 1]
    return pl.DataFrame(rows, schema=_FIGURES, orient="row")
