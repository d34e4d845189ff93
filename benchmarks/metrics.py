"""What the quality of a ranking or of proposals is measured by. Only numpy, so that the tests need nothing more."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def ranked(score: Array, relevant: Array) -> Array:
    """Whether each pair is relevant, best score first; equal scores stay in document order."""
    order = np.argsort(-score.ravel(), kind="stable")
    found: Array = relevant.ravel()[order].astype(bool)
    return found


def average_precision(relevant: Array) -> float:
    """The mean, over the relevant pairs, of the precision down to that pair. 1 is perfect, 0 without any."""
    places = np.flatnonzero(relevant) + 1
    return float((np.arange(1, len(places) + 1) / places).mean()) if len(places) else 0.0


def best_f1(relevant: Array) -> float:
    """The highest F1 of any cut of the ranking: what a threshold chosen with the answers at hand would give."""
    hits = np.cumsum(relevant)
    return float((2 * hits / (np.arange(1, len(hits) + 1) + hits[-1])).max()) if np.any(relevant) else 0.0


def effort(relevant: Array, share: float = 0.9) -> float:
    """The share of all pairs to read, best first, to meet that share of the relevant ones."""
    hits = np.cumsum(relevant)
    if not np.any(relevant):
        return 0.0
    return float(np.argmax(hits >= share * hits[-1]) + 1) / len(hits)


def precision_recall_f1(proposed: Array, relevant: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 of what is proposed."""
    right, said, there = (proposed & relevant).sum(), proposed.sum(), relevant.sum()
    return float(right / max(1, said)), float(right / max(1, there)), float(2 * right / max(1, said + there))


def calibration_error(probability: Array, true: Array) -> float:
    """Mean absolute difference between probability and true share, over ten classes weighed by their size."""
    classes = np.minimum(9, (probability * 10).astype(int))
    return float(sum(abs((probability - true)[classes == n].sum()) for n in range(10)) / max(1, len(probability)))


def coverage_error(overlap: Array, labels: Array) -> float:
    """The expected share of mbo items (columns) with overlap minus the marked share, in percentage points.

    Disputed pairs (label -1) are left out on both sides.
    """
    expected = 1 - np.prod(1 - np.where(labels >= 0, overlap, 0.0), axis=0)
    return float(100 * (expected - (labels == 2).any(axis=0)).mean())
