"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product; the norms count all. A normal comparison (60 x 50) stays below
a few megabytes.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]
Features = Callable[[str], Iterable[str]]
_WORD = re.compile(r"[^\W_]+")
_OFTEN = 200  # pairs with a feature from which a column of a table costs less than the pairs one by one


class Bags:
    """Texts as bags of numbered features, feature by feature.

    ``features`` are those that occur, in order; ``counts`` in how many bags each. As in a compressed sparse matrix, feature n
    stands in the bags ``indices[a:b]`` with ``weights[a:b]``, where a and b are ``indptr[n]`` and ``indptr[n + 1]``.
    ``size`` is the number of bags. Bags can be compared when their features were numbered by the same `Numbering`.
    """

    def __init__(self, bags: Numbers, features: Numbers, weights: Matrix, size: int) -> None:
        """Bag ``bags[n]`` has ``features[n]``, with ``weights[n]``; in the order of the features, and then of the bags."""
        self.indices, self.weights, self.size = bags, weights, size
        first = np.flatnonzero(np.diff(features, prepend=-1))
        self.features = features[first]
        self.indptr = np.concatenate([first, [len(features)]])
        self.counts = np.diff(self.indptr)


class _Runs(dict[str, int]):
    """A number for each word, and its features as a run of numbers: those of word n are ``features[ends[n - 1]:ends[n]]``."""

    def __init__(self, features_of: Features, numbers: dict[str, int]) -> None:
        super().__init__()
        self._features_of, self._numbers = features_of, numbers
        self.features, self.ends = array("q"), array("q")

    def __missing__(self, word: str) -> int:
        numbers = self._numbers
        self.features.extend([numbers.setdefault(feature, len(numbers)) for feature in self._features_of(word)])
        self.ends.append(len(self.features))
        self[word] = len(self)
        return self[word]


class Numbering:
    """A number for each feature, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._runs: dict[Features, _Runs] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def counted(self, texts: Iterable[Sequence[str]], features: Features) -> Bags:
        """Count the features of the words of each text, weighed by 1 + ln(how often each occurs)."""
        runs = self._runs.setdefault(features, _Runs(features, self._numbers))
        each = [list(map(runs.__getitem__, words)) for words in texts]
        rows = np.repeat(np.arange(len(each)), [len(words) for words in each])
        words = np.fromiter(chain.from_iterable(each), np.intp, len(rows))
        # each word of a text once, and then each of its features
        keys, times = np.unique(rows * max(1, len(runs)) + words, return_counts=True)
        rows, words = np.divmod(keys, max(1, len(runs)))
        ends = np.concatenate([np.zeros(1, np.intp), np.array(runs.ends, np.intp)])
        word, at = spread(ends[words], np.diff(ends)[words])
        keys = np.array(runs.features, np.intp)[at] * max(1, len(each)) + rows[word]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.add.reduceat(times[word][order], first) if len(first) else first
        found, bags = np.divmod(keys[first], max(1, len(each)))
        return Bags(bags, found, 1 + np.log(counts), len(each))


def plain_words(text: str) -> list[str]:
    """Give the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def word_parts(word: str) -> tuple[str, ...]:
    """Give the runs of 3 to 5 characters of a word, its edges included: how Dutch compounds show what they share."""
    padded = f" {word} "
    sizes = [size for size in (3, 4, 5) if size < len(padded)]
    parts = [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
    return tuple(parts if len(sizes) == 3 else [*parts, padded])


def cosine(left: Bags, right: Bags) -> Matrix:
    """Give the cosine of the bags, each weight times its rarity: a matrix of left.size x right.size, 0 to 1.

    Rarity is counted over all bags of both, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    place = np.searchsorted(left.features, right.features)
    place[place == len(left.features)] = 0
    shared = left.features[place] == right.features if len(left.features) else np.zeros(len(place), bool)
    in_left, in_right = place[shared], np.flatnonzero(shared)
    df_left, df_right = left.counts.copy(), right.counts.copy()
    df_left[in_left] += right.counts[in_right]
    df_right[in_right] += left.counts[in_left]
    weights = _weighed(left, df_left, left.size + right.size), _weighed(right, df_right, left.size + right.size)
    # what stands often on both sides goes in a table, what is rare is worked out pair by pair
    often = left.counts[in_left] * right.counts[in_right] >= _OFTEN
    tables = [_table(side, some[often], w) for side, some, w in zip((left, right), (in_left, in_right), weights, strict=True)]
    product: Matrix = tables[0] @ tables[1].T
    rare_left, rare_right = in_left[~often], in_right[~often]
    # each bag with the feature on the left, then each with it on the right
    feature, at = spread(left.indptr[rare_left], left.counts[rare_left])
    each, other = spread(right.indptr[rare_right][feature], right.counts[rare_right][feature])
    flat = left.indices[at[each]] * right.size + right.indices[other]
    product += np.bincount(flat, weights[0][at[each]] * weights[1][other], minlength=product.size).reshape(product.shape)
    return product


def _weighed(side: Bags, df: Numbers, total: int) -> Matrix:
    """The weights times rarity, so that each bag has length 1."""
    weights = side.weights * np.repeat(np.log((1 + total) / (1 + df)) + 1, side.counts)
    length = np.sqrt(np.bincount(side.indices, weights**2, minlength=side.size))
    normalized: Matrix = weights / length[side.indices]
    return normalized


def _table(side: Bags, features: Numbers, weights: Matrix) -> Matrix:
    """Some features as columns: bags x features."""
    table = np.zeros((side.size, len(features)))
    column, at = spread(side.indptr[features], side.counts[features])
    table[side.indices[at], column] = weights[at]
    return table


def spread(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Spread runs of places, one after the other: for each place the run that it is of, and the place."""
    each = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return each, np.arange(len(each)) + (starts - first)[each]


def strongest(keys: Numbers, values: Matrix) -> tuple[Numbers, Matrix]:
    """Give each key once, in order, with the highest of its values."""
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[first], np.maximum.reduceat(values, first)
