"""Forms as data: how a return is recognised, where its place and period stand, and what each column means."""

from typing import Literal, Self

from pydantic import Field, model_validator

from domain.records import Record, Source
from domain.seasons import Rhythm


class Column(Record):
    """One column: the path of header labels from the top down, without the unit in brackets behind the last.

    `indicator` names what the numbers are; a column of text or dates has a `field` of its own instead.
    The unit is printed behind the last label, or behind the label of level `unit_on` (from 0).
    """

    header: tuple[str, ...] = Field(min_length=1)
    kind: Literal["count", "amount", "text", "date"]
    width: float
    indicator: str | None = None
    field: str | None = None
    unit: str | None = None
    unit_on: int | None = None

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        if (self.indicator is None) == (self.field is None):
            raise ValueError("每列必须写明 indicator 或 field，二者只能有一个")
        if (self.indicator is None) != (self.unit is None):
            raise ValueError("数字列必须写明单位，文字列和日期列不写单位")
        return self

    @property
    def name(self) -> str:
        """The key of what the column holds."""
        return self.indicator or self.field or ""

    @property
    def label(self) -> str:
        """The header path as people say it."""
        return " › ".join(self.header)


class Form(Record):
    """One version of one form of one season (or, with `season_kind`, of every season of that kind)."""

    key: str
    version: str
    label: str
    annex: str
    recognise: tuple[str, ...] = Field(min_length=1)
    title: tuple[str, ...]
    season: str | None = None
    season_kind: Literal["year", "campaign"] | None = None
    rhythm: Rhythm
    nature: Literal["cumulative"]
    place_label: str
    period_label: str
    period_reads: Literal["day", "month"]
    sender_label: str
    rows: Literal["one", "many"]
    ignored_headers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source
    columns: tuple[Column, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.season is None) == (self.season_kind is None):
            raise ValueError("必须写明 season 或 season_kind，二者只能有一个")
        paths = [column.header for column in self.columns]
        if repeated := {path for path in paths if paths.count(path) > 1}:
            raise ValueError(f"表头重复：{'、'.join('›'.join(path) for path in sorted(repeated))}")
        return self

    @property
    def depth(self) -> int:
        """How many rows the header takes."""
        return max(len(column.header) for column in self.columns)
