"""The states that reviewing puts a declared key enterprise in, and in which figure which of them counts."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from domain.datafiles import Fault, read_table
from domain.enterprises import Category
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "reviews.toml"
# What a person may conclude, and what stands where nobody has.
Conclusion = Literal["recognised", "refused", "pending"]
CONCLUSIONS: tuple[Conclusion, ...] = get_args(Conclusion)
State = Literal["declared", "pending", "recognised", "refused"]
States = Annotated[tuple[State, ...], Field(min_length=1)]
STATES: tuple[State, ...] = get_args(State)


class Use(Record):
    """The states that count in a figure, in one topic other ones."""

    states: States
    topics: Mapping[str, States] = Field(default_factory=dict)
    source: Source

    @model_validator(mode="after")
    def _once(self) -> Self:
        for states in (self.states, *self.topics.values()):
            if len(set(states)) < len(states):
                raise ValueError("同一状态写了两次")
        return self

    def counted(self, category: Category) -> tuple[State, ...]:
        """The states in which what is declared in a category counts."""
        return self.topics.get(category.topic, self.states)


class Reviews(Record):
    """What counts in the numbers of key enterprises, in what schemes score, and in who heads a chain."""

    standing_source: Source
    figures: Use
    scores: Use
    heads: Use

    @property
    def uses(self) -> dict[str, Use]:
        """Every use by its key."""
        return {"figures": self.figures, "scores": self.scores, "heads": self.heads}


def reviews_in(facts: "Facts") -> Reviews:
    """What is said of reviews beside the facts, read once; FactsError for a fault."""
    return _read(facts.folder / FILE)


def review_faults(facts: "Facts") -> Iterator[Fault]:
    """Where it does not agree with the other facts: (file, location in it, reason)."""
    topics = {topic.key for topic in facts.key_enterprises.topic}
    for key, use in reviews_in(facts).uses.items():
        if strange := [topic for topic in use.topics if topic not in topics]:
            yield FILE, (key, "topics"), f"没有“{strange[0]}”这个专题"


@cache
def _read(path: Path) -> Reviews:
    return read_table(path, Reviews)
