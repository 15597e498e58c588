"""What every figure is called, on a screen, in a file and in a question: its measure, season, item and whose it is.

取数编号: MEASURE/SEASON/ITEM/WHOSE, such as "guarantee_completion/2022/funds_in_place/dazhu". WHOSE is a unit or the
city; of projects followed through it may be a group, "chain:NAME" or "year:2021".
"""

from dataclasses import dataclass
from typing import Literal

from domain.facts import Facts
from domain.indicators import Ratio

Gathered = Literal["returns", "targets", "cohort", "band"]
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
    "guarantee_target": Measure("targets", levels=("guarantee",)),
    "work_target": Measure("targets", levels=("work",)),
    "guarantee_completion": Measure(levels=("guarantee",)),
    "work_completion": Measure(levels=("work",)),
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
SOUGHT = ("measure", "season", "gathered", "items", "fields", "levels", "place", "grouped_by", "group_key", "earlier")
# The fields of a register that say whether a project is one of those counted, or how much it adds.
_STEPS = {
    "registered": ("registered_on", "licensed_on", "started_on", "producing_on", "state"),
    "started": ("started_on", "producing_on", "state"),
    "producing": ("producing_on", "state"),
}


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
            self.measure,
            self.season,
            self.made.gathered,
            ",".join(self.indicators(facts)),
            ",".join(self.fields(facts)),
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
            ratio = self._ratio(facts)
            return (ratio.numerator, ratio.denominator)
        return (self.item,)

    def fields(self, facts: Facts) -> tuple[str, ...]:
        """The fields of the register of projects that it is made of, none that it would not change with."""
        if self.made.gathered == "band":
            return ("contract", "signed_on")
        if self.made.gathered != "cohort":
            return ()
        counted = self._ratio(facts).counted
        found = ["signed_on", *(["chain"] if self.group[0] == "chain" else [])]
        if counted == "funds":
            found += ["contract"] if self.measure == "followed_whole" else ["contract", "funds"]
        elif self.measure != "followed_whole":
            found += _STEPS[counted]
        if facts.measures.cohort.terminated == "left_out" and "state" not in found:
            found.append("state")
        return tuple(found)

    def _ratio(self, facts: Facts) -> Ratio:
        return next(one for one in facts.measures.ratio if one.key == self.item)
