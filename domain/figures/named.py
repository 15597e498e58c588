"""What every figure is called, on a screen, in a file and in a question: its measure, season, item and whose it is.

取数编号: MEASURE/SEASON/ITEM/WHOSE, such as "guarantee_completion/2022/funds_in_place/dazhu". WHOSE is a unit, the city
or a department; of projects it may be a group, "chain:NAME", or of one unit "chain@dazhu:NAME". A task of a department
is named with its bound, "编制推出项目:10"; of a week or month "slot_gain@2023-06-09", by any day in it. A score is one
of a scheme, a part of it "SCHEME:ITEM:MEASURE" or, of an item that is scored as one, "SCHEME:ITEM".
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.facts import Facts
from domain.figures.measures import MEASURES, Measure
from domain.indicators import Ratio
from domain.projects.pipeline import SIGNED, TALKED_OVER

# What of signing is told by the projects that were talked over before.
_FROM_TALKS = (
    "pace_moved_on", "pace_moved_from", "pace_conversion", "pace_median", "pace_followed", "pace_came",
)  # fmt: skip
# What projects may share where their investors come from: REGION, REGION|CHAIN; of those in no listed chain
# REGION|INDUSTRY.
FROM_REGION = ("region", "loose_region")
# What projects may share: the chain, a link of it ("CHAIN|LINK"), all links of it, the industry of those in no listed
# chain, the year, any listed chain or none, the quarter of signing ("2022Q3", or of one chain "2022Q3|CHAIN").
GROUPED = ("chain", "link", "links", "loose", "year", "ranked", "unlisted", "quarter", *FROM_REGION)


def group_called(kind: str, name: str, unit: str | None = None) -> str:
    """Whose a figure of a group of projects is, of one unit's or of all."""
    return f"{kind}{f'@{unit}' if unit else ''}:{name}"


@dataclass(frozen=True)
class Figure:
    """One figure; `measure` is a key of MEASURES, `whose` a place, the city, a department, or a group of projects.

    `on` is a day in the week or month that a measure of a slot is of; of what came since, the day before that.
    """

    measure: str
    season: str
    item: str
    whose: str
    on: date | None = None

    def __str__(self) -> str:
        day = f"@{self.on.isoformat()}" if self.on else ""
        return f"{self.measure}{day}/{self.season}/{self.item}/{self.whose}"

    @property
    def made(self) -> Measure:
        """How it is made."""
        return MEASURES[self.measure]

    @property
    def group(self) -> tuple[str, str]:
        """What a group of projects shares and its name, such as ("chain", NAME); two empty texts for a unit."""
        kind, colon, name = self.whose.partition(":")
        kind = kind.partition("@")[0]
        return (kind, name) if colon and kind in GROUPED else ("", "")

    @property
    def region(self) -> tuple[str, str] | None:
        """The region the investors of its projects come from, and the chain or industry they share besides."""
        kind, name = self.group
        region, _, shared = name.partition("|")
        return (region, shared) if kind in FROM_REGION else None

    @property
    def unit(self) -> str:
        """The unit it is of, the city too; empty for a group of the projects of all units."""
        return self.whose.partition(":")[0].partition("@")[2] if self.group[0] else self.whose

    @property
    def task(self) -> tuple[str, Decimal | None]:
        """The task of a department that the item names, and its bound."""
        label, _, least = self.item.partition(":")
        return label, Decimal(least) if least else None

    @property
    def talked(self) -> bool:
        """Whether it is made of the projects that were talked over, not of the signed ones."""
        step = self.awaited[0]
        of_talks = step in TALKED_OVER or (step == SIGNED and self.measure in _FROM_TALKS)
        return self.made.of == "talk" or (self.measure.startswith("pace_") and of_talks)

    @property
    def awaited(self) -> tuple[str, int | None]:
        """The step of the pipeline that the item names, and after how many days since signing."""
        step, _, days = self.item.partition(":")
        return step, int(days) if days.isdecimal() else None

    def indicators(self, facts: Facts) -> tuple[str, ...]:
        """The indicators (or kind of firms, or scheme) whose cells it is made of, a numerator first; the ratio
        itself where the ledger tells of it, or what is asked of it counts; of a season all but what ratios are made of.
        """
        if self.made.gathered == "cohort":
            return (self.item,) if self.made.of == "ratio" else ()
        if self.made.of == "season":
            shared = {key for ratio in facts.measures.ratio for key in (ratio.numerator, ratio.denominator)}
            every = facts.indicators_of(facts.seasons[self.season])
            return tuple(one.key for one in every if one.key not in shared)
        if self.made.of == "ratio":
            ratio = self.ratio(facts)
            return (ratio.numerator, ratio.denominator, *([ratio.key] if self.made.levels else []))
        return (self.scheme if self.made.gathered == "score" else self.item,)

    @property
    def scheme(self) -> str:
        """The scheme that a score or a part of one is of."""
        return self.item.partition(":")[0]

    def ratio(self, facts: Facts) -> Ratio:
        """The follow-through ratio that the item names."""
        return next(one for one in facts.measures.ratio if one.key == self.item)
