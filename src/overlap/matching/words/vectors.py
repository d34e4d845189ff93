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
        first = firsts(features)
        self.features = features[first]
        self.indptr = np.concatenate([first, [len(features)]])
        self.counts = np.diff(self.indptr)

    def entries(self, features: Numbers | NDArray[np.int32]) -> "_Entries":
        """Give which bags have these features (as places), and how much they count there by how often they occur."""
        counts = self.counts.take(features)
        at = places_of(self.indptr.take(features), counts)
        return _Entries(counts, self.indices.take(at), _WEIGHT.take(self.times.take(at)))

    def lengths(self, total: int, entries: "_Entries", more: Matrix) -> Matrix:
        """Give the length of each bag where some features have another rarity than by these bags alone, of ``total`` bags.

        ``entries`` are those of these features, ``more`` is what there is more of each in the square of its rarity. Rarity is
        a - b, of which a depends on ``total`` and b on the feature. So the sum of the squares of all weights follows from three
        sums that are made once, and from the features that differ.
        """
        a = np.log(1 + total) + 1
        squares_more = entries.weights**2
        squares_more *= entries.each(more)
        differ = np.bincount(entries.bags, squares_more, minlength=self.size)
        squares, mixed, own = self._sums
        lengths: Matrix = np.sqrt(np.maximum(a**2 * squares - 2 * a * mixed + own + differ, _SHORTEST_LENGTH))
        return lengths

    @cached_property
    def place_of(self) -> NDArray[np.int32]:
        """The place of each feature up to the last that occurs, by its number; -1 for one that does not."""
        places = np.full(self.features[-1] + 1 if len(self.features) else 1, -1, np.int32)
        places[self.features] = np.arange(len(self.features))
        return places

    @cached_property
    def patterns(self) -> tuple[Numbers, Numbers]:
        """Number which features stand in the same bags, as often in each: the number per feature, and a feature per number.

        Those of one word mostly do. They are told apart by a sum of 64 bits; that two are taken for the same wrongly happens
        once in a hundred million countries of a thousand dossiers.
        """
        each = _mixed(self.size)[self.indices] * (2 * self.times.astype(np.uint64) + 1)
        sums = np.add.reduceat(each, self.indptr[:-1]) if len(each) else each
        _sums, first, number = np.unique(sums, return_index=True, return_inverse=True)
        return number, first

    @cached_property
    def _sums(self) -> tuple[Matrix, Matrix, Matrix]:
        """Per bag the sums of w², w²b and w²b², w being what a feature counts for by how often it occurs in the bag."""
        squares, b = _WEIGHT[self.times] ** 2, np.repeat(np.log1p(self.counts), self.counts)
        mixed = squares * b
        return self._sum(squares), self._sum(mixed), self._sum(mixed * b)

    def _sum(self, figures: Matrix) -> Matrix:
        sums: Matrix = np.bincount(self.indices, figures, minlength=self.size).astype(float)
        return sums


def _mixed(size: int) -> NDArray[np.uint64]:
    """Give that many numbers of 64 bits with nothing in common: the first of splitmix64 (Steele, Lea and Flood, 2014).

    The same on every run, and without numpy.random, which takes long to load and is not in every bundle.
    """
    mixed = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


class _Entries(NamedTuple):
    """Which bag has which of some features, feature by feature: in how many bags each is, the bags, and what it counts there."""

    counts: Numbers
    bags: NDArray[np.int32]
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
        return _bags(np.repeat(rows, counts), features, size)


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
    return Bags(rows, features.astype(np.intp), np.diff(first, append=len(keys)), size)


def together(left: Bags, right: Bags) -> Bags:
    """Put each bag of the left together with that of the right: in a tenth of the time of sorting all anew."""
    both = left, right
    highest = max(int(each.features.max(initial=0)) for each in both)
    keys = np.concatenate([_keys(np.repeat(each.features, each.counts), each.indices, left.size, highest) for each in both])
    order = np.argsort(keys, kind="stable")  # which finds that there are two runs in order, and merges them
    keys, times = keys.take(order), np.concatenate([each.times for each in both]).take(order)
    first = firsts(keys)
    features, rows = apart(keys.take(first), left.size)
    return Bags(rows, features.astype(np.intp), np.add.reduceat(times, first, dtype=np.int64), left.size)


def plain_words(text: str) -> list[str]:
    """Give the words of a text, or of a piece of one, in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def cosine(left: Bags, right: Bags) -> Matrix:
    """Give the cosine of the bags, 1 + ln(how often a feature occurs) times its rarity: left.size x right.size, 0 to 1.

    Rarity is counted over all bags of both, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    total, shared = left.size + right.size, _shared(left, right)
    ours, theirs = left.entries(shared.left), right.entries(shared.columns)
    counts = ours.counts, right.counts.take(shared.right)
    squares = _rarity(total, counts[0] + counts[1]) ** 2
    more = [squares - _rarity(total, own) ** 2 for own in counts]
    lengths = left.lengths(total, ours, more[0]), right.lengths(total, theirs, np.bincount(shared.column, more[1]).astype(float))
    # the square of the rarity makes of the weights on the left what is multiplied with those on the right as they are
    ours = ours._replace(weights=ours.weights * ours.each(squares))
    column, rare = np.split(shared.column, [np.count_nonzero(shared.column < shared.often)])
    (ours, our_rare), (theirs, their_rare) = ours.parted(len(column)), theirs.parted(shared.often)
    table = _table(ours, column, shared.often, left.size)
    product: Matrix = table.T @ _table(theirs, np.arange(shared.often), shared.often, right.size)
    product += _one_by_one(our_rare, their_rare, rare - shared.often, product.shape)
    product /= lengths[0][:, None]
    product /= lengths[1]
    return product


class _Shared(NamedTuple):
    """The features that stand on both sides, as places on either, and what is multiplied at once.

    Features that stand in the same bags on the right make one column there: its number per feature, and a feature per column.
    The first columns, as many as are ``often``, and features hold most of what is multiplied.
    """

    left: NDArray[np.int32]
    right: Numbers
    column: Numbers
    columns: Numbers
    often: int


def _shared(left: Bags, right: Bags) -> _Shared:
    known = right.features[: np.searchsorted(right.features, len(left.place_of))]
    place = left.place_of.take(known)
    in_right = np.flatnonzero(place >= 0)
    in_left = place.take(in_right)
    numbers, first = right.patterns
    pattern = numbers.take(in_right)
    pairs = np.bincount(pattern, left.counts.take(in_left), minlength=len(first)) * right.counts.take(first)
    is_often = (pairs > 0) & (pairs >= _OFTEN)
    order = np.concatenate([np.flatnonzero(is_often), np.flatnonzero((pairs > 0) & ~is_often)])
    column = np.empty(len(first), np.intp)
    column[order] = np.arange(len(order))
    by_often = np.argsort(~is_often.take(pattern), kind="stable")
    in_left, in_right, pattern = in_left.take(by_often), in_right.take(by_often), pattern.take(by_often)
    return _Shared(in_left, in_right, column.take(pattern), first.take(order), int(np.count_nonzero(is_often)))


def _rarity(total: int, counts: Numbers) -> Matrix:
    """How much it says that a text has a feature that stands in so many texts, of so many in all."""
    rarity: Matrix = np.log(1 + total) + 1 - np.log1p(counts)
    return rarity


def _table(entries: _Entries, rows: Numbers, size: int, bags: int) -> Matrix:
    """The sums of the weights of the features of each row in each bag: size x bags."""
    flat = entries.each(rows * bags)
    flat += entries.bags
    table: Matrix = np.bincount(flat, entries.weights, minlength=size * bags).astype(float, copy=False)
    return table.reshape(size, bags)


def _one_by_one(left: _Entries, right: _Entries, others: Numbers, shape: tuple[int, int]) -> Matrix:
    """The sums of the products of the weights of each feature on the left and of that on the right which ``others`` names."""
    counts = left.each(right.counts.take(others))
    other = places_of(left.each((np.cumsum(right.counts) - right.counts).take(others)), counts)
    flat = np.repeat(left.bags.astype(np.intp) * shape[1], counts)
    flat += right.bags.take(other)
    weights = np.repeat(left.weights, counts)
    weights *= right.weights.take(other)
    sums: Matrix = np.bincount(flat, weights, minlength=shape[0] * shape[1]).astype(float, copy=False)
    return sums.reshape(shape)


def spread(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Spread runs of places, one after the other: for each place the run that it is of, and the place."""
    return np.repeat(np.arange(len(counts)), counts), places_of(starts, counts)


def places_of(starts: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """Give the places of runs, one after the other, of each its start and how many there are; as large numbers as the starts."""
    ends = np.cumsum(counts, dtype=starts.dtype)
    places: NDArray[Any] = np.repeat(starts - ends + counts, counts)
    places += np.arange(len(places), dtype=places.dtype)
    return places


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
