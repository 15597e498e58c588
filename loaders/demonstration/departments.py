"""Invented returns of departments: what is done never falls, and every piece, project and trip of it is listed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.dates import period_end
from domain.departments import Task
from domain.facts import Facts
from domain.forms import Form
from loaders.blank.prefilled import given_rows
from loaders.demonstration.department_recipe import DepartmentOffice, DepartmentsRecipe
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.recipe import Office, Recipe

_CENT = Decimal("0.01")
_OVER = (1.05, 1.9)
_SMALL = (0.2, 0.9)
_SPREAD = (0.85, 1.15)

Line = dict[str, object]


def draw_departments(facts: Facts, recipe: Recipe, seed: int) -> Iterator[DrawnReturn]:
    """Every return of every department that reports; the same seed draws the same rows."""
    drawn, industries = recipe.departments, [trade.industry for trade in recipe.ledger.trade]
    form = facts.form(drawn.form)
    for office in drawn.office:
        habits = Office(place=office.place, size=0, year=office.strength, campaign=0)
        for nth, period in enumerate(drawn.periods):
            if period not in office.absent:
                lines = _Lines(facts, form, drawn, office, industries, seed).up_to(nth)
                yield DrawnReturn(form, habits, period, {}, tuple(lines))


class _Lines:
    """The rows of one department's return."""

    def __init__(
        self,
        facts: Facts,
        form: Form,
        recipe: DepartmentsRecipe,
        office: DepartmentOffice,
        industries: list[str],
        seed: int,
    ) -> None:
        self._facts, self._form, self._recipe, self._office = facts, form, recipe, office
        self._industries, self._seed = industries, seed
        self._label = facts.reporters.keyed(office.place).short
        tasks = facts.departments.tasks(facts.department_targets)
        self._tasks = [task for task in tasks if task.department == office.place]

    def up_to(self, nth: int) -> Iterator[Line]:
        """The tasks with what is done by the end of the nth period, then everything it is made of."""
        period = self._recipe.periods[nth]
        given = given_rows(self._facts, self._form, self._facts.reporters.keyed(self._office.place), period)
        done = {(task.label, task.least): self._done(task, nth) for task in self._tasks if task.target}
        units = {column.unit: column.name for column in self._form.columns if column.name in self._recipe.done}
        for line, task in zip(given, self._tasks, strict=True):
            if task.target is None:
                notes = self._office.notes or self._recipe.duty
                yield line | {"progress": notes[min(nth, len(notes) - 1)]}
            else:
                more = self._more(task, period)
                yield line | {units[task.unit]: Decimal(done[task.label, task.least] + more)}
        for label in dict.fromkeys(task.label for task in self._tasks if task.target):
            yield from self._items(label, {least: done[name, least] for name, least in done if name == label}, period)
        yield from self._strays()

    def _done(self, task: Task, nth: int) -> int:
        """At least what is done of the greater ones among them."""
        random = Random(f"{self._seed}/{task.department}/{task.label}/{task.least}")  # noqa: S311
        share = self._recipe.curve[nth] * self._office.strength * random.uniform(*_SPREAD)
        greater = (one for one in self._tasks if one.label == task.label and (one.least or 0) > (task.least or 0))
        return max([round(float(task.target or 0) * share), *(self._done(one, nth) for one in greater)])

    def _more(self, task: Task, period: str) -> int:
        named = (self._office.place, period, task.label)
        said = (row for row in self._recipe.overstated if (row.place, row.period, row.task) == named)
        return sum(row.more for row in said) if task.least == self._least(task.label) else 0

    def _least(self, label: str) -> Decimal | None:
        return next(task.least for task in self._tasks if task.label == label)

    def _items(self, label: str, done: dict[Decimal | None, int], period: str) -> Iterator[Line]:
        """As many as are done at every bound, the greatest first; the days run from the new year on."""
        random, last = Random(f"{self._seed}/{self._office.place}/{label}"), period_end(period)  # noqa: S311
        bounds = sorted(done, key=lambda least: least or Decimal(0), reverse=True)
        greater, counts = None, 0
        for least in bounds:
            for _ in range(done[least] - counts):
                counts += 1
                named = self._recipe.named[label].format(office=self._label, number=f"{counts:03d}")
                day = date(last.year, 1, 4) + timedelta(days=random.randint(0, 150))
                yield {"duty": label, "item": named, "happened_on": min(day, last)} | self._worth(
                    label, least, greater, random
                )
            greater = least

    def _worth(self, label: str, least: Decimal | None, below: Decimal | None, random: Random) -> Line:
        if label in self._recipe.without_money:
            return {}
        worth = Decimal((least or Decimal(1)) * Decimal(random.uniform(*(_OVER if least else _SMALL)))).quantize(_CENT)
        worth = min(worth, below - _CENT) if below else worth
        no = self._recipe.no
        return {
            "investment": worth,
            "industry": random.choice(self._industries),
            "real_estate": no,
            "government_funded": no,
        }

    def _strays(self) -> Iterator[Line]:
        for row in self._recipe.stray:
            if row.place == self._office.place:
                worth = {"investment": Decimal(str(row.investment)), "real_estate": row.real_estate}
                yield {"duty": row.task, "item": row.item, "government_funded": self._recipe.no, **worth}
