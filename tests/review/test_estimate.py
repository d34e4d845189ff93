"""Bounds that hold what they promise: checked against the literature and by drawing samples."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.review.lessons.estimate import Stratum, total, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # R.G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857-872,
        # table I, method 3 (score without continuity correction)
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_works_it_out(hits, n, low, high):
    found = wilson(hits, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_each_hit_counts_for_one_over_its_chance():
    """Horvitz and Thompson: 2 hits at a chance of 5 in 50 and 1 at 10 in 1000 stand for 2 x 10 + 1 x 100."""
    assert total([Stratum(50, 5, 2), Stratum(1000, 10, 1)]).value == pytest.approx(120)


def test_without_a_hit_nothing_is_proven():
    found = total([Stratum(100, 5, 0), Stratum(2000, 20, 0)])
    assert (found.value, found.low) == (0, 0)
    assert found.high > 2000 * 0.1, "twenty of two thousand leave much room"


def test_a_stratum_that_nobody_judged_may_hold_anything():
    assert total([Stratum(100, 10, 0), Stratum(500, 0, 0)]).high >= 500
    assert total([Stratum(500, 0, 0)]) == total([Stratum(500, 0, 0), Stratum(0, 0, 0)])


strata = st.lists(
    st.integers(1, 300).flatmap(
        lambda of: st.integers(0, of).flatmap(lambda n: st.integers(0, n).map(lambda hits: Stratum(of, n, hits)))
    ),
    max_size=4,
)


@given(strata)
def test_bounds_hold_the_estimate_and_stay_within_what_is_possible(those):
    found = total(those)
    assert sum(s.hits for s in those) <= found.low + 1e-9
    assert found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9
    assert found.high <= sum(s.of for s in those) - sum(s.judged - s.hits for s in those) + 1e-6


@pytest.mark.parametrize("hits", [(15, 20, 8), (5, 5, 0), (30, 60, 20), (0, 2, 1)])
def test_the_interval_holds_the_truth_as_often_as_it_says(hits):
    """Samples as `compare --sample 30` draws them, from comparisons like the marked ones; 95 % promised, 93 % asked."""
    sizes, drawn, chance = (80, 500, 1500), (4, 10, 16), random.Random(6)
    held = 0
    for _ in range(1000):
        found = [sum(chance.sample(range(of), n)[k] < h for k in range(n)) for of, n, h in zip(sizes, drawn, hits, strict=True)]
        interval = total([Stratum(of, n, h) for of, n, h in zip(sizes, drawn, found, strict=True)])
        held += interval.low <= sum(hits) <= interval.high
    assert held >= 930
