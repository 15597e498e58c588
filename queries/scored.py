"""Answers worked out from exact figures by a scheme: scores, their parts, progress, topics.

A score adds fractions of different wholes. DECIMAL cuts each off, and two equal scores would compare unequal; so SQL
asks the exact parts and whole numbers are kept until a score is told, rounded half up to 8 decimals.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

import polars as pl

from domain.earning import Quantity
from domain.facts import Facts
from domain.schemefiles import schemes_in
from domain.schemes import Scheme
from domain.scoretelling import part_sentence
from domain.scoring import Contender, Standing, standings
from queries.catalogue import Question
from queries.scored_columns import COLUMNS, part_row, place_row, progress_ranks, slot_row

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """The rows asked for one scheme, in the printed order of the units."""

    scheme: Scheme
    rows: Sequence[Row]

    def standings(self, of: Callable[[Row], bool]) -> list[Standing]:
        """Every unit by the rows that are `of` the moment meant."""
        by_place: dict[str, dict[str, Quantity]] = {row["place_key"]: {} for row in self.rows}
        banned = {row["place_key"] for row in self.rows if row["reason"] is not None}
        for row in filter(of, self.rows):
            by_place[row["place_key"]][row["measure"]] = _quantity(row)
        return standings(self.scheme, [Contender(key, mine, key in banned) for key, mine in by_place.items()])

    def named(self, place: str) -> dict[str, object]:
        """Who the unit is, the last period its figures speak of, and the scheme."""
        mine = [row for row in self.rows if row["place_key"] == place]
        asked = [row["period"] for row in mine if row["measure"] in self.scheme.measures and not row.get("earlier")]
        told = {name: mine[0][name] for name in ("place", "place_key", "short", "reason")}
        scheme = {"scheme": self.scheme.key, "version": self.scheme.version, "official": self.scheme.official}
        return told | scheme | {"period": max(filter(None, asked), default=None)}


def worked_out(question: Question, frame: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The frame as it was asked, or what the question makes of it."""
    if not question.scored:
        return frame
    rows = [row for one in _by_scheme(frame, facts) for row in _ANSWERS[question.scored](one, facts)]
    schema = COLUMNS[question.scored]
    return pl.DataFrame([{name: row[name] for name in schema} for row in rows], schema=schema, orient="row")


def _by_scheme(frame: pl.DataFrame, facts: Facts) -> Iterator[Asked]:
    rows = frame.sort("scheme_ordinal", "place_ordinal", "measure").rows(named=True)
    for (key, version), of_scheme in groupby(rows, lambda row: (row["scheme"], row["version"])):
        yield Asked(schemes_in(facts).version(key, version), list(of_scheme))


def _quantity(row: Row) -> Quantity:
    part, whole = row["part"], row["whole"]
    actual = Fraction(part) / Fraction(whole) if part is not None and whole else None
    return Quantity(row["status"], actual, _fraction(row["guarantee"]), _fraction(row["work"]))


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _composite(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit, the ranked ones first."""
    now = one.standings(lambda row: not row["earlier"])
    before = {mine.place: mine for mine in one.standings(lambda row: bool(row["earlier"]))}
    rows = [place_row(mine, one.scheme, now, before.get(mine.place)) for mine in now]
    for row in sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0)):
        yield row | one.named(str(row["place_key"]))


def _progress(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit, who rose most first and who fell most last."""
    rows = list(_composite(one, facts))
    ranks = progress_ranks(rows)
    for row in sorted(rows, key=_places_lost):
        yield row | {"progress_rank": ranks.get(str(row["place_key"]))}


def _parts(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit in the printed order with every part of its score."""
    for mine in one.standings(lambda row: not row["earlier"]):
        for part in mine.parts:
            yield part_row(part, facts) | one.named(mine.place)


def _topical(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit in the topic, with how its score came about."""
    now = one.standings(lambda row: not row["earlier"])
    told = {mine.place: "；".join(part_sentence(part, facts) for part in mine.parts) for mine in now}
    for row in _composite(one, facts):
        yield row | {"topic": one.scheme.topic, "sentence": told[str(row["place_key"])]}


def _history(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit at the end of every slot."""
    slots = sorted({(row["ordinal"], row["last_day"]) for row in one.rows})
    for ordinal, last_day in slots:
        for mine in one.standings(_of_slot(ordinal)):
            yield slot_row(mine, ordinal, last_day) | one.named(mine.place)


def _places_lost(row: Mapping[str, object]) -> tuple[bool, int]:
    change = row["change"]
    return (False, -change) if isinstance(change, int) else (True, 0)


def _of_slot(ordinal: int) -> Callable[[Row], bool]:
    return lambda row: bool(row["ordinal"] == ordinal)


_ANSWERS: dict[str, Callable[[Asked, Facts], Iterator[dict[str, object]]]] = {
    "composite": _composite,
    "score_parts": _parts,
    "progress": _progress,
    "topical": _topical,
    "history": _history,
}
