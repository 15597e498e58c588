"""Forms as data: how a return is recognised, where its place and period stand, and what each column means."""

from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from domain.records import Record, Source
from domain.seasons import Rhythm

STANDING = "standing"  # in place of a season's key: the register of a form that belongs to no season
NUMBERS = ("count", "amount")


class Column(Record):
    """One column: the path of header labels from the top down, without the unit in brackets behind the last.

    `indicator` names what the numbers are; any other column has a `field` of its own, which in a register is a
    column of its table. The unit is printed behind the last label, or behind the label of level `unit_on` (from 0).
    Text may be one of the listed `words` only, or `several` of them; or the name of the unit that reports.
    """

    header: tuple[str, ...] = Field(min_length=1)
    kind: Literal["count", "amount", "text", "date"]
    width: float
    indicator: str | None = None
    field: str | None = None
    unit: str | None = None
    unit_on: int | None = None
    required: bool = False
    words: tuple[str, ...] = ()
    several: bool = False
    names_place: bool = False

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        if (self.indicator is None) == (self.field is None):
            raise ValueError("每列必须写明 indicator 或 field，二者只能有一个")
        if (self.kind in NUMBERS) != (self.unit is not None) or (self.indicator and self.kind not in NUMBERS):
            raise ValueError("数字列必须写明单位，文字列和日期列不写单位")
        if (self.words or self.names_place) and (self.kind != "text" or (self.words and self.names_place)):
            raise ValueError("words 和 names_place 只用于文字列，二者只能有一个")
        if self.several and not self.words:
            raise ValueError("several 须与 words 同用")
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
    """One version of one form of one season (or, with `season_kind`, of every season of that kind).

    A register keeps its rows in the wide table it names. One that belongs to no season is STANDING: it may speak of
    any day from `reports_from` on, in calendar weeks.
    """

    key: str
    version: str
    label: str
    annex: str
    recognise: tuple[str, ...] = Field(min_length=1)
    title: tuple[str, ...]
    season: str | None = None
    season_kind: Literal["year", "campaign"] | None = None
    register_table: str | None = Field(default=None, alias="register")
    reports_from: date | None = None
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
        if (self.season == STANDING) != (self.reports_from is not None):
            raise ValueError(f"season 写 {STANDING} 的表须写明 reports_from，其他表不写")
        if self.register_table and (self.rows != "many" or any(column.indicator for column in self.columns)):
            raise ValueError("写明 register 的表每行一条（rows 写 many），每列写 field")
        if not self.register_table and any(column.field and column.kind in NUMBERS for column in self.columns):
            raise ValueError("没有写明 register 的表，数字列必须写 indicator")
        paths = [column.header for column in self.columns]
        if repeated := {path for path in paths if paths.count(path) > 1}:
            raise ValueError(f"表头重复：{'、'.join('›'.join(path) for path in sorted(repeated))}")
        return self

    @cached_property
    def depth(self) -> int:
        """How many rows the header takes."""
        return max(len(column.header) for column in self.columns)
