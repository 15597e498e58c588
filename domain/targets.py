"""Targets as printed: per unit and indicator, in two levels; a printed dash is no target at all."""

from decimal import Decimal

from domain.records import Record


class Target(Record):
    """What one unit is to reach in a season, in the indicator's unit; `work` is None where one level is printed."""

    season: str
    place: str
    indicator: str
    guarantee: Decimal
    work: Decimal | None = None


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
    min_investment: Decimal | None
    target: Decimal
    unit: str


class Minimum(Record):
    """The least activity asked of the city in a campaign."""

    season: str
    indicator: str
    minimum: Decimal
    unit: str
    scope: str
