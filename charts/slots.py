"""Slots of a season as people call them: a month of a year, a week or half a month of a campaign."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from charts.markup import Row, text
from domain.dates import half_month, is_year, month_end, period_end, show_day, show_half_month, show_month, show_period


@dataclass(frozen=True)
class Slot:
    """The month, half month or week a screen speaks of; a return belongs to it by its period, not its date."""

    ordinal: int
    first: date
    last: date

    @classmethod
    def of(cls, row: Row) -> "Slot":
        """The slot of a row with ordinal, period_start and period_end."""
        return cls(row["ordinal"], row["period_start"], row["period_end"])

    @property
    def name(self) -> str:
        """9月, 5月上半月 or 第3周."""
        if self._is_half:
            return show_half_month(self.first)
        return f"{self.first.month}月" if self._is_month else f"第{self.ordinal}周"

    @property
    def title(self) -> str:
        """2022年9月, or 第3周（2023年6月5日至2023年6月11日）."""
        if self._is_month:
            return show_month(self.first)
        return f"{self.name}（{show_day(self.first)}至{show_day(self.last)}）"

    def holds(self, period: str | None) -> bool:
        """Whether a return of `period` is one of this slot; no return is not."""
        if period is None or is_year(period):
            return False
        return self.first <= period_end(period) <= self.last

    def since(self, period: str | None) -> str:
        """A note behind the name of a unit whose last return is of an earlier slot, such as 8月数."""
        if period is None or period_end(period) >= self.first:
            return ""
        return f'<small class="since">{text(show_period(period).split("年")[1])}数</small>'

    @property
    def _is_half(self) -> bool:
        return (self.first, self.last) == half_month(self.first)

    @property
    def _is_month(self) -> bool:
        return self.first.day == 1 and self.last == month_end(self.first)


def slots(history: pl.DataFrame) -> list[Row]:
    """The slots of completion/history, oldest first."""
    return history.select("ordinal", "period_start", "period_end", "pace").unique().sort("ordinal").rows(named=True)
