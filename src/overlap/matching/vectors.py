"""Likeness of texts as the cosine of tf-idf vectors, in plain numpy.

Only features that occur on both sides can add to a product; the norms count all. A normal comparison (60 x 50) stays below
a few megabytes.
"""

import re
from collections import defaultdict
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

    ``features`` are those that occur, in order; ``often`` in how many bags. Feature n stands in the bags ``rows[a:b]`` with
    ``weights[a:b]``, where a and b are ``starts[n]`` and ``starts[n + 1]``. ``count`` is the number of bags. Bags can be
    compared when their features were numbered by the same `Numbering`.
    """

    def __init__(self, rows: Numbers, features: Numbers, weights: Matrix, count: int) -> None:
        """Bag ``rows[n]`` has ``features[n]``, with ``weights[n]``."""
        order = np.argsort(features, kind="stable")
        self.rows, self.weights, self.count = rows[order], weights[order], count
        self.features, self.often = np.unique(features, return_counts=True)
        self.starts = np.concatenate([[0], np.cumsum(self.often)])


class Numbering:
    """A number for each feature, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: dict[Features, dict[str, list[int]]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._numbers)

    def counted(self, texts: Iterable[Sequence[str]], features: Features) -> Bags:
        """The features of the words of each text, weighed by 1 + ln(how often each occurs)."""
        numbers, known = self._numbers, self._words[features]
        found: list[list[int]] = []
        for words in texts:
            for word in words:
                if word not in known:
                    known[word] = [numbers.setdefault(feature, len(numbers)) for feature in features(word)]
            found.append(list(chain.from_iterable([known[word] for word in words])))
        rows = np.repeat(np.arange(len(found)), [len(each) for each in found])
        size = max(1, len(numbers))
        keys = rows * size + np.fromiter(chain.from_iterable(found), np.intp, len(rows))
        keys, often = np.unique(keys, return_counts=True)
        return Bags(*np.divmod(keys, size), 1 + np.log(often), len(found))


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


def word_parts(word: str) -> tuple[str, ...]:
    """Runs of 3 to 5 characters of a word, its edges included: how Dutch compounds show what they share."""
    padded = f" {word} "
    sizes = [size for size in (3, 4, 5) if size < len(padded)]
    parts = [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
    return tuple(parts if len(sizes) == 3 else [*parts, padded])


def cosine(left: Bags, right: Bags) -> Matrix:
    """Cosine of the bags, each weight times its rarity: a matrix of left.count x right.count, 0 to 1.

    Rarity is counted over all bags of both, smoothed as scikit-learn does: ln((1 + n) / (1 + df)) + 1.
    """
    place = np.searchsorted(left.features, right.features)
    place[place == len(left.features)] = 0
    there = left.features[place] == right.features if len(left.features) else np.zeros(len(place), bool)
    mine, theirs = place[there], np.flatnonzero(there)
    df_left, df_right = left.often.copy(), right.often.copy()
    df_left[mine] += right.often[theirs]
    df_right[theirs] += left.often[mine]
    weights = _weighed(left, df_left, left.count + right.count), _weighed(right, df_right, left.count + right.count)
    # what stands often on both sides goes in a table, what is rare is worked out pair by pair
    often = left.often[mine] * right.often[theirs] >= _OFTEN
    tables = [_table(side, some[often], w) for side, some, w in zip((left, right), (mine, theirs), weights, strict=True)]
    product: Matrix = tables[0] @ tables[1].T
    rare_mine, rare_theirs = mine[~often], theirs[~often]
    # each bag with the feature on the left, then each with it on the right
    feature, at = spread(left.starts[rare_mine], left.often[rare_mine])
    each, other = spread(right.starts[rare_theirs][feature], right.often[rare_theirs][feature])
    flat = left.rows[at[each]] * right.count + right.rows[other]
    product += np.bincount(flat, weights[0][at[each]] * weights[1][other], minlength=product.size).reshape(product.shape)
    return product


def _weighed(side: Bags, df: Numbers, total: int) -> Matrix:
    """The weights times rarity, so that each bag has length 1."""
    weights = side.weights * np.repeat(np.log((1 + total) / (1 + df)) + 1, side.often)
    length = np.sqrt(np.bincount(side.rows, weights**2, minlength=side.count))
    found: Matrix = weights / length[side.rows]
    return found


def _table(side: Bags, features: Numbers, weights: Matrix) -> Matrix:
    """Some features as columns: bags x features."""
    table = np.zeros((side.count, len(features)))
    column, at = spread(side.starts[features], side.often[features])
    table[side.rows[at], column] = weights[at]
    return table


def spread(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Runs of places, one after the other: for each place the run that it is of, and the place."""
    each = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return each, np.arange(len(each)) + (starts - first)[each]


def strongest(keys: Numbers, values: Matrix) -> tuple[Numbers, Matrix]:
    """Each key once, in order, with the highest of its values."""
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[first], np.maximum.reduceat(values, first)
