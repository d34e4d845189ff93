"""An index of words by the forms under which others find them, such as how they start or end."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from .vectors import Numbers, apart, once, spread


class Forms:
    """Which words have a form in common with others.

    Of a form only its hash is kept: a country has hundreds of thousands, of 12 bytes each instead of a hundred and more. So what
    is found has to be looked at: two forms may, once in a great while, have the same hash.
    """

    def __init__(self, words: Iterable[Iterable[str]]) -> None:
        """Index the forms of each word."""
        each = list(map(tuple, words))
        numbers, hashes = _hashed(each)
        order = np.argsort(hashes)
        self._hashes, self._numbers, self._size = hashes[order], numbers[order].astype(np.int32), len(each)

    def sharing(self, words: Sequence[Iterable[str]]) -> tuple[Numbers, Numbers]:
        """Give which of other words, by the forms of each, share one with which indexed word: both places, each two once."""
        size = max(1, self._size)
        numbers, hashes = _hashed(list(map(tuple, words)))
        starts, ends = (np.searchsorted(self._hashes, hashes, side) for side in ("left", "right"))
        each, at = spread(starts, ends - starts)
        pairs = once(numbers[each] * size + self._numbers[at])
        return apart(pairs, size)


def _hashed(words: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The hashes of all forms, each with the place of its word."""
    numbers = np.repeat(np.arange(len(words)), [len(forms) for forms in words])
    return numbers, np.fromiter(map(hash, chain.from_iterable(words)), np.intp, len(numbers))
