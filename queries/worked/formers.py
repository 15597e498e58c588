"""Candidates for the earlier name of a project: what its unit listed before and no more, judged by the rules."""

from decimal import Decimal
from typing import Any

import polars as pl
from rapidfuzz.distance import LCSseq

from domain.facts import Facts
from domain.projects.likeness import Listed, likeness_in, reasons

_PLACES = 18


def formers(gone: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Those of which a rule holds, by reasons and nearness; `gone` is what projects/formers asks.

    `likeness` is the share of the letters of both names that they have in common in order.
    """
    rules = likeness_in(facts)
    units = {place.key: place.short for place in facts.places.place}
    kept = [name for name in gone.columns if name not in ("former", "own")]
    found: list[dict[str, Any]] = []
    for row in gone.iter_rows(named=True):
        one, other = (_seen(row[side], units) for side in ("own", "former"))
        shared = 2 * LCSseq.similarity(one.name, other.name)
        held = [rule.label for rule in reasons(one, other, shared, rules)]
        letters = len(one.name) + len(other.name)
        near = Decimal(shared * 10**_PLACES // letters if letters else 0).scaleb(-_PLACES)
        if held:
            found.append({"reasons": "；".join(held), "likeness": near} | {name: row[name] for name in kept})
    found.sort(key=lambda row: (-row["reasons"].count("；"), -row["likeness"]))
    judged: dict[str, Any] = {"reasons": pl.String(), "likeness": pl.Decimal(38, _PLACES)}
    return pl.DataFrame(found, schema=judged | {name: gone.schema[name] for name in kept}, orient="row")


def _seen(told: dict[str, Any], units: dict[str, str]) -> Listed:
    named = frozenset(key for key, short in units.items() if short in told["name"])
    return Listed(told["name"], told["firm"], named, told["contract"], told["signed_on"])
