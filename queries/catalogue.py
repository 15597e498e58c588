"""The questions that can be asked: every SQL file outside migrations/ and views/, with what its header states."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.figures.seeking import SOUGHT, SOUGHT_OF_TALKS

FOLDER = Path(__file__).parent
_NOT_QUESTIONS = {"migrations", "views"}
# A moment says both what is spoken of and what was known, a day the first alone, knowledge the second alone.
AXES = {"moment": ("day", "moment"), "day": ("day",), "knowledge": ("moment",)}
_HEADER = re.compile(r"^-- (grain|unit|source|params|worked): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Param:
    """One parameter: `kind` is one of AXES, figure, or a kind of word that queries/given_words.py knows.

    It is empty where `choices` are listed; `talks` is a figure of negotiations.

    `default` is the column of season/last_day that is meant where the parameter is left out.
    """

    name: str
    kind: str
    choices: tuple[str, ...]
    required: bool
    default: str

    @property
    def sql_names(self) -> tuple[str, ...]:
        """The names it has in the statement: one for each axis of time, or what a figure's cells are found by."""
        parts = {**AXES, "figure": SOUGHT, "talks": SOUGHT_OF_TALKS}.get(self.kind)
        return tuple(f"{self.name}_{part}" for part in parts) if parts else (self.name,)


@dataclass(frozen=True)
class Question:
    """One query file: what a row is, in what units, from which source, and what it wants to know.

    `worked` is the way (queries/worked/ways.py) that the answer is made of what the statement finds; empty for none.
    """

    name: str
    grain: str
    unit: str
    source: str
    params: tuple[Param, ...]
    sql: str
    worked: str = ""

    @property
    def param_names(self) -> frozenset[str]:
        """The names of the parameters."""
        return frozenset(param.name for param in self.params)

    @property
    def asks_as_of_a_moment(self) -> bool:
        """Whether what was known can be asked apart from the day it speaks of."""
        return any(param.name == "as_of" and "moment" in AXES.get(param.kind, ()) for param in self.params)


@cache
def questions() -> dict[str, Question]:
    """Every question by its name, "<folder>/<file>", in alphabetical order; KeyError for a header short of a line."""
    paths = (path for path in FOLDER.glob("*/*.sql") if path.parent.name not in _NOT_QUESTIONS)
    return {
        name: _question(name, path)
        for name, path in sorted((f"{path.parent.name}/{path.stem}", path) for path in paths)
    }


def _question(name: str, path: Path) -> Question:
    sql = path.read_text(encoding="utf-8")
    stated = dict(_HEADER.findall(sql))
    params = tuple(_param(text) for text in stated["params"].split(", "))
    return Question(name, stated["grain"], stated["unit"], stated["source"], params, sql, stated.get("worked", ""))


def _param(text: str) -> Param:
    name, _, stated = text.partition(" ")
    kind, _, default = stated.removesuffix("?").partition("=")
    choices = tuple(kind.split("|")) if "|" in kind else ()
    return Param(name, "" if choices else kind, choices, not stated.endswith("?") and not default, default)
