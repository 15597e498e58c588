"""Declared key enterprises looked up in the reference lists, each with what was found, where, and why it is told."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from domain.enterprises import AND
from domain.facts import Facts
from domain.matching import As, Lookup, Match, Named, best, matching_in

_OUT: dict[str, pl.DataType] = {
    "place": pl.String(), "firm": pl.String(), "category": pl.String(), "listed_as": pl.String(),
    "investor": pl.String(), "relation": pl.String(), "looked_up": pl.String(), "match": pl.String(),
    "likeness": pl.Decimal(4, 2), "found_firm": pl.String(), "found_as": pl.String(), "found_home": pl.String(),
    "why": pl.String(), "file": pl.String(), "sheet": pl.String(), "cell": pl.String(), "receipt": pl.String(),
    "state": pl.String(), "project": pl.String(), "category_key": pl.String(), "row_number": pl.Int32(),
    "submission": pl.String(), "place_key": pl.String(),
}  # fmt: skip
_REFERENCES = "listed_enterprise"
_LOOKED_UP = ("firm", "investor")
_COLUMNS: tuple[tuple[As, str], ...] = (("name", "firm"), ("alias", "aliases"), ("subsidiary", "subsidiaries"))
Row = dict[str, Any]


def matches(frame: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The answer of enterprises/matches from its declared and listed rows; a list has one lookup for a category."""
    listed = {name: of.rows(named=True) for (name,), of in _of(frame, "listed").group_by("category")}
    lookups = {name: Lookup(_names(rows), matching_in(facts)) for name, rows in listed.items()}
    kept = _of(frame, "declared").filter(pl.col("category").is_in(_kept(facts)))
    told = [
        row
        for declared in kept.iter_rows(named=True)
        for row in _told(declared, listed.get(declared["category"], []), lookups.get(declared["category"]), facts)
    ]
    return pl.DataFrame(told, _OUT, orient="row")


def _kept(facts: Facts) -> list[str]:
    """The categories that reference lists are kept of."""
    forms = (form for form in facts.forms.values() if form.register_table == _REFERENCES)
    return [word for form in forms for column in form.columns for word in column.words]


def _of(frame: pl.DataFrame, role: str) -> pl.DataFrame:
    return frame.filter(role=role)


def _names(rows: list[Row]) -> Iterator[Named]:
    for at, row in enumerate(rows):
        for called, column in _COLUMNS:
            yield from (Named(name, called, at) for name in (row[column] or "").split(AND) if name)


def _told(declared: Row, rows: list[Row], lookup: Lookup | None, facts: Facts) -> Iterator[Row]:
    """What the firm goes by, else its investor, those of the declared year or batch first; else who is near either."""
    found = [
        (name, one)
        for name in (_LOOKED_UP if lookup else ())
        if declared[name] and lookup
        for one in best(list(lookup.matches(declared[name])))
    ]
    sure = [(name, one) for name, one in found if one.how != "near"]
    told = [one for one in sure if one[0] == sure[0][0]] or found
    told.sort(key=lambda one: (-one[1].likeness, not _same_list(declared, rows[one[1].found.row])))
    yield from (_row(declared, name, one, rows[one.found.row], facts) for name, one in told)
    if not told:
        how = "none" if lookup else "unlisted"
        why = facts.sentences[f"matching_{how}"].format(category=declared["category"])
        yield {name: declared.get(name) for name in _OUT} | {"match": how, "why": why, **_NOWHERE}


_NOWHERE = dict.fromkeys(("looked_up", "likeness", "found_firm", "found_as", "found_home", "file", "sheet", "cell"))


def _row(declared: Row, looked_up: str, match: Match, listed: Row, facts: Facts) -> Row:
    found = {"found_firm": listed["firm"], "found_as": listed["listed_as"], "found_home": listed["home"]}
    where = {name: listed[name] for name in ("file", "sheet", "cell", "receipt")}
    made = {"looked_up": looked_up, "match": match.how, "likeness": match.likeness}
    why = _why(declared, looked_up, match, listed, facts)
    return {name: declared.get(name) for name in _OUT} | found | where | made | {"why": why}


def _same_list(declared: Row, listed: Row) -> bool:
    return bool(declared["listed_as"] == listed["listed_as"])


def _why(declared: Row, looked_up: str, match: Match, listed: Row, facts: Facts) -> str:
    """In words: what was compared with what, and what of the declaration differs from the list."""
    say = facts.sentences
    words = {"name": declared[looked_up], "found": match.found.name, "listed": listed["firm"]}
    words["year"] = listed["listed_as"]
    parts = [say[f"matching_{match.how}"].format(who=say[f"looked_up_{looked_up}"], **words)]
    if match.found.called != "name":
        parts.append(say[f"matching_{match.found.called}"].format(**words))
    if declared["listed_as"] and not _same_list(declared, listed):
        parts.append(say["matching_other_list"].format(declared=declared["listed_as"], **words))
    if looked_up == "investor" and declared["relation"]:
        parts.append(say["matching_relation"].format(relation=declared["relation"]))
    return "；".join(parts) + "。"
