"""Whose projects the pipeline is drawn of, and by which 取数编号 its figures open."""

from dataclasses import dataclass
from datetime import date

from charts.evidence.figured import opening, slot_opening
from domain.facts import Facts
from domain.figures.named import group_called
from domain.saying import stated


@dataclass(frozen=True)
class Scope:
    """Of a unit and of a chain, None for all; what came in the period came after the day `after`."""

    unit: str | None = None
    chain: str | None = None
    after: date | None = None

    def name(self, facts: Facts) -> str:
        """What it is called on the screen."""
        unit = facts.places.keyed(self.unit) if self.unit else facts.places.city
        return f"{unit.short}{self.chain or ''}"

    def whose(self, facts: Facts) -> str:
        """Whose figures those of the whole are."""
        if self.chain:
            return group_called("chain", self.chain, self.unit)
        return self.unit or facts.places.city.key

    def group(self, by: str, key: str | None) -> str:
        """Whose figures those of a group of it are: of a unit, or of a chain, None for projects in no listed one."""
        if by == "place":
            return group_called("chain", self.chain, key) if self.chain else key or ""
        return group_called("chain", key, self.unit) if key else group_called("unlisted", "", self.unit)

    def quarter(self, quarter: str) -> str:
        """Whose figures those of the projects signed in a quarter are."""
        return group_called("quarter", f"{quarter}|{self.chain}" if self.chain else quarter, self.unit)

    def said(self, shown: str, measure: str, step: str, facts: Facts, whose: str | None = None) -> str:
        """A number of a sentence that opens as a figure of a step does; of the whole where `whose` is left out."""
        opened = self.opens(measure, step, self.whose(facts) if whose is None else whose)
        return stated(shown, opened.removeprefix("figure:"))

    def opens(self, measure: str, step: str, whose: str) -> str:
        """What a click on a figure of a step tells."""
        if not measure.startswith("pace_flow"):
            return opening(measure, step, whose)
        assert self.after is not None
        return slot_opening(measure, step, whose, self.after)
