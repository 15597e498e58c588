"""Targets as printed: per unit and indicator, in two levels; a printed dash is no target at all."""

from decimal import Decimal
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from domain.records import Record

TargetLevel = Literal["guarantee", "work"]
TARGET_LEVELS: tuple[TargetLevel, ...] = get_args(TargetLevel)
Quantity = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=8)]


class Target(Record):
    """What one unit is to reach in a season, in the indicator's unit; `work` is None where one level is printed."""

    season: str
    place: str
    indicator: str
    guarantee: Quantity
    work: Quantity | None = None

    @model_validator(mode="after")
    def _work_is_the_higher(self) -> Self:
        if self.work is not None and self.work < self.guarantee:
            raise ValueError(f"工作目标 {self.work} 低于保证目标 {self.guarantee}")
        return self


class PrintedTotal(Record):
    """The 合计 printed under a column of targets: re-added, never used."""

    season: str
    indicator: str
    guarantee: Decimal | None
    work: Decimal | None


class DepartmentTarget(Record):
    """One quantity asked of a municipal department; `min_investment` in 亿元 bounds what counts."""

    season: str
    department: str
    indicator: str
    scope: str
    min_investment: Quantity | None
    target: Quantity
    unit: str


class Minimum(Record):
    """The least activity asked in a campaign, of the city as a whole or of each place; an indicator counts it.

    `unit` is the printed one; what is done is told in that of the indicator, which is the same under another name.
    """

    season: str
    indicator: str
    minimum: Quantity
    unit: str
    scope: str
    asked_of: Literal["city", "place"]
    counted_by: str
