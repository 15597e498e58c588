"""Two projects held against each other: which rules hold of them, and how near their names are."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from domain.facts import Facts
from domain.numbers import SHARE_DECIMALS
from domain.projects.likeness import Likeness, Listed, reasons

Row = dict[str, Any]
JUDGED: Mapping[str, pl.DataType] = {"reasons": pl.String(), "likeness": pl.Decimal(38, SHARE_DECIMALS)}


def judged(one: Row, other: Row, shared: int, rules: Likeness, facts: Facts) -> Row:
    """The rules that hold of two rows with name, firm, contract and signed_on; `shared` letters are in both names.

    `likeness` is the share of the letters of both names that they have in common in order.
    """
    held = [rule.label for rule in reasons(_seen(one, facts), _seen(other, facts), shared, rules)]
    letters = len(one["name"]) + len(other["name"])
    near = Decimal(shared * 10**SHARE_DECIMALS // letters if letters else 0).scaleb(-SHARE_DECIMALS)
    return {"reasons": "；".join(held), "likeness": near}


def surest_first(row: Row) -> tuple[int, Decimal]:
    """By how many rules hold, then by how near the names are."""
    return -row["reasons"].count("；"), -row["likeness"]


def _seen(row: Row, facts: Facts) -> Listed:
    named = frozenset(place.key for place in facts.places.place if place.short in row["name"])
    return Listed(row["name"], row["firm"], named, row["contract"], row["signed_on"])
