"""What a decision of the city would change: it is really written, inside a transaction that is then rolled back."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from domain.dates import EVER
from domain.facts import Facts
from queries.ask import ask, ask_on
from queries.engine.transactions import rolled_back
from queries.store import Cursor, Store

_BEFORE = ("indicator", "place_key", "actual", "guarantee_completion", "rank")


def rehearsed(store: Store, facts: Facts, season: str, day: date, write: Callable[[Cursor], None]) -> pl.DataFrame:
    """returns/standing of every unit as of the end of `day` after `write`, with actual, completion and rank `_before`.

    Raises what `write` raises. Nothing of it stays in the ledger.
    """

    def told(cursor: Cursor) -> pl.DataFrame:
        before = ask_on(cursor, facts, "returns/standing", season=season, as_of=day)
        write(cursor)
        after = ask_on(cursor, facts, "returns/standing", season=season, as_of=day)
        return after.join(before.select(_BEFORE), on=["indicator", "place_key"], suffix="_before")

    with store.cursor() as cursor:
        return rolled_back(cursor, told)


def figure_before(store: Store, season: str, place: str, indicator: str, period_end: date) -> Decimal | None:
    """What the unit's last return before a period says, put right where it was; None for nothing.

    This is what counts where a figure is not believed.
    """
    asked = {"season": season, "as_of": period_end - timedelta(days=1), "known_as_of": EVER}
    told = ask(store, "season/values_by_place", **asked).filter(place_key=place, indicator=indicator)
    return None if told.is_empty() else told["value"][0]
