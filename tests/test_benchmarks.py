"""The metrics of the benchmarks on cases small enough to do by hand."""

from collections import Counter

import numpy as np
import pytest

import metrics
import scale


def test_ranking_is_best_first_and_ties_stay_in_document_order():
    score = np.array([[0.2, 0.9], [0.5, 0.5]])
    relevant = np.array([[False, True], [False, True]])
    assert metrics.ranked(score, relevant).tolist() == [True, False, True, False]


@pytest.mark.parametrize(
    ("relevant", "ap", "f1", "effort"),
    [
        ([1, 1, 0, 0], 1, 1, 0.5),
        ([0, 0, 1, 1], (1 / 3 + 2 / 4) / 2, 2 / 3, 1),
        ([1, 0, 1, 0], (1 + 2 / 3) / 2, 4 / 5, 0.75),
        ([0, 0, 0, 0], 0, 0, 0),
    ],
)
def test_figures_of_a_ranking(relevant, ap, f1, effort):
    order = np.array(relevant, dtype=bool)
    assert metrics.average_precision(order) == pytest.approx(ap)
    assert metrics.best_f1(order) == pytest.approx(f1)
    assert metrics.effort(order) == pytest.approx(effort)


def test_effort_stops_at_the_share_asked_for():
    order = np.array([1] * 9 + [0] * 10 + [1], dtype=bool)
    assert metrics.effort(order) == pytest.approx(9 / 20)
    assert metrics.effort(order, share=1) == 1


def test_precision_recall_and_f1_of_proposals():
    proposed, relevant = np.array([True, True, True, False]), np.array([True, False, False, True])
    assert metrics.precision_recall_f1(proposed, relevant) == pytest.approx((1 / 3, 1 / 2, 2 / 5))
    assert metrics.precision_recall_f1(np.zeros(4, dtype=bool), relevant) == (0, 0, 0)


def test_calibration_error_is_zero_when_shares_are_as_said():
    true = np.array([True, False, False, False])
    assert metrics.calibration_error(np.full(4, 0.25), true) == pytest.approx(0)
    assert metrics.calibration_error(np.full(4, 0.75), true) == pytest.approx(0.5)


def test_coverage_error_counts_items_once_and_no_disputed_pairs():
    labels = np.array([[2, 0, -1], [2, 1, 0]])
    overlap = np.array([[0.5, 0.0, 1.0], [0.5, 0.0, 0.0]])
    assert metrics.coverage_error(overlap, labels) == pytest.approx(100 * (0.75 - 1) / 3)


def test_the_made_mbo_side_is_the_same_every_time_and_has_rare_words():
    made = scale.programmes(500)
    assert made == scale.programmes(500)
    assert [len(programme.goals) for programme in made] == [105, 105, 105, 105, 80]
    often = Counter(word for programme in made for goal in programme.goals for word in goal.description.split())
    assert sum(count == 1 for count in often.values()) > len(often) / 3
    assert max(often.values()) > 50
