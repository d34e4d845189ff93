"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product, so only those get a column; the norms count all.
A normal comparison (60 x 50) stays below a few megabytes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Analyzer = Callable[[str], Iterable[str]]


def word_parts(text: str) -> Iterable[str]:
    """Runs of 3 to 5 characters inside words, word edges included: how Dutch compounds show what they share."""
    for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split():
        padded = f" {word} "
        for size in (3, 4, 5):
            if len(padded) <= size:
                yield padded
                break
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def cosine(left: Sequence[str], right: Sequence[str], analyzer: Analyzer) -> Matrix:
    """Cosine of sublinear tf-idf vectors: a matrix of len(left) x len(right), 0 to 1.

    Rarity is counted over both sides together, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    bags = [Counter(analyzer(text)) for text in (*left, *right)]
    df = Counter(feature for bag in bags for feature in bag)
    idf = {feature: log((1 + len(bags)) / (1 + n)) + 1 for feature, n in df.items()}
    weighted = [{f: (1 + log(n)) * idf[f] for f, n in bag.items()} for bag in bags]
    a, b = weighted[: len(left)], weighted[len(left) :]
    on_both = {f for bag in a for f in bag} & {f for bag in b for f in bag}
    column = {f: n for n, f in enumerate(sorted(on_both))}
    return _rows(a, column) @ _rows(b, column).T


def _rows(bags: Sequence[dict[str, float]], column: dict[str, int]) -> Matrix:
    rows = np.zeros((len(bags), len(column)))
    for i, bag in enumerate(bags):
        norm = sum(w * w for w in bag.values()) ** 0.5
        for feature, weight in bag.items():
            if feature in column:
                rows[i, column[feature]] = weight / norm
    return rows
