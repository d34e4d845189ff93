"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product; the norms count all. A normal comparison (60 x 50) stays below
a few megabytes.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]
_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _LONGEST = 3, 5  # characters of a run
_BITS = 12  # of the number of a character, so that a run fits in 64 bits
_TIMES_BITS = 16
_MOST_TIMES = 2**_TIMES_BITS - 1  # that a feature of a text is counted
_WEIGHT = 1 + np.log(np.maximum(1, np.arange(_MOST_TIMES + 1)))  # of what stands so many times in a text
_OFTEN = 200  # pairs with a feature from which a column of a table costs less than the pairs one by one


class Bags:
    """Texts as bags of numbered features, feature by feature.

    ``features`` are those that occur, in order; ``counts`` in how many bags each. As in a compressed sparse matrix, feature n
    stands in the bags ``indices[a:b]``, each ``times[a:b]``, where a and b are ``indptr[n]`` and ``indptr[n + 1]``.
    ``size`` is the number of bags. Bags can be compared when their features were numbered by the same `Numbering`.
    Small numbers, as a country has millions of them.
    """

    def __init__(self, bags: Numbers, features: Numbers, times: Numbers, size: int) -> None:
        """Bag ``bags[n]`` has ``features[n]``, ``times[n]`` times; in the order of the features, and then of the bags."""
        self.indices, self.size = bags.astype(np.int32), size
        self.times = np.minimum(times, _MOST_TIMES).astype(np.uint16)
        first = np.flatnonzero(np.diff(features, prepend=-1))
        self.features = features[first]
        self.indptr = np.concatenate([first, [len(features)]])
        self.counts = np.diff(self.indptr)


class _Numbers(dict[str, int]):
    """A number for each word, in order of first appearance; ``fresh`` are the words that were numbered since it was emptied."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: list[str] = []

    def __missing__(self, word: str) -> int:
        self.fresh.append(word)
        self[word] = len(self)
        return self[word]


class _WordParts:
    """The runs of 3 to 5 characters of numbered words, as numbers: those of word n are ``features[ends[n - 1]:ends[n]]``.

    A run is known by the numbers of its characters, put together in one number.
    """

    def __init__(self) -> None:
        self.features, self.ends = array("q"), array("q")
        self._letters = np.zeros(sys.maxunicode + 1, np.uint16)
        self._alphabet = 0
        self._keys, self._numbers = np.zeros(0, np.int64), np.zeros(0, np.int64)  # of each run known, by the order of the keys

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, words: Sequence[str]) -> None:
        """Work out the runs of the words that are numbered next, their edges included."""
        letters = self._numbered("".join([f" {word} " for word in words]))
        lengths = np.fromiter((len(word) + 2 for word in words), np.int64, len(words))
        word, left = np.repeat(np.arange(len(words)), lengths), np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))
        key, runs = letters, []
        for size in range(2, _LONGEST + 1):
            key = key[:-1] + (letters[size - 1 :] << (_BITS * (size - 1)))
            if size >= _SHORTEST:
                inside = left[: len(key)] >= size
                runs.append((word[: len(key)][inside], key[inside]))
        of_word, keys = (np.concatenate(column) for column in zip(*runs, strict=True))
        order = np.argsort(of_word, kind="stable")
        self.features.frombytes(self._numbers_of(keys)[order].tobytes())
        ends = np.cumsum(np.bincount(of_word, minlength=len(words))) + (self.ends[-1] if self.ends else 0)
        self.ends.frombytes(ends.astype(np.int64).tobytes())

    def _numbered(self, text: str) -> Numbers:
        """The characters of a text as numbers from 1; characters beyond the first few thousand share one."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        fresh = np.unique(codes[self._letters[codes] == 0])
        self._letters[fresh] = np.minimum(self._alphabet + 1 + np.arange(len(fresh)), 2**_BITS - 1)
        self._alphabet += len(fresh)
        return self._letters[codes].astype(np.int64)

    def _numbers_of(self, keys: Numbers) -> Numbers:
        keys, inverse = np.unique(keys, return_inverse=True)
        place = np.searchsorted(self._keys, keys)
        known = np.zeros(len(keys), bool)
        within = place < len(self._keys)
        known[within] = self._keys[place[within]] == keys[within]
        numbers = np.empty(len(keys), np.int64)
        numbers[known] = self._numbers[place[known]]
        numbers[~known] = len(self._keys) + np.arange(len(keys) - known.sum())
        self._keys = np.insert(self._keys, place[~known], keys[~known])
        self._numbers = np.insert(self._numbers, place[~known], numbers[~known])
        return numbers[inverse]


class Numbering:
    """A number for each feature, in order of first appearance."""

    def __init__(self) -> None:
        self._whole, self._with_parts, self._parts = _Numbers(), _Numbers(), _WordParts()

    def __len__(self) -> int:
        return len(self._whole) + len(self._parts)

    def whole_words(self, texts: Iterable[Sequence[str]]) -> Bags:
        """Count the words of each text."""
        rows, words, times, size = _counted(texts, self._whole)
        self._whole.fresh.clear()
        return _bags(rows, words, times, size)

    def word_parts(self, texts: Iterable[Sequence[str]]) -> Bags:
        """Count the runs of 3 to 5 characters of the words of each text, their edges included.

        How Dutch compounds show what they share.
        """
        rows, words, times, size = _counted(texts, self._with_parts)
        if self._with_parts.fresh:
            self._parts.add(self._with_parts.fresh)
            self._with_parts.fresh.clear()
        ends = np.concatenate([np.zeros(1, np.intp), np.frombuffer(self._parts.ends, np.int64)])
        word, at = spread(ends[words], np.diff(ends)[words])
        return _bags(rows[word], np.frombuffer(self._parts.features, np.int64)[at], times[word], size)


def _counted(texts: Iterable[Sequence[str]], numbers: _Numbers) -> tuple[Numbers, Numbers, Numbers, int]:
    """Which text has which word how often, each word of a text once; and how many texts there are."""
    each = [list(map(numbers.__getitem__, words)) for words in texts]
    rows = np.repeat(np.arange(len(each)), [len(words) for words in each])
    words = np.fromiter(chain.from_iterable(each), np.intp, len(rows))
    keys, times = np.unique(rows * max(1, len(numbers)) + words, return_counts=True)
    return *np.divmod(keys, max(1, len(numbers))), times, len(each)


def _bags(rows: Numbers, features: Numbers, times: Numbers, size: int) -> Bags:
    """Bags of which text has which feature how often, where a text may have a feature more than once."""
    # all three in one number, as numbers are sorted several times as quickly as places
    numbers = np.sort((features * max(1, size) + rows) << _TIMES_BITS | np.minimum(times, _MOST_TIMES))
    keys = numbers >> _TIMES_BITS
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.add.reduceat(numbers & _MOST_TIMES, first) if len(first) else first
    features, rows = np.divmod(keys[first], max(1, size))
    return Bags(rows, features, counts, size)


def plain_words(text: str) -> list[str]:
    """Give the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def cosine(left: Bags, right: Bags) -> Matrix:
    """Give the cosine of the bags, 1 + ln(how often a feature occurs) times its rarity: left.size x right.size, 0 to 1.

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
    flat = left.indices[at[each]].astype(np.intp) * right.size + right.indices[other]
    product += np.bincount(flat, weights[0][at[each]] * weights[1][other], minlength=product.size).reshape(product.shape)
    return product


def _weighed(side: Bags, df: Numbers, total: int) -> Matrix:
    """The weights times rarity, so that each bag has length 1."""
    weights = _WEIGHT[side.times] * np.repeat(np.log((1 + total) / (1 + df)) + 1, side.counts)
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
