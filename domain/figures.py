"""What every figure is called, on a screen, in a file and in a question: its measure, season, item and whose it is.

取数编号: MEASURE/SEASON/ITEM/WHOSE, such as "guarantee_completion/2022/funds_in_place/dazhu". WHOSE is a unit or the
city; of projects followed through it may be a group, "chain:NAME" or "year:2021".
"""

from dataclasses import dataclass
from typing import Literal

from domain.errors import UsageError
from domain.facts import Facts

Gathered = Literal["returns", "cohort", "band"]
GROUPED = ("chain", "year")


@dataclass(frozen=True)
class Measure:
    """How a figure is made: from what cells, against which targets, of all units, of now and before.

    `basis` is what a rank goes by; `of` is what the item names: an indicator, a ratio, or an indicator with a band.
    """

    gathered: Gathered = "returns"
    levels: tuple[str, ...] = ()
    basis: str = ""
    earlier: bool = False
    of: Literal["indicator", "ratio", "band"] = "indicator"


MEASURES = {
    "actual": Measure(),
    "gain": Measure(earlier=True),
    "guarantee_target": Measure(levels=("guarantee",)),
    "work_target": Measure(levels=("work",)),
    "guarantee_completion": Measure(levels=("guarantee",)),
    "work_completion": Measure(levels=("work", "guarantee")),
    "lead_points": Measure(levels=("guarantee",)),
    "guarantee_rank": Measure(levels=("guarantee",), basis="guarantee"),
    "work_rank": Measure(levels=("work",), basis="work"),
    "actual_rank": Measure(basis="actual"),
    "reported_part": Measure(of="ratio"),
    "reported_whole": Measure(of="ratio"),
    "reported_rate": Measure(of="ratio"),
    "followed_part": Measure("cohort", of="ratio"),
    "followed_whole": Measure("cohort", of="ratio"),
    "followed_rate": Measure("cohort", of="ratio"),
    "band": Measure("band", of="band"),
}
SOUGHT = ("season", "gathered", "items", "fields", "levels", "place", "grouped_by", "group_key", "earlier")
# The fields of a register of projects that say whether a project counts, and how much.
FIELDS: dict[Gathered, tuple[str, ...]] = {
    "returns": (),
    "cohort": (
        "project", "chain", "contract", "signed_on", "registered_on", "licensed_on", "started_on", "producing_on",
        "funds", "state",
    ),
    "band": ("project", "contract", "signed_on"),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One figure; `measure` is a key of MEASURES, `whose` a place, the city, or a group of projects."""

    measure: str
    season: str
    item: str
    whose: str

    def __str__(self) -> str:
        return f"{self.measure}/{self.season}/{self.item}/{self.whose}"

    @property
    def made(self) -> Measure:
        """How it is made."""
        return MEASURES[self.measure]

    @property
    def group(self) -> tuple[str, str]:
        """What a group of projects shares and its name, such as ("chain", NAME); two empty texts for a unit."""
        kind, colon, name = self.whose.partition(":")
        return (kind, name) if colon and kind in GROUPED else ("", "")

    def sought(self, facts: Facts) -> dict[str, object]:
        """What its cells are found by, by the names in SOUGHT; lists run together with commas."""
        kind, name = self.group
        everyone = bool(kind or self.made.basis or self.whose == facts.places.city.key)
        found = (
            self.season,
            self.made.gathered,
            ",".join(self.indicators(facts)),
            ",".join(FIELDS[self.made.gathered]),
            ",".join(self.made.levels),
            None if everyone else self.whose,
            kind or None,
            name,
            self.made.earlier,
        )
        return dict(zip(SOUGHT, found, strict=True))

    def indicators(self, facts: Facts) -> tuple[str, ...]:
        """The indicators whose cells it is made of, a numerator before its denominator."""
        if self.made.gathered == "cohort":
            return ()
        if self.made.of == "ratio":
            ratio = next(one for one in facts.measures.ratio if one.key == self.item)
            return (ratio.numerator, ratio.denominator)
        return (self.item,)


def figure_id(measure: str, season: str, item: str, whose: str) -> str:
    """The 取数编号 of a figure."""
    return str(Figure(measure, season, item, whose))


def read_figure(text: str, facts: Facts) -> Figure:
    """The figure that a 取数编号 names; UsageError, in Chinese, where it names none."""
    parts = text.split("/", 3)
    if len(parts) == 4:
        figure = Figure(*parts)
        if figure.measure in MEASURES and figure.season in facts.seasons and _known(figure, facts):
            return figure
    raise UsageError(f"没有“{text}”这个取数编号；写法：量/考核期/项目/单位，如 {_example(facts)}。")


def _known(figure: Figure, facts: Facts) -> bool:
    items = {
        "indicator": facts.indicators.keys(),
        "ratio": {ratio.key for ratio in facts.measures.ratio},
        "band": {one.key for one in facts.indicators.values() if one.band},
    }
    units = {place.key for place in (*facts.places.place, facts.places.city)}
    grouped = figure.made.gathered == "cohort" and bool(figure.group[0])
    return figure.item in items[figure.made.of] and (figure.whose in units or grouped)


def _example(facts: Facts) -> str:
    indicator, season = next(iter(facts.indicators)), next(iter(facts.seasons))
    return figure_id("actual", season, indicator, facts.places.place[0].key)
