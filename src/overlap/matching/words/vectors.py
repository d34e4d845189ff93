"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product; the norms count all. A normal comparison (60 x 50) stays below
a few megabytes.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

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
_SHORTEST_LENGTH = 1e-9  # of an empty bag, so that nothing is divided by zero; any other is 1 at least
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

    def entries(self, features: Numbers) -> "_Entries":
        """Give which bags have these features (as places), and how much they count there by how often they occur."""
        each, at = spread(self.indptr[features], self.counts[features])
        return _Entries(each, self.indices[at].astype(np.intp), _WEIGHT[self.times[at]])

    def lengths(self, total: int, features: Numbers, rarity: Matrix, entries: "_Entries") -> Matrix:
        """Give the length of each bag where some features have another rarity than by these bags alone, of ``total`` bags.

        ``entries`` are those of these features. Rarity is a - b, of which a depends on ``total`` and b on the feature alone. So
        the sum of the squares of all weights follows from three sums that are made once, and from the features that differ.
        """
        a = np.log(1 + total) + 1
        less = rarity**2 - _rarity(total, self.counts[features]) ** 2
        both = np.bincount(entries.bags, entries.weights**2 * less[entries.features], minlength=self.size)
        squares, mixed, own = self._sums
        lengths: Matrix = np.sqrt(np.maximum(a**2 * squares - 2 * a * mixed + own + both, _SHORTEST_LENGTH))
        return lengths

    @cached_property
    def _sums(self) -> tuple[Matrix, Matrix, Matrix]:
        """Per bag the sums of w², w²b and w²b², w being what a feature counts for by how often it occurs in the bag."""
        squares, b = _WEIGHT[self.times] ** 2, np.repeat(np.log1p(self.counts), self.counts)
        mixed = squares * b
        return self._sum(squares), self._sum(mixed), self._sum(mixed * b)

    def _sum(self, figures: Matrix) -> Matrix:
        sums: Matrix = np.bincount(self.indices, figures, minlength=self.size).astype(float)
        return sums


class _Entries(NamedTuple):
    """Which bag has which of some features, feature by feature: the place of the feature, the bag, and what it counts there."""

    features: Numbers
    bags: Numbers
    weights: Matrix


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
    in_left, in_right, often = _shared(left, right)
    total = left.size + right.size
    rarity = _rarity(total, left.counts[in_left] + right.counts[in_right])
    ours, theirs = left.entries(in_left), right.entries(in_right)
    lengths = left.lengths(total, in_left, rarity, ours), right.lengths(total, in_right, rarity, theirs)
    # each weight is that of both sides together but for the weight on the left, so that it is worked out once a feature
    theirs = theirs._replace(weights=theirs.weights * (rarity**2)[theirs.features])
    product: Matrix = _table(ours, often, left.size).T @ _table(theirs, often, right.size)
    product += _one_by_one(ours, theirs, often, product.shape)
    product /= lengths[0][:, None]
    product /= lengths[1]
    return product


def _rarity(total: int, counts: Numbers) -> Matrix:
    """How much it says that a text has a feature that stands in so many texts, of so many in all."""
    rarity: Matrix = np.log(1 + total) + 1 - np.log1p(counts)
    return rarity


def _shared(left: Bags, right: Bags) -> tuple[Numbers, Numbers, int]:
    """The features that stand on both sides, as places on either; first those that stand there often, and how many they are."""
    place = np.searchsorted(left.features, right.features)
    place[place == len(left.features)] = 0
    shared = left.features[place] == right.features if len(left.features) else np.zeros(len(place), bool)
    in_left, in_right = place[shared], np.flatnonzero(shared)
    is_often = left.counts[in_left] * right.counts[in_right] >= _OFTEN
    order = np.concatenate([np.flatnonzero(is_often), np.flatnonzero(~is_often)])
    return in_left[order], in_right[order], int(is_often.sum())


def _table(entries: _Entries, features: int, size: int) -> Matrix:
    """The first so many features against the bags: features x bags."""
    table = np.zeros(features * size)
    end = np.searchsorted(entries.features, features)
    table[entries.features[:end] * size + entries.bags[:end]] = entries.weights[:end]
    return table.reshape(features, size)


def _one_by_one(left: _Entries, right: _Entries, first: int, shape: tuple[int, int]) -> Matrix:
    """The sums of the products of the weights of all features from the ``first`` on: each bag that has one with each other."""
    start = np.searchsorted(left.features, first)
    features = left.features[start:]
    starts = np.searchsorted(right.features, np.arange(first, features[-1] + 2 if len(features) else first))
    runs, counts = starts[:-1][features - first], np.diff(starts)[features - first]
    _each, other = spread(runs, counts)
    flat = np.repeat(left.bags[start:] * shape[1], counts)
    flat += right.bags[other]
    weights = np.repeat(left.weights[start:], counts)
    weights *= right.weights[other]
    sums: Matrix = np.bincount(flat, weights, minlength=shape[0] * shape[1]).astype(float).reshape(shape)
    return sums


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
