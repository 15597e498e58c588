"""The cells listed for one figure: values by unit, and projects by the fields of their register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from domain.facts import Facts
from domain.figures.named import Figure
from domain.schemes.scheme import Scheme

Row = dict[str, Any]
Project = Mapping[str, str | None]
Part = tuple[Project, dict[str, Fraction]]
# What a row says of a line of a register: one of its cells; the chain a project is counted in, with its share.
LINE_ROLES = ("project", "line")


@dataclass(frozen=True)
class Listed:
    """The rows of evidence/cells for one figure, the day it speaks as of, and the scheme of a score."""

    figure: Figure
    rows: tuple[Row, ...]
    facts: Facts
    day: date
    scheme: Scheme | None = None

    def now(self) -> "Listed":
        """What is told of its own day."""
        return replace(self, rows=tuple(row for row in self.rows if row["told_by"] == self.day))

    def before(self) -> "Listed":
        """What is told of the period before, as of the day that it says."""
        rows = tuple(row for row in self.rows if row["told_by"] != self.day)
        return replace(self, rows=rows, day=rows[0]["told_by"] if rows else self.day)

    def values(self, role: str, item: str) -> dict[str, Fraction]:
        """By place, what the cells of one role say of one item; a cell that says nothing is left out."""
        told = (row for row in self.rows if row["role_key"] == role and row["item"] == item)
        return {row["place_key"]: Fraction(row["value"]) for row in told if row["value"] is not None}

    def total(self, role: str, item: str, among: Iterable[str] | None = None) -> Fraction | None:
        """The sum of one role's cells, of those places only; None where there are none."""
        told = self.values(role, item)
        kept = [value for place, value in told.items() if among is None or place in set(among)]
        return sum(kept, Fraction(0)) if kept else None

    def projects(self) -> list[Project]:
        """Every project or other line listed, by the fields of its register."""
        return [project for project, _ in self.parts()]

    def parts(self) -> list[Part]:
        """Every line listed, with what of it is counted in each chain or link; all of it, where nothing says."""
        cells = [row for row in self.rows if row["role_key"] in LINE_ROLES]
        cells.sort(key=_line)
        shares: dict[tuple[str, int], dict[str, Fraction]] = {}
        for row in self.rows:
            if row["role_key"] == "share":
                mine = shares.setdefault(_line(row), {})
                mine[row["item"]] = mine.get(row["item"], Fraction(0)) + Fraction(row["value"])
        return [(_told(list(line)), shares.get(key, {"": Fraction(1)})) for key, line in groupby(cells, _line)]

    def places(self, role: str) -> set[str]:
        """The units with rows of a role."""
        return {row["place_key"] for row in self.rows if row["role_key"] == role}


def _told(line: list[Row]) -> Project:
    """What its cells say by field, with the unit, the period and the number of the line."""
    whose = {"place_key": line[0]["place_key"], "period": line[0]["period"], "row": str(line[0]["row_number"])}
    return {cell["item"]: cell["value"] for cell in line} | whose


def _line(row: Row) -> tuple[str, int]:
    return row["submission"], row["row_number"]
