"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product, so only those get a column; the norms count all.
A normal comparison (60 x 50) stays below a few megabytes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]
Analyzer = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as bags of numbered features, all in one row of arrays: ``weights[n]`` is that of ``features[n]`` in bag ``rows[n]``.

    ``count`` is the number of bags. Bags can be compared when their features were numbered by the same `Numbering`.
    """

    rows: Numbers
    features: Numbers
    weights: Matrix
    count: int


class Numbering:
    """A number for each feature, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __call__(self, features: Iterable[Any]) -> list[int]:
        """The number of each feature; one that was not seen before gets the next."""
        numbers = self._numbers
        return [numbers.setdefault(feature, len(numbers)) for feature in features]

    def counted(self, texts: Sequence[str], analyzer: Analyzer) -> Bags:
        """The features of each text, weighed by 1 + ln(how often it occurs)."""
        found = [np.unique(np.array(self(analyzer(text)), np.intp), return_counts=True) for text in texts]
        return _bags([features for features, _often in found], [1 + np.log(often) for _features, often in found])


def _bags(features: Sequence[Numbers], weights: Sequence[Matrix]) -> Bags:
    rows = np.repeat(np.arange(len(features)), [len(each) for each in features])
    if not features:
        return Bags(rows, np.zeros(0, np.intp), np.zeros(0), 0)
    return Bags(rows, np.concatenate(features), np.concatenate(weights), len(features))


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


def cosine(left: Bags, right: Bags) -> Matrix:
    """Cosine of the bags, each weight times its rarity: a matrix of left.count x right.count, 0 to 1.

    Rarity is counted over all bags of both, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    size = 1 + max((int(side.features.max()) for side in (left, right) if len(side.features)), default=0)
    here, there = (np.bincount(side.features, minlength=size) for side in (left, right))
    both = (here > 0) & (there > 0)
    column, columns = np.cumsum(both) - 1, int(both.sum())
    total, df = left.count + right.count, here + there
    rows = []
    for side in (left, right):
        weights = side.weights * (np.log((1 + total) / (1 + df[side.features])) + 1)
        length = np.sqrt(np.bincount(side.rows, weights**2, minlength=side.count))
        shared = both[side.features]
        table = np.zeros((side.count, columns))
        table[side.rows[shared], column[side.features[shared]]] = (weights / length[side.rows])[shared]
        rows.append(table)
    product: Matrix = rows[0] @ rows[1].T
    return product
