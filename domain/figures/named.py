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

# What projects may share: the chain, a link of it ("CHAIN|LINK"), the industry of those in no listed chain, the year.
GROUPED = ("chain", "link", "loose", "year")
CHAINED = {"chain": ("chain",), "link": ("chain", "link"), "loose": ("chain", "industry"), "ranked": ("chain",)}
SOUGHT = (
    "measure", "season", "gathered", "items", "fields", "levels", "place", "grouped_by", "group_key", "earlier",
    "least", "on", "name",
)  # fmt: skip
# The fields of a register that say whether a project is one of those counted, or how much it adds.
STEPS = {
    "signed": (),
    "registered": ("registered_on", "licensed_on", "started_on", "producing_on", "state"),
    "landed": ("filed_on", "licensed_on", "started_on", "producing_on", "state"),
    "started": ("started_on", "producing_on", "state"),
    "producing": ("producing_on", "state"),
    "signed_money": ("contract",),
    "funds": ("contract", "funds"),
}


def group_called(kind: str, name: str, unit: str | None = None) -> str:
    """Whose a figure of a group of projects is, of one unit's or of all."""
    return f"{kind}{f'@{unit}' if unit else ''}:{name}"


@dataclass(frozen=True)
class Figure:
    """One figure; `measure` is a key of MEASURES, `whose` a place, the city, a department, or a group of projects.

    `on` is a day in the week or month that a measure of a slot is of.
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
    def unit(self) -> str:
        """The unit it is of, the city too; empty for a group of the projects of all units."""
        return self.whose.partition(":")[0].partition("@")[2] if self.group[0] else self.whose

    @property
    def task(self) -> tuple[str, Decimal | None]:
        """The task of a department that the item names, and its bound."""
        label, _, least = self.item.partition(":")
        return label, Decimal(least) if least else None

    def sought(self, facts: Facts) -> dict[str, object]:
        """What its cells are found by, by the names in SOUGHT; lists run together with commas."""
        kind, name = self.group
        among_units = self.made.basis not in ("", "followed")
        everyone = among_units or self.unit in ("", facts.places.city.key)
        label, least = self.task if self.made.of == "task" else (",".join(self.indicators(facts)), None)
        everyone = everyone or self.made.gathered == "score"
        found = (
            self.measure,
            self.season,
            self.made.gathered,
            label,
            ",".join(self.fields(facts)),
            ",".join(self.made.levels),
            None if everyone else self.unit,
            "ranked" if self.made.basis == "followed" else kind or None,
            name,
            self.made.earlier,
            least,
            self.on,
            str(self),
        )
        return dict(zip(SOUGHT, found, strict=True))

    def indicators(self, facts: Facts) -> tuple[str, ...]:
        """The indicators (or kind of firms, or scheme) whose cells it is made of, a numerator first."""
        if self.made.gathered == "cohort":
            return ()
        if self.made.of == "ratio":
            ratio = self._ratio(facts)
            return (ratio.numerator, ratio.denominator)
        return (self.scheme if self.made.gathered == "score" else self.item,)

    @property
    def scheme(self) -> str:
        """The scheme that a score or a part of one is of."""
        return self.item.partition(":")[0]

    def fields(self, facts: Facts) -> tuple[str, ...]:
        """The fields of the register that it is made of, none that it would not change with."""
        if self.made.gathered == "band":
            return ("contract", "signed_on")
        if self.made.gathered != "cohort":
            return self.made.fields
        kind = "ranked" if self.made.basis else self.group[0]
        step = self.item if self.made.of == "step" else self._ratio(facts).counted
        found = ["signed_on", *CHAINED.get(kind, ())]
        if self.measure == "followed_whole":
            found += ["contract"] if step == "funds" else []
        else:
            found += STEPS[step]
        if facts.measures.cohort.terminated == "left_out" and "state" not in found:
            found.append("state")
        return tuple(found)

    def _ratio(self, facts: Facts) -> Ratio:
        return next(one for one in facts.measures.ratio if one.key == self.item)
