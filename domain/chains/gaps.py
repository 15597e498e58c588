"""The gaps of a chain: what states its links are in, what each asks to be done, where losing one cuts off the rest."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from domain.chains.files import chains_in
from domain.datafiles import Fault, read_table
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "gaps.toml"
Least = Annotated[int, Field(ge=0)]


class State(Record):
    """A state of a link, and how many projects that go on, landed ones and units it asks for at least."""

    key: str
    label: str
    signed: Least = 0
    landed: Least = 0
    places: Least = 0
    covered: bool = False


class Task(Record):
    """What is to be done about a link of one of `states`, of one of `stages` where any are named.

    `begun` asks that its chain has a covered link, or that it has none.
    """

    key: str
    label: str
    states: Annotated[tuple[str, ...], Field(min_length=1)]
    stages: tuple[str, ...] = ()
    begun: bool | None = None


class Bottleneck(Record):
    """Which stages a stage feeds, and the share of the covered links that a bottleneck cuts off more than."""

    over: Annotated[Decimal, Field(ge=0, lt=1)]
    feeds: dict[str, tuple[str, ...]]
    source: Source


class Competition(Record):
    """From how many units on those that have projects of the same link compete."""

    places: Annotated[int, Field(gt=1)]
    source: Source


class Gaps(Record):
    """States from the most to the least, tasks of which the first that fits counts.

    A link is short of the landed projects that the state `founded` asks for. `leader` is the category of key
    enterprises that heads a chain.
    """

    founded: str
    leader: str
    source: Source
    task_source: Source
    leader_source: Source
    mapping_source: Source
    state: Annotated[tuple[State, ...], Field(min_length=1)]
    task: tuple[Task, ...]
    bottleneck: Bottleneck
    competition: Competition

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        states = Counter(state.key for state in self.state)
        if repeated := [key for key, times in states.items() if times > 1]:
            raise ValueError(f"状态“{repeated[0]}”重复")
        if strange := {self.founded, *(key for task in self.task for key in task.states)} - set(states):
            raise ValueError(f"没有“{min(strange)}”这种状态")
        if any((self.state[-1].signed, self.state[-1].landed, self.state[-1].places)):
            raise ValueError("最后一种状态不能有下限")
        if missing := set(states) - {key for task in self.task for key in task.states if not _narrowed(task)}:
            raise ValueError(f"状态“{min(missing)}”没有总能对应的任务")
        try:
            TopologicalSorter(self.bottleneck.feeds).prepare()
        except CycleError:
            raise ValueError("各段的供给关系不能成环") from None
        return self

    def labelled(self, key: str) -> str:
        """The label of a state."""
        return next(state.label for state in self.state if state.key == key)

    @property
    def tasks(self) -> dict[str, str]:
        """The label of every task by its key, each once."""
        return {task.key: task.label for task in self.task}


def gaps_in(facts: "Facts") -> Gaps:
    """What is said of gaps beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / FILE)


def gap_faults(facts: "Facts") -> Iterator[Fault]:
    """Where it does not agree with the other facts: (file, location in it, reason)."""
    known = gaps_in(facts)
    if known.leader not in {category.key for category in facts.key_enterprises.category}:
        yield FILE, ("leader",), f"没有“{known.leader}”这类重点企业"
    listed = {stage for one in chains_in(facts) for stage in one.stages}
    fed = {stage for stages in known.bottleneck.feeds.values() for stage in stages}
    for stage in (*known.bottleneck.feeds, *fed):
        if stage not in listed:
            yield FILE, ("bottleneck", "feeds"), f"没有“{stage}”这个段"
    for position, task in enumerate(known.task):
        if strange := [stage for stage in task.stages if stage not in listed]:
            yield FILE, ("task", position, "stages"), f"没有“{strange[0]}”这个段"


def _narrowed(task: Task) -> bool:
    return bool(task.stages) or task.begun is not None


@cache
def _read(path: Path) -> Gaps:
    return read_table(path, Gaps)
