"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product, so only those get a column; the norms count all.
A normal comparison (60 x 50) stays below a few megabytes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
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


def counted(texts: Iterable[str], analyzer: Analyzer) -> list[Counter[str]]:
    """How often each feature occurs in each text."""
    return [Counter(analyzer(text)) for text in texts]


def joined(texts: Iterable[Counter[str]], headings: Iterable[Counter[str]]) -> list[Counter[str]]:
    """The counts of each text with those of the heading above it."""
    found = [text.copy() for text in texts]
    for both, heading in zip(found, headings, strict=True):
        both.update(heading)
    return found


def cosine(left: Sequence[Counter[str]], right: Sequence[Counter[str]]) -> Matrix:
    """Cosine of sublinear tf-idf vectors of counts: a matrix of len(left) x len(right), 0 to 1."""
    return _cosine([*left, *right], len(left), np.log)


def cosine_of_bags(left: Sequence[Mapping[F, float]], right: Sequence[Mapping[F, float]]) -> Matrix:
    """Cosine of bags of weighted features, each weight times rarity: len(left) x len(right), 0 to 1."""
    return _cosine([*left, *right], len(left), None)


def _cosine(bags: Sequence[Mapping[Any, float]], split: int, sublinear: Callable[[Any], Any] | None) -> Matrix:
    """Cosines of the bags before ``split`` with those behind it.

    Rarity is counted over all, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    column: dict[Any, int] = {}
    places = [np.fromiter((column.setdefault(f, len(column)) for f in bag), np.intp, len(bag)) for bag in bags]
    df = np.bincount(np.concatenate(places), minlength=len(column)) if column else np.zeros(0)
    rarity = np.log((1 + len(bags)) / (1 + df)) + 1
    left, right = (np.zeros(len(column), bool) for _side in range(2))
    for n, place in enumerate(places):
        (left if n < split else right)[place] = True
    both = left & right
    compact = np.cumsum(both) - 1
    rows = np.zeros((len(bags), int(both.sum())))
    for row, bag, place in zip(rows, bags, places, strict=True):
        weights = np.fromiter(bag.values(), float, len(bag))
        weights = (1 + sublinear(weights) if sublinear else weights) * rarity[place]
        if length := np.sqrt(weights @ weights):
            here = both[place]
            row[compact[place[here]]] = weights[here] / length
    product: Matrix = rows[:split] @ rows[split:].T
    return product
