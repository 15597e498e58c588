"""Forms as data: how a return is recognised, where its place and period stand, and what each column means."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from domain.departments import TaskColumns
from domain.records import Record, Source
from domain.seasons import Rhythm, Season
from domain.targets import TargetLevel

STANDING = "standing"  # in place of a season's key: the register of a form that belongs to no season
NUMBERS = ("count", "amount")


class Column(Record):
    """One column: the path of header labels from the top down, without the unit in brackets behind the last.

    `indicator` names what the numbers are; any other column has a `field` of its own, which in a register is a
    column of its table. The unit is printed behind the last label, or behind the label of level `unit_on` (from 0).
    Text may be one of the listed `words` only, or the name of a unit; `several` of them, or of any words, are set apart
    by 、; `prose` keeps the punctuation it came with. `said` are other ways to write a word, quotation marks aside.
    In a table of targets an indicator stands once for each `level`. `also` are paths it is printed under too, and why.
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
    said: Mapping[str, str] = {}
    names_place: bool = False
    prose: bool = False
    level: TargetLevel | None = None
    also: tuple[tuple[str, ...], ...] = ()
    also_because: str = ""

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        if (self.indicator is None) == (self.field is None):
            raise ValueError("每列必须写明 indicator 或 field，二者只能有一个")
        if (self.kind in NUMBERS) != (self.unit is not None) or (self.indicator and self.kind not in NUMBERS):
            raise ValueError("数字列必须写明单位，文字列和日期列不写单位")
        if (self.words or self.names_place) and (self.kind != "text" or (self.words and self.names_place)):
            raise ValueError("words 和 names_place 只用于文字列，二者只能有一个")
        if self.several and self.kind != "text":
            raise ValueError("several 只用于文字列")
        if strange := [word for word in self.said.values() if word not in self.words]:
            raise ValueError(f"said 所指的“{strange[0]}”不在 words 之内")
        if bool(self.also) != bool(self.also_because) or (self.level and not self.indicator):
            raise ValueError("also 与 also_because 须同用，level 须与 indicator 同用")
        return self

    @property
    def name(self) -> str:
        """The key of what the column holds, in a table of targets with its level."""
        key = self.indicator or self.field or ""
        return f"{key}.{self.level}" if self.level else key

    @property
    def label(self) -> str:
        """The header path as people say it."""
        return " › ".join(self.header)


class Form(Record):
    """One version of one form of one season (or, with `season_kind`, of every season of that kind).

    A register keeps its rows in the wide table it names. One that belongs to no season is STANDING: it may speak of
    any day from `reports_from` on, in calendar weeks. What reads a year is the city's own, named by its title, with no
    rhythm: a row for each of the `units` is what it sets them, `many` a list that is STANDING.
    """

    key: str
    version: str
    label: str
    annex: str
    recognise: tuple[str, ...] = Field(min_length=1)
    title: tuple[str, ...]
    season: str | None = None
    season_kind: Literal["year", "campaign"] | None = None
    reporter: Literal["place", "department"] = "place"
    tasks: TaskColumns | None = None
    register_table: str | None = Field(default=None, alias="register")
    reports_from: date | None = None
    shape_of: str | None = None
    rhythm: Rhythm | None = None
    nature: Literal["cumulative", "target", "list"]
    place_label: str = ""
    period_label: str = ""
    period_reads: Literal["day", "month", "year"]
    sender_label: str = ""
    rows: Literal["one", "many", "units"]
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
        if self.rows == "units":
            self._check_targets()
        elif self.register_table and (self.rows != "many" or any(column.indicator for column in self.columns)):
            raise ValueError("写明 register 的表每行一条（rows 写 many），每列写 field")
        if not self.register_table and any(column.field and column.kind in NUMBERS for column in self.columns):
            raise ValueError("没有写明 register 的表，数字列必须写 indicator")
        if not self.from_city and not (self.rhythm and self.place_label and self.period_label and self.sender_label):
            raise ValueError("必须写明 rhythm、place_label、period_label 和 sender_label")
        paths = [path for column in self.columns for path in (column.header, *column.also)]
        if repeated := {path for path in paths if paths.count(path) > 1}:
            raise ValueError(f"表头重复：{'、'.join('›'.join(path) for path in sorted(repeated))}")
        return self

    def _check_targets(self) -> None:
        if not self.register_table or (self.season_kind, self.period_reads, self.nature) != ("year", "year", "target"):
            raise ValueError("rows 写 units 须写明 register，season_kind、period_reads 写 year，nature 写 target")
        if [column.names_place for column in self.columns].count(True) != 1:
            raise ValueError("rows 写 units 的表须有且只有一列 names_place")
        if any(column.unit and not column.level for column in self.columns):
            raise ValueError("rows 写 units 的表，数字列须写 indicator 和 level")

    @property
    def from_city(self) -> bool:
        """Whether it is the city's own table or list for a year."""
        return self.period_reads == "year"

    def is_for(self, season: Season) -> bool:
        """Whether it belongs to `season` or to every season of its kind."""
        return self.season == season.key or self.season_kind == season.kind

    def titled(self, period: str) -> tuple[str, ...]:
        """The lines of the title with the period in words."""
        return tuple(line.replace("{period}", period) for line in self.title)

    @cached_property
    def depth(self) -> int:
        """How many rows the header takes."""
        return max(len(column.header) for column in self.columns)
