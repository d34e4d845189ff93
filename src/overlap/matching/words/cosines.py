"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

A feature counts in a text for 1 + ln(how often it occurs), times its rarity. Rarity is counted over all texts of both sides,
smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1. Only features that occur on both sides can add to a product; the
lengths count all. A normal comparison (60 x 50) stays below a few megabytes.
"""

from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .vectors import Bags, Entries, Matrix, Numbers, apart, firsts, places_of, sizes, small, spread

SmallNumbers = NDArray[np.int32]
_OFTEN = 1 / 90  # share of all pairs from which a column of a table costs less than the pairs one by one
_MOST = 20  # bags of a column up to which its pairs are worked out one by one


class Headed:
    """Texts as bags by themselves (``own``), and with what stands above them (``whole``).

    Most features stand in no heading, and count the same both ways: what they add up to is worked out once for both.
    """

    def __init__(self, own: Bags, whole: Bags) -> None:
        self.own, self.whole = own, whole

    @cached_property
    def unchanged(self) -> NDArray[np.bool_]:
        """Whether each feature, by its number, up to the last that occurs, stands in the same bags as often both ways."""
        own, whole = self.own, self.whole
        unchanged = np.zeros(max(len(own.pattern_of), len(whole.pattern_of)), np.bool_)
        features = own.features[: np.searchsorted(own.features, len(whole.pattern_of))]
        there = whole.pattern_of.take(features)
        sums = own.sums.take(own.pattern[: len(features)])
        unchanged[features] = (there >= 0) & (whole.sums.take(np.maximum(there, 0)) == sums)
        return unchanged


def cosine(left: Bags, right: Bags) -> Matrix:
    """Give the cosine of the bags: left.size x right.size, 0 to 1."""
    _features, *patterns = _shared(left, right)
    return _cosine(left, right, _products(left, right, *patterns))


def both_cosines(left: Headed, right: Headed) -> Matrix:
    """Give the sum of two cosines, of the texts by themselves and with their headings: left x right, 0 to 2."""
    same, own = _parted(left, right, *_shared(left.own, right.own))
    _same, whole = _parted(left, right, *_shared(left.whole, right.whole))
    alike = _products(left.own, right.own, *same)
    both: Matrix = _cosine(left.own, right.own, _products(left.own, right.own, *own).plus(alike))
    both += _cosine(left.whole, right.whole, _products(left.whole, right.whole, *whole).plus(alike))
    return both


def _parted(
    left: Headed, right: Headed, features: SmallNumbers, ours: SmallNumbers, theirs: SmallNumbers
) -> list[tuple[SmallNumbers, SmallNumbers]]:
    """The patterns on both sides of the features that count the same without headings and with them, and those of the others."""
    is_same = left.unchanged.take(features) & right.unchanged.take(features)
    return [(ours.take(places), theirs.take(places)) for places in map(np.flatnonzero, (is_same, ~is_same))]


def _shared(left: Bags, right: Bags) -> tuple[SmallNumbers, SmallNumbers, SmallNumbers]:
    """The features that stand on both sides, with their patterns on either."""
    features = right.features[: np.searchsorted(right.features, len(left.pattern_of))]
    ours = left.pattern_of.take(features)
    is_shared = np.flatnonzero(ours >= 0)
    return features.take(is_shared), ours.take(is_shared), right.pattern.take(is_shared)


class _Products(NamedTuple):
    """What some features add up to: the products of each two bags, right x left, and per bag what they make lengths more.

    That is, the square of a length: more than where their rarity is counted over the bags of one side alone.
    """

    products: Matrix
    left: Matrix
    right: Matrix

    def plus(self, other: "_Products") -> "_Products":
        """Take with these what other features add up to."""
        for ours, theirs in zip(self, other, strict=True):
            np.add(ours, theirs, out=ours)
        return self


def _cosine(left: Bags, right: Bags, shared: _Products) -> Matrix:
    total, cosines = left.size + right.size, shared.products
    cosines *= (1 / right.lengths(total, shared.right))[:, None]
    cosines *= 1 / left.lengths(total, shared.left)
    return cosines.T


def _products(left: Bags, right: Bags, ours: SmallNumbers, theirs: SmallNumbers) -> _Products:
    """Of the features of these patterns on the left and on the right, two by two."""
    total, meetings = left.size + right.size, _meetings(left, right, ours, theirs)
    mine, others = left.entries(meetings.left), right.entries(meetings.columns)
    in_left, in_right = mine.counts, others.counts.take(meetings.column)
    squares = _squared_rarity(total)
    both = meetings.features * squares.take(in_left + in_right)
    more, more_there = (both - meetings.features * squares.take(own) for own in (in_left, in_right))
    longer = mine.squares(more, left.size), others.squares(np.bincount(meetings.column, more_there).astype(float), right.size)
    # the square of the rarity makes of the weights on the left what is multiplied with those on the right as they are
    mine = mine._replace(weights=mine.weights * mine.each(both))
    often, end = meetings.often, int(meetings.column.searchsorted(meetings.often))
    (mine, my_rare), (others, other_rare) = mine.parted(end), others.parted(often)
    # the other way round, as a product with fewer rows takes less time
    table = _table(others, np.arange(often), often, right.size)
    products: Matrix = table.T @ _table(mine, meetings.column[:end], often, left.size)
    products += _one_by_one(my_rare, other_rare, meetings.column[end:] - often, products.shape)
    return _Products(products, *longer)


class _Meetings(NamedTuple):
    """Which patterns meet, and what is multiplied at once.

    Of each two patterns that meet ``left`` is that on the left, and ``features`` how many have both. Those of one pattern
    on the right make one column there: ``column`` is its number, of which ``columns`` holds the patterns. The first columns, as
    many as are ``often``, hold most of what is multiplied; the others are in order, those that stand in most bags first.
    """

    left: Numbers
    features: Numbers
    column: Numbers
    columns: Numbers
    often: int


def _meetings(left: Bags, right: Bags, ours: SmallNumbers, theirs: SmallNumbers) -> _Meetings:
    patterns = max(1, len(left.counts))
    meetings = np.sort(small(theirs.astype(np.intp) * patterns + ours))
    first = firsts(meetings)
    features = sizes(first, len(meetings))
    there, here = apart(meetings.take(first).astype(np.intp), patterns)
    start = firsts(there)
    columns = there.take(start)
    in_right = right.counts.take(columns)
    pairs = np.add.reduceat(left.counts.take(here), start) * in_right if len(start) else start
    is_often = (pairs >= _OFTEN * left.size * right.size) | (in_right > _MOST)
    order = np.where(is_often, 0, _MOST + 1 - in_right).astype(np.int8).argsort(kind="stable")
    counts = sizes(start, len(there)).take(order)
    at = places_of(start.take(order), counts)
    column = np.arange(len(order)).repeat(counts)
    return _Meetings(here.take(at), features.take(at), column, columns.take(order), int(np.count_nonzero(is_often)))


@lru_cache(64)
def _squared_rarity(total: int) -> Matrix:
    """How much it says that a text has a feature, squared, by in how many texts that stands, of so many in all."""
    squares: Matrix = np.square(np.log(1 + total) + 1 - np.log1p(np.arange(total + 1)))
    return squares


def _table(entries: Entries, rows: Numbers, size: int, bags: int) -> Matrix:
    """The sums of the weights of the features of each row in each bag: size x bags."""
    flat = entries.each(rows * bags)
    flat += entries.bags
    table: Matrix = np.bincount(flat, entries.weights, minlength=size * bags).astype(float, copy=False)
    return table.reshape(size, bags)


def _one_by_one(left: Entries, right: Entries, others: Numbers, shape: tuple[int, int]) -> Matrix:
    """The sums of the products of the weights of each feature on the left and of that on the right which ``others`` names.

    Those on the right that stand in most bags come first: so what meets the first, second … bag of each is a run from the
    start. Right x left, as ``shape`` says.
    """
    in_right, ends = right.counts.take(others), left.counts.cumsum()
    starts = (right.counts.cumsum() - right.counts).take(others)
    features = np.searchsorted(-in_right, -np.arange(in_right[0] if len(in_right) else 0))
    nth, feature = spread(np.zeros_like(features), features)
    at, counts, runs = starts.take(feature) + nth, left.counts.take(feature), ends[features - 1].tolist()
    flat = (right.bags * np.intp(shape[1])).take(at).repeat(counts)
    flat += np.concatenate([left.bags[:0], *[left.bags[:end] for end in runs]])
    weights = right.weights.take(at).repeat(counts)
    weights *= np.concatenate([left.weights[:0], *[left.weights[:end] for end in runs]])
    sums: Matrix = np.bincount(flat, weights, minlength=shape[0] * shape[1]).astype(float, copy=False)
    return sums.reshape(shape)
