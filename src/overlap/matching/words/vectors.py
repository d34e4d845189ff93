"""Texts as bags of numbered features, and what is done with many numbers at once, in plain numpy."""

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


class Bags:
    """Texts as bags of numbered features.

    ``features`` are those that occur, in order. Those that stand in the same bags, as often in each, have the same ``pattern``:
    mostly those of one word. ``counts`` is in how many bags each pattern is, ``size`` the number of bags, and ``sums`` tells
    patterns apart, in other bags of the same texts too. Bags can be compared when their features were numbered by the same
    `Numbering`. Small numbers, as a country has millions of them.
    """

    def __init__(self, bags: Numbers, features: Numbers, times: Numbers, size: int) -> None:
        """Bag ``bags[n]`` has ``features[n]``, ``times[n]`` times; in the order of the features, and then of the bags."""
        first, self.size = firsts(features), size
        self.features = features[first].astype(np.int32)
        self.sums, example, pattern = _patterns(bags, times, first, size)
        self.pattern, self.counts = pattern.astype(np.int32), sizes(first, len(features)).take(example)
        self._starts = np.cumsum(self.counts) - self.counts
        at = places_of(first.take(example), self.counts)
        # which bag and how often in one number: what lies far apart is looked up once
        self._bits = size.bit_length()
        codes = np.minimum(times.take(at), _MOST_TIMES) << self._bits | bags.take(at)
        self._codes = codes.astype(np.min_scalar_type(codes.max(initial=1 << self._bits)))

    def entries(self, patterns: Numbers) -> "Entries":
        """Give which bags have the features of these patterns, and how much they count there by how often they occur."""
        counts = self.counts.take(patterns)
        codes = self._codes.take(places_of(self._starts.take(patterns), counts))
        return Entries(counts, codes & (1 << self._bits) - 1, _WEIGHT.take(codes >> self._bits))

    def in_full(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Give which features stand in which bags, how often; in the order of the features, and then of the bags."""
        counts = self.counts.take(self.pattern)
        codes = self._codes.take(places_of(self._starts.take(self.pattern), counts))
        return self.features.repeat(counts), codes & (1 << self._bits) - 1, codes >> self._bits

    def lengths(self, total: int, differ: Matrix) -> Matrix:
        """Give the length of each bag where some features have another rarity than by these bags alone, of ``total`` bags.

        ``differ`` is what these features make the square of each length more. Rarity is a - b, of which a depends on ``total``
        and b on the feature. So the sum of the squares of all weights follows from three sums that are made once.
        """
        a = np.log(1 + total) + 1
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
        each, b = self.entries(np.arange(len(self.counts))), np.log1p(self.counts)
        features = np.bincount(self.pattern, minlength=len(self.counts))
        return each.squares(features, self.size), each.squares(features * b, self.size), each.squares(features * b**2, self.size)


def _patterns(bags: Numbers, times: Numbers, first: Numbers, size: int) -> tuple[NDArray[np.uint64], Numbers, Numbers]:
    """Tell which features stand in the same bags, as often in each: a sum and a feature of each pattern, the pattern of each.

    Sums of 64 bits tell them apart; that two are taken for the same wrongly happens once in a hundred million countries of
    a thousand dossiers. So the order of the patterns does not depend on that of the features.
    """
    each = _mixed(size)[bags] * (2 * times.astype(np.uint64) + 1)
    return np.unique(np.add.reduceat(each, first) if len(each) else each, return_index=True, return_inverse=True)


def _mixed(size: int) -> NDArray[np.uint64]:
    """Give that many numbers of 64 bits with nothing in common: the first of splitmix64 (Steele, Lea and Flood, 2014).

    The same on every run, and without numpy.random, which takes long to load and is not in every bundle.
    """
    mixed = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


class Entries(NamedTuple):
    """Which bag has some features, feature by feature: in how many bags each is, the bags, and what it counts there."""

    counts: Numbers
    bags: NDArray[np.integer[Any]]
    weights: Matrix

    def parted(self, number: int) -> "tuple[Entries, Entries]":
        """Part the entries of the first so many features from those of the others."""
        end = int(self.counts[:number].sum())
        return (
            Entries(self.counts[:number], self.bags[:end], self.weights[:end]),
            Entries(self.counts[number:], self.bags[end:], self.weights[end:]),
        )

    def each(self, figures: Any) -> Any:
        """Give for each entry the figure of its feature."""
        return figures.repeat(self.counts)

    def squares(self, by: Any, size: int) -> Matrix:
        """Give the sum of the squares of the weights of each of so many bags, each times the figure of its feature."""
        squares = np.square(self.weights)
        squares *= self.each(by)
        sums: Matrix = np.bincount(self.bags, squares, minlength=size).astype(float, copy=False)
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

    def cut(self, size: int) -> None:
        """Forget the words that were numbered last, but for the first so many."""
        while len(self) > size:
            self.popitem()


class _WordParts:
    """The runs of 3 to 5 characters of numbered pieces of texts, as numbers: of piece n ``features[ends[n]:ends[n + 1]]``.

    A run is known by the numbers of its characters, put together in one number.
    """

    def __init__(self) -> None:
        self.features, self.ends = array("i"), array("i", [0])
        self._letters = np.zeros(sys.maxunicode + 1, np.uint16)
        self._alphabet = 0
        self._keys, self._numbers = np.zeros(0, np.int64), np.zeros(0, np.int64)  # of each run known, by the order of the keys

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, pieces: Sequence[str]) -> None:
        """Work out the runs of the words of the pieces that are numbered next, the edges of each word included."""
        each = [*map(plain_words, pieces)]
        words, of_piece = [*chain.from_iterable(each)], np.repeat(np.arange(len(each)), [len(words) for words in each])
        letters = self._numbered("".join([f" {word} " for word in words]))
        lengths = np.fromiter(map(len, words), np.int64, len(words)) + 2
        piece, left = np.repeat(of_piece, lengths), np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))
        key, runs = letters, []
        for size in range(2, _LONGEST + 1):
            key = key[:-1] + (letters[size - 1 :] << (_BITS * (size - 1)))
            if size >= _SHORTEST:
                inside = left[: len(key)] >= size
                runs.append((piece[: len(key)][inside], key[inside]))
        of_piece, keys = (np.concatenate(column) for column in zip(*runs, strict=True))
        order = np.argsort(of_piece, kind="stable")
        self.features.frombytes(self._numbers_of(keys)[order].astype(np.int32).tobytes())
        ends = np.cumsum(np.bincount(of_piece, minlength=len(pieces))) + self.ends[-1]
        self.ends.frombytes(ends.astype(np.int32).tobytes())

    def cut(self, pieces: int, features: int) -> None:
        """Forget the pieces and runs that were numbered last, but for the first so many."""
        del self.ends[pieces + 1 :]
        del self.features[self.ends[-1] :]
        is_kept = self._numbers < features
        self._keys, self._numbers = self._keys[is_kept], self._numbers[is_kept]

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
        return sum(self.sizes)

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many words, pieces and runs of characters have a number."""
        return len(self._whole), len(self._with_parts), len(self._parts)

    def cut(self, sizes: tuple[int, int, int]) -> None:
        """Forget what was numbered since there were so many; bags with that can be compared only with those that are older."""
        whole, pieces, runs = sizes
        self._whole.cut(whole)
        self._with_parts.cut(pieces)
        self._parts.cut(pieces, runs)

    def whole_words(self, texts: Iterable[Sequence[str]]) -> Bags:
        """Count the words of each text."""
        rows, words, size = _numbered(texts, self._whole)
        self._whole.fresh.clear()
        return _bags(rows, words, size)

    def word_parts(self, texts: Iterable[Sequence[str]]) -> Bags:
        """Count the runs of 3 to 5 characters of the words of each text, their edges included; a text as its pieces.

        How Dutch compounds show what they share.
        """
        rows, pieces, size = _numbered(texts, self._with_parts)
        if self._with_parts.fresh:
            self._parts.add(self._with_parts.fresh)
            self._with_parts.fresh.clear()
        ends = np.frombuffer(self._parts.ends, np.int32)
        starts = ends.take(pieces)
        counts = ends.take(pieces + 1) - starts
        features = np.frombuffer(self._parts.features, np.int32).take(places_of(starts, counts))
        return _bags(rows.repeat(counts), features, size)


def _numbered(texts: Iterable[Sequence[str]], numbers: _Numbers) -> tuple[NDArray[Any], Numbers, int]:
    """Which text has which word, as often as it has it; and how many texts there are."""
    each = [*texts]
    rows = np.repeat(np.arange(len(each), dtype=np.int32), [len(words) for words in each])
    return rows, np.fromiter(map(numbers.__getitem__, chain.from_iterable(each)), np.intp, len(rows)), len(each)


def _keys(features: NDArray[Any], rows: NDArray[Any], size: int, highest: int) -> Any:
    """Features, up to the ``highest``, and their texts in one number: those are sorted quicker than places, small ones twice."""
    kind = np.uint32 if (highest + 1) * size <= _SMALL else np.int64
    keys: Any = features.astype(kind)
    keys *= kind(max(1, size))
    keys += rows.astype(kind)
    return keys


def _bags(rows: NDArray[Any], features: NDArray[Any], size: int) -> Bags:
    """Bags of which text has which feature, where a text may have a feature more than once."""
    keys = _keys(features, rows, size, int(features.max(initial=0)))
    keys.sort()
    first = firsts(keys)
    features, rows = apart(keys.take(first), size)
    return Bags(rows, features.astype(np.intp), sizes(first, len(keys)), size)


def together(left: Bags, right: Bags) -> Bags:
    """Put each bag of the left together with that of the right: in a tenth of the time of sorting all anew."""
    both = [each.in_full() for each in (left, right)]
    highest = max(int(each.features.max(initial=0)) for each in (left, right))
    keys = np.concatenate([_keys(features, bags, left.size, highest) for features, bags, _times in both])
    order = keys.argsort(kind="stable")  # which finds that there are two runs in order, and merges them
    keys, times = keys.take(order), np.concatenate([times for _features, _bags, times in both]).take(order)
    first = firsts(keys)
    features, rows = apart(keys.take(first), left.size)
    return Bags(rows, features.astype(np.intp), np.add.reduceat(times, first, dtype=np.int64), left.size)


def plain_words(text: str) -> list[str]:
    """Give the words of a text, or of a piece of one, in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def spread(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Spread runs of places, one after the other: for each place the run that it is of, and the place."""
    return np.arange(len(counts)).repeat(counts), places_of(starts, counts)


def places_of(starts: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """Give the places of runs, one after the other, of each its start and how many there are; as large numbers as the starts."""
    ends = counts.cumsum(dtype=starts.dtype)
    places: NDArray[Any] = (starts - ends + counts).repeat(counts)
    places += np.arange(len(places), dtype=places.dtype)
    return places


def small(numbers: Numbers) -> NDArray[np.integer[Any]]:
    """Give numbers, none of them below 0, in 32 bits where they fit: these are sorted twice as quickly."""
    return numbers.astype(np.uint32) if len(numbers) and numbers.max() < _SMALL else numbers


def once(numbers: Numbers) -> Numbers:
    """Give each of some numbers, none of them below 0, once and in order: `np.unique`, which takes time to load numpy.ma."""
    in_order = np.sort(numbers)
    return in_order[firsts(in_order)]


def firsts(in_order: NDArray[np.generic]) -> Numbers:
    """Give the places where another number begins than the one before, the first included."""
    is_other = np.empty(len(in_order), bool)
    is_other[:1] = True
    np.not_equal(in_order[1:], in_order[:-1], out=is_other[1:])
    return np.flatnonzero(is_other)


def sizes(starts: Numbers, total: int) -> Numbers:
    """Give how many there are in each run, of the places where runs begin, one after the other, and how many there are in all."""
    counts = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=counts[:-1])
    counts[-1:] = total - starts[-1:]
    return counts


def apart(numbers: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Take numbers apart in rows of so many and the place within the row: `np.divmod`, several times as quickly."""
    rows = numbers // max(1, size)
    return rows, numbers - rows * max(1, size)


def in_order(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Give numbers, none of them below 0, in order, with the place of each; of the same the first comes first.

    Each number with its place in one: numpy sorts plain numbers several times as quickly as it finds their order.
    """
    bits = len(numbers).bit_length()
    both = numbers << bits
    both += np.arange(len(numbers))
    both.sort()
    return both >> bits, both & (1 << bits) - 1


def strongest(keys: Numbers, values: Matrix) -> tuple[Numbers, Matrix]:
    """Give each key once, in order, with the highest of its values."""
    if not len(keys):
        return keys, values
    keys, order = in_order(keys)
    values = values.take(order)
    first = firsts(keys)
    return keys.take(first), np.maximum.reduceat(values, first)
