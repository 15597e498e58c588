"""The days on which the ledger had a whole period to tell: what the choice bar offers."""

from datetime import date

import polars as pl

from domain.dates import EVER, is_month, is_year, office_day, period_end
from domain.seasons import Season
from pages.parts.shell.house import House

Slot = tuple[int, int]


def told_days(house: House, season: Season) -> dict[Slot, date]:
    """Per month or week told of, the day its last return counted from or was taken back, the latest first."""
    received = house.ask("returns/received", season=season.key, as_of=EVER).filter(pl.col("status") == "accepted")
    last: dict[Slot, date] = {}
    gone: dict[Slot, date] = {}
    for row in received.iter_rows(named=True):
        if row["place_key"] is not None and row["period"] is not None and not is_year(row["period"]):
            end = period_end(row["period"])
            known = end if row["backfilled"] else max(end, office_day(row["received_at"]))
            slot, days = slot_of(row["period"], season), last
            if row["standing"] == "withdrawn":
                known, days = office_day(row["withdrawn_at"]), gone
            days[slot] = max(known, days.get(slot, known))
    return {slot: max(last[slot], gone.get(slot, last[slot])) for slot in sorted(last, reverse=True)}


def slot_of(period: str, season: Season) -> Slot:
    """The year and month of 2022-09, or 0 and the week of 2023-06-09."""
    end = period_end(period)
    return (end.year, end.month) if is_month(period) else (0, season.week(end))


def told_before(told: dict[Slot, date], last: date, season: Season, day: date) -> date | None:
    """The day of the last month or week told of before the one ending on `last`, seen before `day`, if any."""
    mine = ((last.year, last.month), (0, season.week(last)))
    return max((seen for slot, seen in told.items() if slot not in mine and seen < day), default=None)
