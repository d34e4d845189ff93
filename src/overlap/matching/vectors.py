"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product, so only those get a column; the norms count all.
A normal comparison (60 x 50) stays below a few megabytes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Analyzer = Callable[[str], Iterable[str]]


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
    """Cosine of sublinear tf-idf vectors of counts: a matrix of len(left) x len(right), 0 to 1.

    Rarity is counted over both sides together, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    bags, split = [*left, *right], len(left)
    column: dict[str, int] = {}
    places = [np.fromiter((column.setdefault(f, len(column)) for f in bag), np.intp, len(bag)) for bag in bags]
    df = np.bincount(np.concatenate(places), minlength=len(column)) if column else np.zeros(0)
    rarity = np.log((1 + len(bags)) / (1 + df)) + 1
    sides = np.zeros((2, len(column)), bool)
    for n, place in enumerate(places):
        sides[int(n >= split), place] = True
    both = sides[0] & sides[1]
    compact = np.cumsum(both) - 1
    rows = np.zeros((len(bags), int(both.sum())))
    for row, bag, place in zip(rows, bags, places, strict=True):
        weights = (1 + np.log(np.fromiter(bag.values(), float, len(bag)))) * rarity[place]
        if length := np.sqrt(weights @ weights):
            here = both[place]
            row[compact[place[here]]] = weights[here] / length
    product: Matrix = rows[:split] @ rows[split:].T
    return product
