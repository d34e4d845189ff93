"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product, so only those get a column; the norms count all.
A normal comparison (60 x 50) stays below a few megabytes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Analyzer = Callable[[str], Iterable[str]]
F = TypeVar("F", str, int)


def word_parts(text: str) -> Iterable[str]:
    """Runs of 3 to 5 characters inside words, word edges included: how Dutch compounds show what they share."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return chain.from_iterable(map(_parts, words))


@lru_cache(20_000)
def _parts(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    sizes = [size for size in (3, 4, 5) if size < len(padded)]
    parts = [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
    return tuple(parts if len(sizes) == 3 else [*parts, padded])


def cosine(left: Sequence[str], right: Sequence[str], analyzer: Analyzer) -> Matrix:
    """Cosine of sublinear tf-idf vectors: a matrix of len(left) x len(right), 0 to 1."""
    bags = [{feature: 1 + log(n) for feature, n in Counter(analyzer(text)).items()} for text in (*left, *right)]
    return cosine_of_bags(bags[: len(left)], bags[len(left) :])


def cosine_of_bags(left: Sequence[Mapping[F, float]], right: Sequence[Mapping[F, float]]) -> Matrix:
    """Cosine of bags of weighted features, each weight times rarity: len(left) x len(right), 0 to 1.

    Rarity is counted over both sides together, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    df = Counter(feature for bag in (*left, *right) for feature in bag)
    total = len(left) + len(right)
    idf = {feature: log((1 + total) / (1 + n)) + 1 for feature, n in df.items()}
    on_both = {f for bag in left for f in bag} & {f for bag in right for f in bag}
    column = {f: n for n, f in enumerate(sorted(on_both))}
    return _rows(left, idf, column) @ _rows(right, idf, column).T


def _rows(bags: Sequence[Mapping[Any, float]], idf: Mapping[Any, float], column: Mapping[Any, int]) -> Matrix:
    rows = np.zeros((len(bags), len(column)))
    for i, bag in enumerate(bags):
        norm = sum((w * idf[feature]) ** 2 for feature, w in bag.items()) ** 0.5
        for feature, weight in bag.items():
            if feature in column:
                rows[i, column[feature]] = weight * idf[feature] / norm
    return rows
