"""The columns of scored answers: one unit's row, one part's row, exact until told."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl

from domain.facts import Facts
from domain.numbers import SHARE_DECIMALS, STORED_DECIMALS, cut, half_up
from domain.placing import gap_to_next, line_ahead, line_reached, listed
from domain.schemes.files import measured
from domain.schemes.scheme import Scheme
from domain.schemes.scoring import Part, Standing
from domain.schemes.telling import part_sentence

Columns = Mapping[str, pl.DataType | type[pl.DataType]]
_POINTS = pl.Decimal(28, STORED_DECIMALS)
_SHARE = pl.Decimal(38, SHARE_DECIMALS)
_SCHEME: Columns = {"scheme": pl.String, "version": pl.String, "official": pl.Boolean}
_RANKED: Columns = {
    "place": pl.String, "score": _POINTS, "rank": pl.Int64, "previous_rank": pl.Int64, "change": pl.Int64,
    "status": pl.String, "tied": pl.Boolean, "previous_score": _POINTS, "to_next": _POINTS,
    "award": pl.String, "next_award": pl.String, "to_award": _POINTS, "listing": pl.String, "full": _POINTS,
}  # fmt: skip
_KEYS: Columns = {"place_key": pl.String, "short": pl.String, "period": pl.String, "reason": pl.String, **_SCHEME}

COLUMNS: Mapping[str, Columns] = {
    "composite": {**_RANKED, **_KEYS},
    "progress": {"place": pl.String, "progress_rank": pl.Int64, **_RANKED, **_KEYS},
    "topical": {"topic": pl.String, **_RANKED, "sentence": pl.String, **_KEYS},
    "history": {
        "place": pl.String, "ordinal": pl.Int64, "period_end": pl.Date, "score": _POINTS, "rank": pl.Int64,
        "status": pl.String, "place_key": pl.String, "short": pl.String, **_SCHEME,
    },
    "moves": {
        "place": pl.String, "previous_rank": pl.Int64, "by_corrections": pl.Int64, "by_targets": pl.Int64,
        "by_scheme": pl.Int64, "by_others": pl.Int64, "by_own": pl.Int64, "rank": pl.Int64, "rank_change": pl.Int64,
        "previous_score": _POINTS, "corrected_score": _POINTS, "targeted_score": _POINTS, "schemed_score": _POINTS,
        "overtaken_score": _POINTS, "score": _POINTS, "status": pl.String, "previous_scheme": pl.String,
        "previous_version": pl.String, "scheme": pl.String, "version": pl.String, "place_key": pl.String,
        "short": pl.String,
    },
    "score_parts": {
        "place": pl.String, "item": pl.String, "indicator": pl.String, "label": pl.String, "actual": _POINTS,
        "unit": pl.String, "target": _POINTS, "ratio": _SHARE, "points": _POINTS, "of": _POINTS,
        "sentence": pl.String, "status": pl.String, "item_label": pl.String, **_KEYS,
    },
}  # fmt: skip


def place_row(one: Standing, scheme: Scheme, field: Sequence[Standing], before: Standing | None) -> dict[str, object]:
    """One unit's score and rank, what changed since the period before, and how far it is to what is next."""
    ahead, reached, listing = line_ahead(one, scheme, field), line_reached(one, scheme), listed(one, scheme, field)
    previous = before.rank if before else None
    return {
        "place_key": one.place,
        "score": told_score(one.score),
        "rank": one.rank,
        "previous_rank": previous,
        "change": None if one.rank is None or previous is None else previous - one.rank,
        "status": one.status,
        "tied": None if one.rank is None else sum(rival.rank == one.rank for rival in field) > 1,
        "previous_score": told_score(before.score if before else None),
        "to_next": told_score(gap_to_next(one, field)),
        "award": reached and reached.label,
        "next_award": ahead and ahead[0].label,
        "to_award": told_score(ahead and ahead[1]),
        "listing": listing and listing.label,
        "full": scheme.full,
    }


def part_row(part: Part, facts: Facts) -> dict[str, object]:
    """One part of a score; `points` and `of` as they count, `ratio` cut off at 18 decimals."""
    measure = measured(facts, part.measures[0])
    earned = part.earned
    several = len(part.measures) > 1
    return {
        "item": part.item.key,
        "indicator": None if several else part.measures[0],
        "label": part.item.label if several or measure is None else measure.label,
        "actual": told_score(part.actual),
        "unit": measure and measure.unit,
        "target": told_score(earned.target if earned else None),
        "ratio": None if earned is None or earned.ratio is None else cut(earned.ratio),
        "points": told_score(part.points),
        "of": told_score(part.full),
        "sentence": part_sentence(part, facts),
        "status": part.status,
        "item_label": part.item.label,
    }


def slot_row(one: Standing, ordinal: int, last_day: date) -> dict[str, object]:
    """One unit at the end of one slot."""
    told = {"ordinal": ordinal, "period_end": last_day, "status": one.status}
    return told | {"score": told_score(one.score), "rank": one.rank}


def progress_ranks(rows: Sequence[Mapping[str, object]]) -> dict[str, int]:
    """The rank by places risen of every unit that rose; ties share it."""
    changes = {str(row["place_key"]): change for row in rows if isinstance(change := row["change"], int) and change > 0}
    return {place: 1 + sum(other > change for other in changes.values()) for place, change in changes.items()}


def told_score(value: Fraction | None) -> Decimal | None:
    """Exact points half up to 8 decimals."""
    return None if value is None else half_up(value.numerator, value.denominator, STORED_DECIMALS)
