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
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]
_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _LONGEST = 3, 5  # characters of a run
_BITS = 12  # of the number of a character, so that a run fits in 64 bits
_SMALL = 2**32  # numbers below this fit in 32 bits
_MOST_TIMES = 2**16 - 1  # that a feature of a text is counted
_WEIGHT = 1 + np.log(np.maximum(1, np.arange(_MOST_TIMES + 1)))  # of what stands so many times in a text
_SHORTEST_LENGTH = 1e-9  # of an empty bag, so that nothing is divided by zero; any other is 1 at least
_OFTEN = 1 / 120  # share of all pairs from which a column of a table costs less than the pairs one by one


class Bags:
    """Texts as bags of numbered features.

    ``features`` are those that occur, in order. Those that stand in the same bags, as often in each, have the same ``pattern``:
    mostly those of one word. ``counts`` is in how many bags each pattern is, ``size`` the number of bags. Bags can be compared
    when their features were numbered by the same `Numbering`. Small numbers, as a country has millions of them.
    """

    def __init__(self, bags: Numbers, features: Numbers, times: Numbers, size: int) -> None:
        """Bag ``bags[n]`` has ``features[n]``, ``times[n]`` times; in the order of the features, and then of the bags."""
        first, self.size = firsts(features), size
        self.features = features[first]
        example, pattern = _patterns(bags, times, first, size)
        self.pattern, self.counts = pattern.astype(np.int32), np.diff(first, append=len(features)).take(example)
        self._starts = np.cumsum(self.counts) - self.counts
        at = places_of(first.take(example), self.counts)
        # which bag and how often in one number: what lies far apart is looked up once
        self._bits = size.bit_length()
        self._codes = _small(np.minimum(times.take(at), _MOST_TIMES) << self._bits | bags.take(at))

    def entries(self, patterns: Numbers) -> "_Entries":
        """Give which bags have the features of these patterns, and how much they count there by how often they occur."""
        counts = self.counts.take(patterns)
        codes = self._codes.take(places_of(self._starts.take(patterns), counts))
        return _Entries(counts, codes & (1 << self._bits) - 1, _WEIGHT.take(codes >> self._bits))

    def lengths(self, total: int, entries: "_Entries", more: Matrix) -> Matrix:
        """Give the length of each bag where some features have another rarity than by these bags alone, of ``total`` bags.

        ``entries`` are those of these features, ``more`` is what there is more of each in the square of its rarity. Rarity is
        a - b, of which a depends on ``total`` and b on the feature. So the sum of the squares of all weights follows from three
        sums that are made once, and from the features that differ.
        """
        a = np.log(1 + total) + 1
        squares_more = np.square(entries.weights)
        squares_more *= entries.each(more)
        differ = entries.sums(squares_more, self.size)
        squares, mixed, own = self._sums
        lengths: Matrix = np.sqrt(np.maximum(a**2 * squares - 2 * a * mixed + own + differ, _SHORTEST_LENGTH))
        return lengths

    @cached_property
    def pattern_of(self) -> NDArray[np.int32]:
        """The pattern of each feature up to the last that occurs, by its number; -1 for one that does not."""
        patterns = np.full(self.features[-1] + 1 if len(self.features) else 1, -1, np.int32)
        patterns[self.features] = self.pattern
        return patterns

    @cached_property
    def _sums(self) -> tuple[Matrix, Matrix, Matrix]:
        """Per bag the sums of w², w²b and w²b², w being what a feature counts for by how often it occurs in the bag."""
        each = self.entries(np.arange(len(self.counts)))
        b = each.each(np.log1p(self.counts))
        squares = np.square(each.weights) * each.each(np.bincount(self.pattern, minlength=len(self.counts)))
        first, second, third = (each.sums(figures, self.size) for figures in (squares, squares * b, squares * b * b))
        return first, second, third


def _patterns(bags: Numbers, times: Numbers, first: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Number which features stand in the same bags, as often in each: a feature for each number, and the number of each feature.

    They are told apart by a sum of 64 bits; that two are taken for the same wrongly happens once in a hundred million
    countries of a thousand dossiers. So the order of the numbers does not depend on that of the features.
    """
    each = _mixed(size)[bags] * (2 * times.astype(np.uint64) + 1)
    sums = np.add.reduceat(each, first) if len(each) else each
    _sums, example, number = np.unique(sums, return_index=True, return_inverse=True)
    return example, number


def _mixed(size: int) -> NDArray[np.uint64]:
    """Give that many numbers of 64 bits with nothing in common: the first of splitmix64 (Steele, Lea and Flood, 2014).

    The same on every run, and without numpy.random, which takes long to load and is not in every bundle.
    """
    mixed = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


class _Entries(NamedTuple):
    """Which bag has some features, feature by feature: in how many bags each is, the bags, and what it counts there."""

    counts: Numbers
    bags: NDArray[np.integer[Any]]
    weights: Matrix

    def parted(self, number: int) -> "tuple[_Entries, _Entries]":
        """Part the entries of the first so many features from those of the others."""
        end = int(self.counts[:number].sum())
        return (
            _Entries(self.counts[:number], self.bags[:end], self.weights[:end]),
            _Entries(self.counts[number:], self.bags[end:], self.weights[end:]),
        )

    def each(self, figures: Any) -> Any:
        """Give for each entry the figure of its feature."""
        return np.repeat(figures, self.counts)

    def sums(self, figures: Matrix, size: int) -> Matrix:
        """Give the sum of the figures of each of so many bags."""
        sums: Matrix = np.bincount(self.bags, figures, minlength=size).astype(float, copy=False)
        return sums


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
        fresh = once(codes[self._letters[codes] == 0].astype(np.int64))
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
    return *apart(keys, len(numbers)), times, len(each)


def _bags(rows: Numbers, features: Numbers, times: Numbers, size: int) -> Bags:
    """Bags of which text has which feature how often, where a text may have a feature more than once."""
    # both in one number, as often as it counts: numbers are sorted quicker than places
    keys = np.sort(_small(np.repeat(features * max(1, size) + rows, times)))
    first = firsts(keys)
    features, rows = apart(keys[first].astype(np.intp), size)
    return Bags(rows, features, np.diff(first, append=len(keys)), size)


def plain_words(text: str) -> list[str]:
    """Give the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def cosine(left: Bags, right: Bags) -> Matrix:
    """Give the cosine of the bags, 1 + ln(how often a feature occurs) times its rarity: left.size x right.size, 0 to 1.

    Rarity is counted over all bags of both, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    total, shared = left.size + right.size, _shared(left, right)
    ours, theirs = left.entries(shared.left), right.entries(shared.columns)
    in_left, in_right = ours.counts, theirs.counts.take(shared.column)
    squares = _squared_rarity(total)
    both = shared.features * squares.take(in_left + in_right)
    more = [both - shared.features * squares.take(own) for own in (in_left, in_right)]
    lengths = left.lengths(total, ours, more[0]), right.lengths(total, theirs, np.bincount(shared.column, more[1]).astype(float))
    # the square of the rarity makes of the weights on the left what is multiplied with those on the right as they are
    ours = ours._replace(weights=ours.weights * ours.each(both))
    column, rare = np.split(shared.column, [np.count_nonzero(shared.column < shared.often)])
    (ours, our_rare), (theirs, their_rare) = ours.parted(len(column)), theirs.parted(shared.often)
    # the other way round, as a product with fewer rows takes less time
    table = _table(theirs, np.arange(shared.often), shared.often, right.size)
    product: Matrix = table.T @ _table(ours, column, shared.often, left.size)
    product += _one_by_one(our_rare, their_rare, rare - shared.often, product.shape)
    product *= (1 / lengths[1])[:, None]
    product *= 1 / lengths[0]
    return product.T


class _Shared(NamedTuple):
    """The features that stand on both sides, by their patterns on either, and what is multiplied at once.

    Of each two patterns that meet ``left`` is that on the left, and ``features`` how many have both. Those of one pattern
    on the right make one column there: ``column`` is its number, of which ``columns`` holds the patterns. The first columns, as
    many as are ``often``, hold most of what is multiplied.
    """

    left: Numbers
    features: Numbers
    column: Numbers
    columns: Numbers
    often: int


def _shared(left: Bags, right: Bags) -> _Shared:
    within = np.searchsorted(right.features, len(left.pattern_of))
    ours = left.pattern_of.take(right.features[:within])
    is_shared, patterns = np.flatnonzero(ours >= 0), max(1, len(left.counts))
    meetings = np.sort(_small(right.pattern.take(is_shared).astype(np.intp) * patterns + ours.take(is_shared)))
    first = firsts(meetings)
    features = np.diff(first, append=len(meetings))
    theirs, met = apart(meetings.take(first).astype(np.intp), patterns)
    start = firsts(theirs)
    columns = theirs.take(start)
    pairs = np.add.reduceat(left.counts.take(met), start) * right.counts.take(columns) if len(start) else start
    is_often = pairs >= _OFTEN * left.size * right.size
    order = np.argsort(~is_often, kind="stable")
    counts = np.diff(start, append=len(theirs)).take(order)
    at = places_of(start.take(order), counts)
    column = np.repeat(np.arange(len(order)), counts)
    return _Shared(met.take(at), features.take(at), column, columns.take(order), int(np.count_nonzero(is_often)))


def _squared_rarity(total: int) -> Matrix:
    """How much it says that a text has a feature, squared, by in how many texts that stands, of so many in all."""
    squares: Matrix = np.square(np.log(1 + total) + 1 - np.log1p(np.arange(total + 1)))
    return squares


def _table(entries: _Entries, rows: Numbers, size: int, bags: int) -> Matrix:
    """The sums of the weights of the features of each row in each bag: size x bags."""
    flat = entries.each(rows * bags)
    flat += entries.bags
    table: Matrix = np.bincount(flat, entries.weights, minlength=size * bags).astype(float, copy=False)
    return table.reshape(size, bags)


def _one_by_one(left: _Entries, right: _Entries, others: Numbers, shape: tuple[int, int]) -> Matrix:
    """The sums of the products of the weights of each feature on the left and of that on the right which ``others`` names.

    Right x left, as ``shape`` says.
    """
    counts = left.each(right.counts.take(others))
    other = places_of(left.each((np.cumsum(right.counts) - right.counts).take(others)), counts)
    flat = right.bags.take(other) * np.intp(shape[1])
    flat += np.repeat(left.bags, counts)
    weights = np.repeat(left.weights, counts)
    weights *= right.weights.take(other)
    sums: Matrix = np.bincount(flat, weights, minlength=shape[0] * shape[1]).astype(float, copy=False)
    return sums.reshape(shape)


def spread(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Spread runs of places, one after the other: for each place the run that it is of, and the place."""
    return np.repeat(np.arange(len(counts)), counts), places_of(starts, counts)


def places_of(starts: Numbers, counts: Numbers) -> Numbers:
    """Give the places of runs, one after the other, of each its start and how many there are."""
    ends = np.cumsum(counts)
    places: Numbers = np.repeat(starts - ends + counts, counts)
    places += np.arange(len(places))
    return places


def _small(numbers: Numbers) -> NDArray[np.integer[Any]]:
    """Give numbers, none of them below 0, in 32 bits where they fit: these are sorted twice as quickly."""
    return numbers.astype(np.uint32) if len(numbers) and numbers.max() < _SMALL else numbers


def once(numbers: Numbers) -> Numbers:
    """Give each of some numbers, none of them below 0, once and in order: `np.unique`, which takes time to load numpy.ma."""
    in_order = np.sort(numbers)
    return in_order[firsts(in_order)]


def firsts(in_order: NDArray[np.generic]) -> Numbers:
    """Give the places where another number begins than the one before, the first included."""
    is_other = np.ones(len(in_order), bool)
    np.not_equal(in_order[1:], in_order[:-1], out=is_other[1:])
    return np.flatnonzero(is_other)


def apart(numbers: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Take numbers apart in rows of so many and the place within the row: `np.divmod`, several times as quickly."""
    rows = numbers // max(1, size)
    return rows, numbers - rows * max(1, size)


def strongest(keys: Numbers, values: Matrix) -> tuple[Numbers, Matrix]:
    """Give each key once, in order, with the highest of its values."""
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys.take(order), values.take(order)
    first = firsts(keys)
    return keys.take(first), np.maximum.reduceat(values, first)
