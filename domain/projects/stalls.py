"""When a signed project counts as stalled: how many days it may stand at a step, as data/stalls.toml says."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from domain.datafiles import read_list
from domain.errors import FactsError, UsageError
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

Step = Literal["signed", "registered", "landed", "started"]


class Stall(Record):
    """A project that stands at one of `steps` is stalled once it took the step `since` `days` days ago or longer."""

    key: str
    label: str
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    since: Literal["signed", "registered", "started"]
    days: Annotated[int, Field(gt=0)]
    source: Source


def stalls_in(facts: "Facts") -> dict[str, Stall]:
    """The rules by key, in the order of the pipeline, read once; FactsError for a fault or a step in two rules."""
    return _read(facts.folder / "stalls.toml")


def stall_called(facts: "Facts", text: str) -> Stall:
    """The rule with key or label `text`; UsageError lists the rules."""
    rules = stalls_in(facts)
    if found := next((rule for rule in rules.values() if text in (rule.key, rule.label)), None):
        return found
    known = "、".join(rule.label for rule in rules.values())
    raise UsageError(f"没有“{text}”这种停滞；可用：{known}。")


@cache
def _read(path: Path) -> dict[str, Stall]:
    rules = read_list(path, "rule", Stall)
    steps = [step for rule in rules.values() for step in rule.steps]
    if twice := next((step for step in steps if steps.count(step) > 1), None):
        raise FactsError(path, 0, f"“{twice}”写在两条规则里")
    return rules
