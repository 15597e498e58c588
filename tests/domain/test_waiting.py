"""How long projects wait for a step: exact, with those still waiting, and as scipy estimates it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from domain.projects.waiting import Leaving, median_days, waited

DAYS = st.lists(st.integers(0, 12) | st.integers(0, 3000), max_size=40)


def _leaving(done: list[int], lost: list[int], share: str = "1") -> list[Leaving]:
    days = sorted({*done, *lost}, reverse=True)
    return [Leaving(day, done.count(day) * Decimal(share), lost.count(day) * Decimal(share)) for day in days]


def _by_scipy(done: list[int], lost: list[int]) -> dict[int, float]:
    """The share still waiting after every day, as scipy estimates it."""
    found = ecdf(CensoredData(uncensored=done, right=lost)).sf
    return dict(zip(map(int, found.quantiles), map(float, found.probabilities), strict=True))


@given(done=DAYS, lost=DAYS)
def test_the_share_that_waits_on_is_what_scipy_estimates(done: list[int], lost: list[int]) -> None:
    exact = {one.leaving.days: Fraction(one.still, one.whole) for one in waited(_leaving(done, lost))}
    estimated = _by_scipy(done, lost) if done or lost else {}
    assert exact.keys() == estimated.keys()
    for day, share in exact.items():
        assert float(share) == pytest.approx(estimated[day], abs=1e-12)
        assert next(one.reached for one in waited(_leaving(done, lost)) if one.leaving.days == day) == (
            Decimal((1 - share).numerator * 10**18 // (1 - share).denominator).scaleb(-18)
        )


@given(done=DAYS, lost=DAYS)
def test_the_median_is_the_first_day_by_which_half_have_come(done: list[int], lost: list[int]) -> None:
    estimated = _by_scipy(done, lost) if done or lost else {}
    halved = [day for day, share in sorted(estimated.items()) if share < 0.5 or share == pytest.approx(0.5, abs=1e-9)]
    assert median_days(_leaving(done, lost)) == next(iter(halved), None)


@given(done=DAYS, lost=DAYS, share=st.sampled_from(["0.5", "0.00000001", "0.33333333"]))
def test_projects_counted_by_an_equal_share_wait_as_long_as_whole_ones(
    done: list[int], lost: list[int], share: str
) -> None:
    assert median_days(_leaving(done, lost, share)) == median_days(_leaving(done, lost))


@pytest.mark.parametrize(
    ("done", "lost", "median"),
    [
        ([], [], None),
        ([], [5, 9, 9], None),
        ([10], [], 10),
        ([10, 20], [], 10),
        ([10, 20, 30], [], 20),
        ([10, 10, 10], [10], 10),
        ([10], [10], 10),
        ([10], [11, 12], None),
        ([30], [10, 20], 30),
        ([0, 0], [400], 0),
    ],
)
def test_ties_wait_until_the_day_and_nobody_is_counted_who_has_not_come(
    done: list[int], lost: list[int], median: int | None
) -> None:
    assert median_days(_leaving(done, lost)) == median
