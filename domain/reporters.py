"""Who hands in returns: the nine places, which are counted and ranked, and the departments beside them, which are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from domain.departments import Department, Departments
from domain.errors import UsageError
from domain.places import Place, Places

ReporterKind = Literal["place", "department"]
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
        return {reporter.key: reporter for reporter in self._all()}[key]

    def called(self, text: str) -> Reporter:
        """The unit with key or name `text`; UsageError lists the units."""
        found = next((reporter for reporter in self._all() if reporter.key == text), None)
        found = found or self.places.named(text) or self.departments.named(text)
        if found is None:
            raise UsageError(f"没有“{text}”这个单位；可用：{'、'.join(reporter.label for reporter in self._all())}。")
        return found

    def _all(self) -> Iterator[Reporter]:
        yield from self.places.place
        yield from self.departments.department
