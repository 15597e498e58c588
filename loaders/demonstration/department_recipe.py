"""The recipe of the demonstrated departments: which of them report, how far they come, and what goes wrong."""

from typing import Self

from pydantic import model_validator

from domain.records import Record


class DepartmentOffice(Record):
    """One department that reports, how strong it is, and what it says of its task in words, a sentence a period."""

    place: str
    strength: float = 1.0
    notes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class Stray(Record):
    """Something listed that does not count: a real-estate project, or one under the least that is asked."""

    place: str
    task: str
    item: str
    investment: float
    real_estate: str


class Overstated(Record):
    """A return that says so many more of a task are done than it lists."""

    place: str
    period: str
    task: str
    more: int


class DepartmentsRecipe(Record):
    """One return a period; `curve` is the share of the year's tasks done by the end of each.

    What is done stands in the columns `done`. What is listed is named after its task: `named` by task, with {office}
    and {number}; the tasks `without_money` list no investment. `duty` is said of a task in words where the department
    says nothing of its own.
    """

    form: str
    periods: tuple[str, ...]
    curve: tuple[float, ...]
    days_until_received: tuple[int, int]
    named: dict[str, str]
    without_money: tuple[str, ...]
    done: tuple[str, ...]
    no: str
    duty: tuple[str, ...]
    stray: tuple[Stray, ...]
    overstated: tuple[Overstated, ...]
    office: tuple[DepartmentOffice, ...]

    @model_validator(mode="after")
    def _one_share_a_period(self) -> Self:
        if len(self.curve) != len(self.periods):
            raise ValueError(f"curve 有 {len(self.curve)} 项，periods 有 {len(self.periods)} 项，应当一样多")
        return self
