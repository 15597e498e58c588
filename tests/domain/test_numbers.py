"""Numbers are read exactly and rounded half up once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import half_up, read_number, show_change, show_number, show_rate, show_ratio


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("1,204.5", "1204.5", None),
        ("１，２０４．５", "1204.5", None),
        ("125亿元", "125", "亿元"),
        (" 98 % ", "98", "%"),
        ("12\u00a0345.60", "12345.60", None),
        ("3\u3000个", "3", "个"),
        ("−5", "-5", None),
        (".5", "0.5", None),
        (0.1 + 0.2, "0.3", None),
        (24630, "24630", None),
        (1e-05, "0.00001", None),
    ],
)
def test_a_number_is_read_as_offices_write_it(written: object, value: str, unit: str | None) -> None:
    read = read_number(written)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("written", "missing"),
    [(None, "blank"), ("", "blank"), ("\u3000", "blank"), ("—", "dash"), ("－", "dash"), ("/", "dash"), ("无", "none")],
)
def test_nothing_comes_in_three_kinds_and_is_never_zero(written: object, missing: str) -> None:
    read = read_number(written)
    assert read is not None
    assert (read.value, read.missing) == (None, missing)


@pytest.mark.parametrize(
    "written", ["约125", "3 4", "12 34", "1.2.3", "12,34", "1e308", "NaN", "abc", float("nan"), float("inf"), True, "."]
)
def test_what_is_not_a_number_is_not_guessed(written: object) -> None:
    assert read_number(written) is None


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**12), st.integers(0, 4))
def test_half_up_is_the_nearest_and_ties_go_away_from_zero(part: int, whole: int, digits: int) -> None:
    shown, exact = Fraction(half_up(part, whole, digits)), Fraction(part, whole)
    step = Fraction(1, 10**digits)
    assert abs(shown - exact) <= step / 2
    if abs(shown - exact) == step / 2:
        assert abs(shown) > abs(exact)


def test_a_tie_that_floats_miss_is_rounded_up() -> None:
    assert half_up(Decimal(314847), Decimal(2600), 2) == Decimal("121.10")


def test_nothing_is_shown_as_a_dash_and_minus_is_a_real_minus() -> None:
    assert show_number(None, 2) == show_rate(None) == show_change(None) == show_ratio(None, Decimal(1)) == "—"
    assert show_ratio(Decimal(1), Decimal(0)) == "—"
    assert show_change(Decimal("-2.55")) == "−2.6"
    assert show_change(Decimal("13.84")) == "+13.8"
    assert show_change(Decimal("0.04")) == show_change(Decimal("-0.04")) == "0.0"
    assert show_number(Decimal("24630"), 0) == "24,630"
    assert show_rate(Decimal("0.7734")) == "77.3%"
