"""What is said over a composite, progress or topical ranking; the words are data/sentences.toml."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from charts.markup import Row, text
from charts.rankings.leading import each, risers
from charts.rankings.scores import DIGITS
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import show_number
from domain.saying import fill, run, said
from domain.schemes.files import schemes_in, standing_word
from domain.schemes.scheme import Scheme


def composite_sentence(ranking: pl.DataFrame, facts: Facts, day: date) -> str:
    """Who leads by which scores, who shares a rank, who rose most, who is not ranked and why."""
    rows, say = ranking.rows(named=True), facts.sentences
    if not any(row["rank"] for row in rows):
        return say["scores_nobody"].format(day=show_day(day))
    first = [row for row in rows if row["award"]] or [row for row in rows if row["rank"] == 1]
    scores = run((_of_score(show_number(row["score"], DIGITS), "score", row) for row in first), "、")
    parts = [
        fill(say["scores_leaders" if len(first) > 1 else "scores_leader"], places=_names(first), scores=scores),
        _risen(rows, facts),
        *(_unranked(rows, status, facts) for status in ("not_reported", "disqualified")),
    ]
    return run(parts, "；", "。")


def progress_sentence(progress: pl.DataFrame, facts: Facts) -> str:
    """Who rose and who fell most since the period before."""
    rows, say = progress.rows(named=True), facts.sentences
    moved = [row for row in rows if row["change"] is not None]
    if not moved:
        return say["progress_nothing"]
    least = min(row["change"] for row in moved)
    fallen = [row for row in moved if row["change"] == least < 0]
    steps = ""
    if fallen:
        lost = _of_score(abs(least), "score_rank_change", fallen[0])
        steps = fill(say["progress_fallen"], places=_names(fallen), each=each(fallen, facts), steps=lost)
    return run([_risen(rows, facts) or say["progress_none"], steps], "；", "。")


def topic_sentence(ranking: pl.DataFrame, facts: Facts) -> str:
    """Who leads a topic; nobody does with nothing."""
    rows = ranking.rows(named=True)
    first = [row for row in rows if row["rank"] == 1 and row["score"] > 0]
    if first:
        return facts.sentences["topic_first" if len(first) == 1 else "topic_together"].format(places=_names(first))
    return facts.sentences["topic_nothing" if any(row["rank"] for row in rows) else "topic_silent"]


def scheme_standing(scheme: Scheme, facts: Facts) -> str:
    """The version of a scheme and whether it is official, the city's own or a built-in example, as plain text."""
    return f"{_version(scheme, facts)}，{standing_word(scheme.official, scheme in schemes_in(facts).versions, facts)}"


def scheme_mark(scheme: Scheme, facts: Facts, named: bool = True) -> str:
    """The scheme's name (unless not `named`), its version, and whether it is official, as HTML."""
    standing = standing_word(scheme.official, scheme in schemes_in(facts).versions, facts)
    label = f"{text(scheme.label)}　" if named else ""
    return f'{label}{text(_version(scheme, facts))} <span class="mark">{text(standing)}</span>'


def _version(scheme: Scheme, facts: Facts) -> str:
    return facts.sentences["scheme_version"].format(version=scheme.version, day=show_day(scheme.valid_from))


def _risen(rows: Sequence[Row], facts: Facts) -> str:
    return risers(rows, "change", "score_rank_change", rows[0]["scheme"], facts)


def _of_score(shown: object, measure: str, row: Row) -> str:
    return said(shown, measure, row["scheme"], row["place_key"])


def _unranked(rows: Sequence[Row], status: str, facts: Facts) -> str:
    mine = [row for row in rows if row["status"] == status]
    word = facts.sentences[f"status_{status}"]
    return facts.sentences["scores_unranked"].format(places=_names(mine), word=word) if mine else ""


def _names(rows: Sequence[Row]) -> str:
    return "、".join(row["short"] for row in rows)
