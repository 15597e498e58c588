"""The municipal departments, the names they go by, and what annex 3 asks of each, in quantities and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from domain.records import Record, Source
from domain.targets import DepartmentTarget
from domain.task_sentences import SentenceReading
from domain.text import squeeze

Kind = Literal["leading", "serving", "other"]


class DepartmentKind(Record):
    """One section of annex 3; `task` heads its task in words, `duty` is the one all its departments share."""

    key: Kind
    label: str
    short: str
    clause: str
    task: str
    duty: str | None = None


class TaskKind(Record):
    """One quantity asked for: what it is called, counted in `unit`; `words` names the sentence it is printed in."""

    label: str
    short: str
    unit: str
    words: Literal["leads", "compiles"] | None = None


class Department(Record):
    """One department that hands in returns, and the sentences printed for it alone."""

    key: str
    label: str
    short: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    leads: str | None = None
    compiles: str | None = None
    duty: str | None = None


class TaskColumns(Record):
    """Which columns of a form say how far the tasks of its unit have come.

    A row names its `task` by the heading in annex 3 and the `least` of what counts. What is `done` stands in one column
    for each unit, the progress in words in `note`; a row with an `item` is evidence.
    """

    task: str
    wording: str
    least: str
    done: tuple[str, ...]
    note: str
    item: str


@dataclass(frozen=True)
class Task:
    """One task of one department: a `target` in `unit`, of things worth at least `least` 亿元; or only a `sentence`.

    `label` is its heading in annex 3, `scope` what counts; `sentence` is as printed, `clause` where.
    """

    season: str
    department: str
    label: str
    scope: str
    least: Decimal | None
    target: Decimal | None
    unit: str | None
    sentence: str
    clause: str


class Departments(Record):
    """All departments in the printed order; `season` is that of the sentences, `prefixes` may stand before any name."""

    season: str
    prefixes: tuple[str, ...]
    source: Source
    reading: SentenceReading
    kind: tuple[DepartmentKind, ...]
    task: tuple[TaskKind, ...]
    department: tuple[Department, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        owner: dict[str, str] = {}
        for department in self.department:
            for name in self.names(department):
                if owner.setdefault(name, department.key) != department.key:
                    raise ValueError(f"“{name}”是两个部门的名称")
            if department.kind not in {kind.key for kind in self.kind}:
                raise ValueError(f"{department.label}的类别没有写在 kind 里")
        return self

    def names(self, department: Department) -> Iterator[str]:
        """Every name that means it, squeezed."""
        for name in (department.label, department.short, *department.aliases):
            yield from (squeeze(f"{prefix}{name}") for prefix in ("", *self.prefixes))

    def named(self, text: str) -> Department | None:
        """The department that goes by `text`, exactly, after normalising."""
        return self._by_name.get(squeeze(text))

    @cached_property
    def _by_name(self) -> dict[str, Department]:
        return {name: department for department in self.department for name in self.names(department)}

    def kind_of(self, department: Department) -> DepartmentKind:
        """The section of annex 3 it stands in."""
        return next(kind for kind in self.kind if kind.key == department.kind)

    def counted_in(self) -> dict[str, str]:
        """The unit of every task that is counted."""
        return {task.label: task.unit for task in self.task}

    def words(self) -> tuple[str, ...]:
        """Every heading a task may stand under."""
        return (*(task.label for task in self.task), *(kind.task for kind in self.kind))

    def tasks(self, targets: Iterable[DepartmentTarget]) -> Iterator[Task]:
        """What is asked of every department, in the printed order: its `targets`, then its task in words."""
        asked: dict[str, list[DepartmentTarget]] = {}
        for row in targets:
            if department := self.named(row.department):
                asked.setdefault(department.key, []).append(row)
        for department in self.department:
            yield from (self._quantity(department, row) for row in asked.get(department.key, ()))
            kind = self.kind_of(department)
            if sentence := department.duty or kind.duty:
                words = (self.season, department.key, kind.task, "", None, None, None, sentence, kind.clause)
                yield Task(*words)

    def _quantity(self, department: Department, row: DepartmentTarget) -> Task:
        kind = next(task for task in self.task if task.label == row.indicator)
        printed = getattr(department, kind.words) if kind.words else None
        least, clause = row.min_investment, self.kind_of(department).clause
        sentence = printed or f"{kind.label}{row.target:f}{kind.unit}"
        return Task(row.season, department.key, kind.label, row.scope, least, row.target, row.unit, sentence, clause)
