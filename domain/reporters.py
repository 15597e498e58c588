"""Who hands in returns: the nine places, which are counted and ranked, and the departments, which are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from domain.datafiles import Fault
from domain.departments import Department, Departments
from domain.errors import UsageError
from domain.places import Place, Places

if TYPE_CHECKING:
    from domain.facts import Facts

ReporterKind = Literal["place", "department"]
_KINDS: tuple[ReporterKind, ...] = get_args(ReporterKind)
Reporter = Place | Department


@dataclass(frozen=True)
class Reporters:
    """Every unit that reports, by kind; their keys differ."""

    places: Places
    departments: Departments

    def of(self, kind: ReporterKind) -> tuple[Reporter, ...]:
        """The units of one kind, in the printed order."""
        return self.departments.department if kind == "department" else self.places.place

    def named(self, kind: ReporterKind, text: str) -> Reporter | None:
        """The unit of a kind that goes by `text`, exactly, after normalising."""
        return self.departments.named(text) if kind == "department" else self.places.named(text)

    def keyed(self, key: str) -> Reporter:
        """The unit with `key`; KeyError where there is none."""
        found = next((one for one in self.departments.department if one.key == key), None)
        return found or self.places.keyed(key)

    def called(self, text: str, kind: ReporterKind | None = None) -> Reporter:
        """The unit with key or name `text`, one of a `kind` where given, else the city by its key, too.

        UsageError asks which is meant by a name of two, and lists the units for one of none.
        """
        units = self.of(kind) if kind else (*self._all(), self.places.city)
        found = next((reporter for reporter in units if reporter.key == text), None)
        found = found or next((named for each in _KINDS if (named := self.named(each, text)) in units), None)
        if found is None:
            question = self.places.question(text) or f"没有“{text}”这个单位"
            known = [unit.label for unit in units if unit is not self.places.city]
            raise UsageError(f"{question.removesuffix('。')}；可用：{'、'.join(known)}。")
        return found

    def _all(self) -> Iterator[Reporter]:
        yield from self.places.place
        yield from self.departments.department


def department_faults(facts: "Facts") -> Iterator[Fault]:
    """Where the departments do not agree with the other facts: (file, location in it, reason)."""
    listed, places = facts.departments, {place.key for place in facts.places.place}
    for position, department in enumerate(listed.department):
        if department.key in places or facts.places.named(department.label):
            yield (
                "departments.toml",
                ("department", position, "key"),
                f"“{department.label}”同时是县（市、区）的名称或代码",
            )
    yield from _reading_faults(facts)
    for form in facts.forms.values():
        words = next((column.words for column in form.columns if form.tasks and column.name == form.tasks.task), ())
        if form.tasks and set(words) != set(listed.words()):
            yield f"forms/{form.key}.toml", ("tasks",), f"任务一列的词应为：{'、'.join(listed.words())}"


def _reading_faults(facts: "Facts") -> Iterator[Fault]:
    """The same of the patterns that quantities are read by."""
    listed = facts.departments
    for position, pattern in enumerate(listed.reading.pattern):
        if pattern.task not in listed.counted_in():
            where = ("reading", "pattern", position, "task")
            yield "departments.toml", where, f"没有“{pattern.task}”这项计数的任务"
    for name in ("bound_unit", "small_unit"):
        if facts.units.named(unit := getattr(listed.reading, name)) is None:
            yield "departments.toml", ("reading", name), f"没有“{unit}”这个单位"
