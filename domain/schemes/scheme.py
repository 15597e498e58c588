"""Scoring schemes as data: what is scored, by which shape, for which season, from which day, official or not."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from domain.records import Record, Source
from domain.schemes.cases import AnyShape, Shortfall
from domain.schemes.earning import NotNegative, Share


class Measure(Record):
    """One thing measured: an indicator, a follow-through ratio or a count; `share` of the item's points is its own."""

    key: str
    share: Share = Decimal(1)


class Item(Record):
    """One line of a scheme: its full `points` are split over its measures by share, or earned by all together."""

    key: str
    label: str
    points: NotNegative = Decimal(0)
    shape: AnyShape
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _points_fit_the_shape(self) -> Self:
        if self.shape.weighted != (self.points > 0):
            told = "计入总分的项要写满分" if self.shape.weighted else "加分、扣分项不写满分"
            raise ValueError(f"{self.label}：{told}")
        shares = sum(measure.share for measure in self.measures)
        if not self.together and shares != 1:
            raise ValueError(f"{self.label}：各指标的占比合计为{shares}，应为1")
        return self

    @property
    def together(self) -> bool:
        """Whether all measures make one part."""
        return isinstance(self.shape, Shortfall)


class Cut(Record):
    """A cut line: the first `ranks` ranks are above it."""

    label: str
    ranks: PositiveInt


class Listing(Record):
    """A red or black list: by rank, the first or the last so many, **and** by completion, at least or below a share.

    The completion is that of the guarantee of `measure`; without one the share of the full score.
    """

    label: str
    colour: Literal["red", "black"]
    ranks: PositiveInt
    share: Share
    measure: str = ""


class Commendation(Record):
    """How many names the shortlist holds: `leading` ranks, at least `least_rise` ranks risen, `topical` ranks."""

    leading: PositiveInt
    improved: PositiveInt
    least_rise: PositiveInt
    topical: PositiveInt
    source: Source


class Scheme(Record):
    """One version of a scheme, valid from a day on; `unfilled` says what a cell left empty is worth.

    A `topical` scheme ranks one topic, a `composite` one everything. The example schemes are not official.
    """

    key: str
    version: str
    label: str
    official: bool
    valid_from: date
    season: str
    kind: Literal["composite", "topical"]
    topic: str = ""
    unfilled: Literal["no_points", "left_out"]
    source: Source
    item: Annotated[tuple[Item, ...], Field(min_length=1)]
    cut: tuple[Cut, ...] = ()
    listing: tuple[Listing, ...] = ()
    commendation: Commendation | None = None

    @model_validator(mode="after")
    def _stands_by_itself(self) -> Self:
        keys = Counter(item.key for item in self.item)
        if repeated := [key for key, times in keys.items() if times > 1]:
            raise ValueError(f"项目“{repeated[0]}”重复")
        if not self.full:
            raise ValueError("至少要有一项计入总分")
        if (self.kind == "topical") != bool(self.topic):
            raise ValueError("专题方案要写专题名称，综合方案不写")
        return self

    @property
    def full(self) -> Decimal:
        """The full score, before what is added or taken."""
        return sum((item.points for item in self.item), Decimal(0))

    @property
    def measures(self) -> frozenset[str]:
        """Every measure it names."""
        mine = {measure.key for item in self.item for measure in item.measures}
        return frozenset(mine | {row.measure for row in self.listing if row.measure})


class Disqualification(Record):
    """A unit shown and not ranked in a season (取消考评资格), from the day it was decided."""

    key: str
    season: str
    place: str
    decided: date
    reason: str
    author: str
