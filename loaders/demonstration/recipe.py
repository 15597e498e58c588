"""The recipe of the demonstration year: what is drawn, by which offices, and what goes wrong."""

from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from domain.datafiles import read_table
from domain.records import Record
from loaders.demonstration.department_recipe import DepartmentsRecipe
from loaders.demonstration.firm_recipe import FirmsRecipe
from loaders.demonstration.ledger_recipe import Ledger
from loaders.demonstration.talk_recipe import Talks


class FigureRecipe(Record):
    """How one indicator comes about over a round; exactly one of the three ways.

    `of_target` times the higher printed target, `of_size` times the office's size (both times its strength), or from
    `from_share` to `to_share` of another indicator. `from_share` alone is what stood before the round, as a share.
    """

    indicator: str
    of_target: float | None = None
    of_size: float | None = None
    of: str | None = None
    from_share: float = Field(default=0.0, alias="from")
    to_share: float = Field(default=1.0, alias="to")
    at_most: str | None = None
    at_least_sum: tuple[str, ...] = ()


class Round(Record):
    """Returns of one form, one a period; `curve` is the share of the outcome reached by the end of each period."""

    form: str
    strength: Literal["year", "campaign"]
    periods: tuple[str, ...]
    curve: tuple[float, ...]
    days_until_received: tuple[int, int]
    figures: tuple[FigureRecipe, ...]

    @model_validator(mode="after")
    def _one_share_a_period(self) -> Self:
        if len(self.curve) != len(self.periods):
            raise ValueError(f"curve 有 {len(self.curve)} 项，periods 有 {len(self.periods)} 项，应当一样多")
        return self


class Office(Record):
    """One reporting unit's strength and the habits of who fills its forms."""

    place: str
    size: float
    year: float
    campaign: float
    written: str | None = None
    columns: Literal["as_issued", "groups_reversed"] = "as_issued"
    digits: Literal["number", "text", "full_width", "with_unit"] = "number"
    day: Literal["chinese", "dotted", "iso", "cell"] = "chinese"
    letterhead: Literal["apart", "beside", "together"] = "apart"
    nothing: str = "—"
    extra_lines: tuple[str, ...] = ()
    rows_above: int = 0
    columns_before: int = 0
    units: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    never: tuple[str, ...] = ()
    saved_by: str = "Microsoft Excel"

    def unit_of(self, indicator: str, printed: str) -> str:
        """The unit this office writes `indicator` in, where the form prints `printed`."""
        return next((unit for unit, indicators in self.units.items() if indicator in indicators), printed)


class Late(Record):
    """A return that came so many days later than usual."""

    place: str
    period: str
    days: int


class Absent(Record):
    """A return that was never sent."""

    place: str
    period: str


class Fault(Record):
    """A return first sent wrong: `typed` stands where the figure should, or the column is missing."""

    place: str
    period: str
    indicator: str
    days_until_right: int
    typed: str | None = None


class Revision(Record):
    """A cumulative figure cut by `less` from a period on; its `reason` comes so many days after the return, if any."""

    place: str
    period: str
    indicator: str
    less: Decimal
    reason: str | None = None
    days_until_explained: int = 1


class Recipe(Record):
    """The whole of data/demo.toml."""

    seed: int
    sender: str
    ledger: Ledger
    talks: Talks
    firms: FirmsRecipe
    departments: DepartmentsRecipe
    round: tuple[Round, ...]
    office: tuple[Office, ...]
    late: tuple[Late, ...]
    absent: tuple[Absent, ...]
    fault: tuple[Fault, ...]
    revision: tuple[Revision, ...] = ()

    def days_late(self, place: str, period: str) -> int:
        """How many days later than usual the return came."""
        return sum(row.days for row in self.late if (row.place, row.period) == (place, period))

    def is_absent(self, place: str, period: str) -> bool:
        """Whether the return was never sent."""
        return any((row.place, row.period) == (place, period) for row in self.absent)

    def cut(self, place: str, period: str, indicator: str) -> Decimal:
        """By how much the figures up to a period were revised."""
        mine = [row for row in self.revision if (row.place, row.indicator) == (place, indicator)]
        return sum((row.less for row in mine if len(row.period) == len(period) and row.period <= period), Decimal(0))

    def fault_in(self, place: str, period: str) -> Fault | None:
        """What was wrong with the return when it was first sent."""
        return next((row for row in self.fault if (row.place, row.period) == (place, period)), None)


def read_recipe(folder: Path) -> Recipe:
    """The recipe in `folder`/demo.toml; FactsError names the line that does not hold."""
    return read_table(folder / "demo.toml", Recipe)
