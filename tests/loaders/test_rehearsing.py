"""A unit told as if its return came alone: its rank among the others as they stood."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from loaders.drafting.rehearsing import alone

DAY = date(2023, 6, 16)
AMOUNT, SHARE = pl.Decimal(18, 8), pl.Decimal(38, 18)
SCHEMA = {
    "indicator": pl.String(),
    "place_key": pl.String(),
    "actual": AMOUNT,
    "guarantee_completion": SHARE,
    "targeted": pl.Boolean(),
    "rank": pl.Int64(),
}


def _standing(targeted: bool, *units: tuple[str, str | None, str | None, int | None]) -> dict[date, pl.DataFrame]:
    rows = [
        ("signed_count", place, actual and Decimal(actual), share and Decimal(share), targeted, rank)
        for place, actual, share, rank in units
    ]
    return {DAY: pl.DataFrame(rows, SCHEMA, orient="row")}


@pytest.mark.parametrize(
    ("targeted", "others", "own", "rank"),
    [
        (False, [("quxian", "6", None, 1), ("dazhu", "5", None, 2)], ("6", None, 1), 1),
        (False, [("quxian", "6", None, 1), ("dazhu", "5", None, 2)], ("5", None, 1), 2),
        (False, [("quxian", None, None, None), ("dazhu", "5", None, 1)], ("4", None, 1), 2),
        (False, [("quxian", "6", None, 1), ("dazhu", "5", None, 2)], (None, None, None), None),
        (True, [("quxian", "6", "0.5", 2), ("dazhu", "5", "0.8", 1)], ("9", "0.8", 1), 1),
        (True, [("quxian", "6", "0.5", 2), ("dazhu", "5", "0.8", 1)], ("9", "0.4", 1), 3),
        (True, [("quxian", "6", "0.5", 2), ("dazhu", "5", "0.8", 1)], ("9", None, None), None),
    ],
)
def test_a_unit_is_ranked_among_the_others_as_they_stood_before(
    targeted: bool,
    others: list[tuple[str, str | None, str | None, int | None]],
    own: tuple[str | None, str | None, int | None],
    rank: int | None,
) -> None:
    before = _standing(targeted, ("xuanhan", "1", "0.1", 3), *others)
    overtaken = [(place, "99", "9.9", 1) for place, *_ in others]
    after = _standing(targeted, ("xuanhan", *own), *overtaken)
    [told] = alone("xuanhan", before, after)[DAY].rows(named=True)
    assert told["place_key"] == "xuanhan"
    assert (told["actual"], told["rank"]) == (own[0] and Decimal(own[0]), rank)
