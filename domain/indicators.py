"""What is counted: indicators reported in cells, and ratios of two of them."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from domain.records import Record, Source

Nature = Literal["cumulative", "snapshot"]


class Band(Record):
    """Projects by 合同总投资 in 亿元: from `least` on and under `below`; without `below` there is no upper end."""

    least: Decimal = Field(ge=0)
    below: Decimal | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.below is not None and self.below <= self.least:
            raise ValueError(f"上限 {self.below} 不大于下限 {self.least}")
        return self


class Indicator(Record):
    """One reported figure; `unit` is the unit the ledger keeps it in, `headline` puts it on the first screen.

    `in_sentence` is what sentences call it, where that is not its label.
    `definition_source` says where the definition comes from, where the document only prints the name. With a `band`
    it counts projects that the register of projects lists one by one; `foreign` puts it on 外资.
    """

    key: str
    label: str
    short: str
    unit: str
    kind: Literal["count", "amount"]
    nature: Nature
    definition: str
    source: Source
    definition_source: Source | None = None
    better: Literal["higher"] = "higher"
    headline: bool = False
    foreign: bool = False
    band: Band | None = None
    in_sentence: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """What it is called inside a sentence."""
        return self.in_sentence or self.label

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may be called by."""
        return (self.key, self.label, self.short, *self.aliases)


class Ratio(Record):
    """One follow-through ratio: Σ numerator ÷ Σ denominator, both indicator keys; never a mean of ratios.

    `counted` is what it counts in the register of projects: those that took a step, or the money in place.
    """

    key: str
    label: str
    step: str
    numerator: str
    denominator: str
    counted: Literal["registered", "started", "producing", "funds"]
    definition: str
    source: Source
    definition_source: Source | None = None
    better: Literal["higher"] = "higher"


class RatioTarget(Record):
    """The share of 1 that a ratio is to reach in a season, the same for every unit."""

    season: str
    ratio: str
    share: Decimal = Field(gt=0, le=1)
    source: Source


class Stage(Record):
    """A state a project may be in, and the step it has reached with it; every step holds those before it.

    `landed` says that its word is enough for 落地, which lies between 注册 and 开工 and is no step of a ratio.
    """

    state: str
    reached: Literal["signed", "registered", "started", "producing", "terminated"]
    landed: bool = False


class Cohort(Record):
    """The projects the ratios are taken of: signed from `since` on.

    A terminated one stands in the denominator alone, as far as it got (as_reached), or nowhere (left_out).
    """

    since: date
    terminated: Literal["denominator", "as_reached", "left_out"]
    source: Source
    terminated_source: Source
    stage_source: Source


class Level(Record):
    """A level of completion: the first whose target is reached counts, read from the top."""

    key: Literal["work", "guarantee", "short"]
    label: str


class Light(Record):
    """A light against the pace: shown where the lead in points is at least `least_lead` (None: everything below)."""

    key: Literal["on_pace", "near", "behind"]
    label: str
    least_lead: Decimal | None = None


class Measures(Record):
    """How indicators are judged."""

    ratio: tuple[Ratio, ...]
    cohort: Cohort
    stage: tuple[Stage, ...]
    level: tuple[Level, ...]
    light: tuple[Light, ...]
    level_source: Source
    light_source: Source
    pace_source: Source
    no_task: str

    @model_validator(mode="after")
    def _lights_from_the_top(self) -> Self:
        leads = [light.least_lead for light in self.light]
        bounds = [lead for lead in leads if lead is not None]
        if leads != [*sorted(set(bounds), reverse=True), None] or len({light.key for light in self.light}) < len(leads):
            raise ValueError("light 应从高到低排列，各不相同，最后一个不写 least_lead")
        return self
