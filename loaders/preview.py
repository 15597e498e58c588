"""What handing in a return would change: it is really taken in, inside a transaction that is then rolled back."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from domain.dates import end_of_day, office_day
from domain.facts import Facts
from domain.seasons import Season
from loaders.archive import Kept
from loaders.drafts import Draft
from loaders.figures import Figure
from loaders.intake import Delivery, entry_of
from loaders.reading.result import ReadReturn
from loaders.rows import Entry, file_entry
from queries.ask import ask, ask_on
from queries.store import Cursor, Store
from queries.transactions import rolled_back

_FIGURES = {"indicator": pl.String(), "value": pl.Decimal(18, 8), "missing": pl.String()}
_STANDING = ("indicator", "label", "unit", "targeted", "actual", "guarantee_completion", "rank")


@dataclass(frozen=True)
class Preview:
    """What a return would change, told as of the end of `day`.

    `last` is returns/figures of the unit's return in force up to the period, before; `figures` the new ones:
    indicator, value, missing. `standing` is returns/standing of the unit with `actual_before`,
    `guarantee_completion_before`, `rank_before`. `versions` is returns/versions of its week or month with it taken
    in, `mine` its submission there: another's, `filed_before`, where the same bytes are in the ledger already.
    """

    day: date
    last: pl.DataFrame
    figures: pl.DataFrame
    standing: pl.DataFrame
    versions: pl.DataFrame
    mine: str
    filed_before: bool


def preview(
    store: Store, facts: Facts, draft: Draft, read: ReadReturn, received_at: datetime, by: str
) -> Preview | None:
    """What `read`, out of `draft`, would change if it were received at `received_at` (naive UTC).

    None for what would be refused, and for a form that belongs to no season. Nothing of it stays in the ledger.
    """
    if read.rejected or read.season not in facts.seasons or read.period_end is None:
        return None
    delivery = Delivery(draft.file, draft.path, received_at, by)
    entry = entry_of(delivery, Kept(draft.sha256, draft.path.stat().st_size, draft.path), read, "real", facts)
    day = _told_as_of(store, facts.seasons[read.season], read.period_end, received_at)
    with store.cursor() as cursor:
        return rolled_back(cursor, lambda cursor: _rehearsed(cursor, facts, entry, day))


def _told_as_of(store: Store, season: Season, period_end: date, received_at: datetime) -> date:
    """The first day on whose end the return counts and all is known that the ledger knows of the season."""
    today = office_day(received_at)
    last: date = ask(store, "season/last_day", season=season.key)["last_day"].item()
    return max(period_end, last) if today > season.closes else max(period_end, last, today)


def _rehearsed(cursor: Cursor, facts: Facts, entry: Entry, day: date) -> Preview:
    read = entry.read
    whose = {"season": read.season, "place": read.place}
    of_form = whose | {"form": read.form}
    last = ask_on(cursor, facts, "returns/figures", **of_form, as_of=read.period_end, known_as_of=end_of_day(day))
    before = ask_on(cursor, facts, "returns/standing", **whose, as_of=day)
    filed = file_entry(cursor, entry)
    after = ask_on(cursor, facts, "returns/standing", **whose, as_of=day)
    versions = ask_on(cursor, facts, "returns/versions", **of_form, as_of=day)
    slot = versions.filter(pl.col("submission") == filed.submission)["ordinal"].to_list()
    return Preview(
        day=day,
        last=last,
        figures=_table(entry.figures),
        standing=after.select(_STANDING).join(
            before.select("indicator", "actual", "guarantee_completion", "rank"), on="indicator", suffix="_before"
        ),
        versions=versions.filter(pl.col("ordinal").is_in(slot)),
        mine=filed.submission,
        filed_before=filed.submission != entry.submission,
    )


def _table(figures: list[Figure]) -> pl.DataFrame:
    rows = [(figure.indicator, figure.value, figure.missing) for figure in figures if figure.row_number == 1]
    return pl.DataFrame(rows, schema=_FIGURES, orient="row")
