"""The only division: exact, so that equal shares are equal and thresholds are met exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.store import Store

PLACES = 18
amounts = st.decimals(min_value="-9999999999", max_value="9999999999", places=8)
wholes = st.decimals(min_value="0.00000001", max_value="9999999999", places=8)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, facts):  # type: ignore[no-untyped-def]
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('ratio')}/ledger.duckdb", facts)
    yield store
    store.close()


def _ratio(store: Store, part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    sql = "select ratio($part::decimal(18, 8), $whole::decimal(18, 8)) as share"
    return store.query(sql, {"part": part, "whole": whole})["share"].item()


def _truncated(part: Decimal, whole: Decimal) -> Fraction:
    exact = abs(Fraction(part) / Fraction(whole))
    digits = exact.numerator * 10**PLACES // exact.denominator
    return Fraction(digits if part >= 0 else -digits, 10**PLACES)


@settings(max_examples=150)
@given(part=amounts, whole=wholes)
def test_a_ratio_is_the_exact_fraction_cut_off_at_its_last_place(ledger: Store, part: Decimal, whole: Decimal) -> None:
    found = _ratio(ledger, part, whole)
    assert found is not None
    assert Fraction(found) == _truncated(part, whole)


@settings(max_examples=100)
@given(part=amounts, whole=st.decimals(min_value="0.01", max_value="99999", places=2), times=st.integers(1, 9))
def test_equal_fractions_are_equal_shares(ledger: Store, part: Decimal, whole: Decimal, times: int) -> None:
    part = part.quantize(Decimal("0.01")) % 100_000
    assert _ratio(ledger, part, whole) == _ratio(ledger, part * times, whole * times)


def test_nothing_is_divided_by_nothing(ledger: Store) -> None:
    assert _ratio(ledger, Decimal(5), Decimal(0)) is None
    assert _ratio(ledger, None, Decimal(5)) is None
    assert _ratio(ledger, Decimal(5), None) is None


def test_37_of_60_at_month_8_is_exactly_five_points_behind(ledger: Store) -> None:
    lead = ledger.query("select points(ratio(37, 60), ratio(8, 12)) as lead")["lead"].item()
    assert lead == Decimal(-5)


def test_a_sum_of_the_largest_figures_is_divided_without_overflow(ledger: Store) -> None:
    figures = "select 9999999999.99999999::decimal(18, 8) as figure from range(100)"
    assert ledger.query(f"select ratio(sum(figure), sum(figure)) as share from ({figures})")["share"].item() == 1
