"""The pipeline as data: the steps of a project in order, and what in the ledger says that one is reached."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from domain.datafiles import Fault, read_table
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "pipeline.toml"
TERMINATED = "terminated"
SIGNED = "signed"
SIGNED_PROJECTS = "project_state"
TALKED_OVER = ("negotiating", "intended")


class Step(Record):
    """One step; `days` are the columns of the ledger that date it, `state` the word that says it where none does.

    With neither nobody tells of it. `told_by` is the register that does.
    """

    key: Literal["negotiating", "intended", "signed", "registered", "landed", "started", "producing", "at_capacity"]
    label: str
    days: tuple[str, ...] = ()
    state: str | None = None
    told_by: str = SIGNED_PROJECTS

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.days and self.state:
            raise ValueError("days 和 state 只写一样")
        return self

    @property
    def told(self) -> bool:
        """Whether a register says anything of it."""
        return bool(self.days or self.state)

    @property
    def talked_over(self) -> bool:
        """Whether it comes before signing, so that no signed figure counts it."""
        return self.told_by != SIGNED_PROJECTS


class Termination(Record):
    """The end of a project that goes no further, and the word of the ledger for it."""

    label: str
    state: str


class Talks(Record):
    """The register of projects under negotiation, and how far each word of its 进展 says one has come."""

    register_table: str = Field(alias="register")
    states: dict[str, Literal["negotiating", "intended", "terminated"]]


class Pipeline(Record):
    """The steps in order, the end beside them, and where each definition comes from."""

    source: Source
    order_source: Source
    steps_source: Source
    days_source: Source
    talks_source: Source
    waiting_source: Source
    step: tuple[Step, ...]
    terminated: Termination
    talks: Talks

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({step.key for step in self.step}) < len(self.step):
            raise ValueError("step 的 key 重复")
        return self

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where each definition comes from."""
        said = (self.source, self.order_source)
        return (*said, self.steps_source, self.days_source, self.talks_source, self.waiting_source)

    @property
    def labels(self) -> dict[str, str]:
        """What every step and the end are called, by key, in order."""
        return {step.key: step.label for step in self.step} | {TERMINATED: self.terminated.label}

    @property
    def waited_for(self) -> tuple[Step, ...]:
        """The steps that a signed project may still reach and that the ledger tells of."""
        signed = next(at for at, step in enumerate(self.step) if step.key == SIGNED)
        return tuple(step for step in self.step[signed + 1 :] if step.told)

    def before(self, key: str, talked: bool = False) -> str | None:
        """The step of signed projects, or of those `talked` over, that is waited from until a step; None for the first
        and where nothing is told of one.
        """
        told = [step for step in self.step if step.told]
        keys = [step.key for step in told if talked or not step.talked_over]
        return keys[keys.index(key) - 1] if key in keys[1:] else None


def pipeline_in(facts: "Facts") -> Pipeline:
    """The pipeline beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / FILE)


def pipeline_faults(facts: "Facts") -> Iterator[Fault]:
    """Where the pipeline does not agree with the other facts: (file, location in it, reason)."""
    pipeline = pipeline_in(facts)
    columns = {(form.register_table, column.name): column for form in facts.forms.values() for column in form.columns}
    dated = {name for name, column in columns.items() if column.kind == "date"}
    reached = {stage.state: stage.reached for stage in facts.measures.stage}
    for position, step in enumerate(pipeline.step):
        if strange := [name for name in step.days if (step.told_by, name) not in dated]:
            yield FILE, ("step", position, "days"), f"台账没有“{strange[0]}”这个日期"
        if step.state and step.state not in reached:
            yield FILE, ("step", position, "state"), f"没有“{step.state}”这个状态"
    if reached.get(pipeline.terminated.state) != TERMINATED:
        yield FILE, (TERMINATED, "state"), f"“{pipeline.terminated.state}”不是终止的状态"
    said = columns.get((pipeline.talks.register_table, "state"))
    if said is None or set(said.words) != set(pipeline.talks.states):
        yield FILE, ("talks", "states"), "应当写明在谈项目台账“进展”一列的每个词"


@cache
def _read(path: Path) -> Pipeline:
    return read_table(path, Pipeline)
