"""Answers worked out from exact figures by a scheme: scores, their parts, progress, topics.

A score adds fractions of different wholes. DECIMAL cuts each off, and two equal scores would compare unequal; so SQL
asks the exact parts and whole numbers are kept until a score is told, rounded half up to 8 decimals.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import polars as pl

from domain.facts import Facts
from domain.schemes.scheme import Scheme
from domain.schemes.telling import part_sentence
from queries.worked.contests import Asked, Reading, Row, by_scheme
from queries.worked.score_moves import moved
from queries.worked.scored_columns import COLUMNS, part_row, place_row, progress_ranks, slot_row

_Answer = Callable[[Sequence[Asked], Facts], Iterable[Row]]


def scored(kind: str, frame: pl.DataFrame, facts: Facts, read: Reading) -> pl.DataFrame:
    """The answer of one `kind` of COLUMNS from what its statement finds; `read` finds the schemes the ledger keeps."""
    return _table(kind, _ROWS[kind](list(by_scheme(frame, facts, read)), facts))


def tried(scheme: Scheme, frame: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The history that a scheme makes of the figures asked by rankings/history, whatever scheme they name."""
    rows = frame.sort("ordinal", "place_ordinal", "measure").rows(named=True)
    return _table("history", _history([Asked(scheme, rows)], facts))


def _table(kind: str, rows: Iterable[Row]) -> pl.DataFrame:
    schema = COLUMNS[kind]
    return pl.DataFrame([{name: row[name] for name in schema} for row in rows], schema=schema, orient="row")


def _composite(one: Asked, facts: Facts) -> Iterator[dict[str, object]]:
    """Every unit, the ranked ones first."""
    now = one.standings(lambda row: not row["earlier"])
    before = {mine.place: mine for mine in one.standings(lambda row: bool(row["earlier"]))}
    rows = [place_row(mine, one.scheme, now, before.get(mine.place)) for mine in now]
    for row in sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0)):
        yield row | one.named(str(row["place_key"]))


def _progress(one: Asked, facts: Facts) -> Iterator[Row]:
    """Every unit, who rose most first and who fell most last."""
    rows = list(_composite(one, facts))
    ranks = progress_ranks(rows)
    for row in sorted(rows, key=_places_lost):
        yield row | {"progress_rank": ranks.get(str(row["place_key"]))}


def _parts(one: Asked, facts: Facts) -> Iterator[Row]:
    """Every unit in the printed order with every part of its score."""
    for mine in one.standings(lambda row: not row["earlier"]):
        for part in mine.parts:
            yield part_row(part, facts) | one.named(mine.place)


def _topical(one: Asked, facts: Facts) -> Iterator[Row]:
    """Every unit in the topic, with how its score came about."""
    now = one.standings(lambda row: not row["earlier"])
    told = {mine.place: "；".join(part_sentence(part, facts) for part in mine.parts) for mine in now}
    for row in _composite(one, facts):
        yield row | {"topic": one.scheme.topic, "sentence": told[str(row["place_key"])]}


def _history(asked: Sequence[Asked], facts: Facts) -> list[Row]:
    """Every unit by every scheme at the end of every slot."""
    told = (
        slot_row(mine, ordinal, last_day) | one.named(mine.place)
        for one in asked
        for ordinal, last_day in sorted({(row["ordinal"], row["last_day"]) for row in one.rows})
        for mine in one.standings(_of_slot(ordinal))
    )
    return sorted(told, key=_ordinal)


def _places_lost(row: Row) -> tuple[bool, int]:
    change = row["change"]
    return (False, -change) if isinstance(change, int) else (True, 0)


def _ordinal(row: Row) -> int:
    return int(row["ordinal"])


def _of_slot(ordinal: int) -> Callable[[Row], bool]:
    return lambda row: bool(row["ordinal"] == ordinal)


def _each(answer: Callable[[Asked, Facts], Iterator[Row]]) -> _Answer:
    """The answer of one scheme after the other."""
    return lambda asked, facts: (row for one in asked for row in answer(one, facts))


_ROWS: Mapping[str, _Answer] = {
    "composite": _each(_composite),
    "score_parts": _each(_parts),
    "progress": _each(_progress),
    "topical": _each(_topical),
    "history": _history,
    "moves": lambda asked, _: moved(asked),
}
