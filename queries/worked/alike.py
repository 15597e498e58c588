"""Candidates for one project listed by two units: judged by the rules, with what a person decided about each pair."""

from typing import Any

import polars as pl

from domain.facts import Facts
from domain.projects.likeness import Likeness, likeness_in
from queries.worked.judged import JUDGED, Row, judged, surest_first
from queries.worked.pairing import paired

_OF_ONE = ("place", "project", "investor", "contract", "signed_on", "state", "file", "sheet", "cell", "receipt")
_KEYS = ("place_key", "row_number", "submission")
_DECIDED = {
    "outcome": pl.String(),
    "reason": pl.String(),
    "author": pl.String(),
    "made_at": pl.Datetime("us"),
    "record": pl.String(),
}


def candidates(listed: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Every pair a rule holds of or a person decided about: those that wait first, by reasons and nearness of names.

    `listed` is what projects/duplicates asks: the projects with their names and firms by their letters, and what was
    decided about each.
    """
    rules = likeness_in(facts)
    decided = pl.col("decided").list.eval(pl.element().struct.field("record"))
    pairs = paired(listed.with_columns(records=decided), rules)
    compared = pl.concat([pairs["one"], pairs["other"]]).unique().sort()
    rows = dict(zip(compared, listed[compared].rows(named=True), strict=True))
    told = [_told(rows[one], rows[other], shared, rules, facts) for one, other, shared in pairs.iter_rows()]
    held = [row for row in told if row["reasons"] or row["outcome"]]
    held.sort(key=lambda row: (row["outcome"] is not None, *surest_first(row)))
    return pl.DataFrame(held, schema=_schema(listed), orient="row")


def _schema(listed: pl.DataFrame) -> dict[str, Any]:
    of_one, keys = ({name: listed.schema[name] for name in names} for names in (_OF_ONE, _KEYS))
    others, other_keys = ({f"other_{name}": kind for name, kind in kinds.items()} for kinds in (of_one, keys))
    return {**JUDGED, **of_one, **others, **_DECIDED, **keys, **other_keys}


def _told(one: Row, other: Row, shared: int, rules: Likeness, facts: Facts) -> Row:
    decided = _between(one, other)
    return {
        **judged(one, other, shared, rules, facts),
        **{name: one[name] for name in (*_OF_ONE, *_KEYS)},
        **{f"other_{name}": other[name] for name in (*_OF_ONE, *_KEYS)},
        **{name: decided.get(name) for name in _DECIDED},
    }


def _between(one: Row, other: Row) -> Row:
    """What was decided last about the two, nothing where nobody has."""
    there = other["place_key"], other["identity"]
    about = [said for said in one["decided"] or [] if (said["place"], said["project"]) == there]
    return max(about, key=lambda said: (said["made_at"], said["record"]), default={})
