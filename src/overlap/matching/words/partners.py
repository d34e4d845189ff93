"""What words are like among some others, remembered: most words of a dossier stood in one before."""

from array import array
from collections.abc import Callable, Sequence

import numpy as np

from .vectors import Matrix, Numbers, spread

WORDS = 60_000  # remembered, some 0.2 kB each
# of some words which are like which of the others, two by two, and how much
Found = tuple[Numbers, Numbers, Matrix]


class Partners:
    """What each word is like, as it was first found.

    Kept within bounds, as numbers one after the other: 12 bytes for each two that are alike.
    """

    def __init__(self) -> None:
        """Nothing is known before it is asked for."""
        self._forget()

    def _forget(self) -> None:
        self._number: dict[str, int] = {}
        self._ends, self._others, self._like = array("q", [0]), array("i"), array("d")

    def of(self, words: Sequence[str], find: Callable[[Sequence[str]], Found]) -> Found:
        """Give what the words are like: the place of the word, that of the other, and how alike they are.

        ``find`` finds that of words that were not met before: passed each time, as who holds this would make a circle with it.
        """
        if len(self._number) + len(words) > WORDS:
            self._forget()
        fresh = [word for word in dict.fromkeys(words) if word not in self._number]
        self._add(fresh, find(fresh))
        numbers = np.array([self._number[word] for word in words], np.intp)
        known = np.frombuffer(self._ends, np.int64)
        starts = known.take(numbers)
        each, at = spread(starts, known.take(numbers + 1) - starts)
        others, like = np.frombuffer(self._others, np.int32).take(at), np.frombuffer(self._like).take(at)
        return each, others.astype(np.intp), like

    def _add(self, words: Sequence[str], found: Found) -> None:
        each, others, like = found
        order = np.argsort(each, kind="stable")
        ends = self._ends[-1] + np.cumsum(np.bincount(each, minlength=len(words)))
        self._ends.extend(ends.tolist())
        self._others.extend(others[order].tolist())
        self._like.extend(like[order].tolist())
        self._number.update((word, n) for n, word in enumerate(words, len(self._number)))
