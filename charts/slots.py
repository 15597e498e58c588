"""Slots of a season as people call them: a month of a year, a week of a campaign."""

import polars as pl

from charts.markup import Row
from domain.dates import month_end, show_day, show_month


def slot_name(row: Row) -> str:
    """9月, or 第3周; `row` has ordinal, period_start and period_end."""
    return f"{row['period_start'].month}月" if _is_month(row) else f"第{row['ordinal']}周"


def slot_title(row: Row) -> str:
    """2022年9月, or 第3周（2023年6月5日至2023年6月11日）."""
    if _is_month(row):
        return show_month(row["period_start"])
    return f"第{row['ordinal']}周（{show_day(row['period_start'])}至{show_day(row['period_end'])}）"


def slots(history: pl.DataFrame) -> list[Row]:
    """The slots of completion/history, oldest first."""
    return history.select("ordinal", "period_start", "period_end", "pace").unique().sort("ordinal").rows(named=True)


def _is_month(row: Row) -> bool:
    return bool(row["period_start"].day == 1 and row["period_end"] == month_end(row["period_start"]))
