"""Units of one side found back on the other, and how much each says."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log

import numpy as np

from overlap.language import Unit, units

from .likeness import Alike, Likeness
from .vectors import Matrix, Numbers, spread, strongest
from .vocabulary import Passages, Units, Vocabulary, share_of

_UNKNOWN = 2.0  # weight of unknown content, so that one shared word of a short text does not count as everything
_LEAST = 0.05  # what a unit of a part of a text weighs at least


class TermTable:
    """How alike the units of the vmbo side are to those of the mbo side, and how much each says.

    ``left`` and ``right`` are the places of the units by key.
    """

    def __init__(self, left: Vocabulary, right: Vocabulary, likeness: Likeness | None = None) -> None:
        """Of two programmes; ``likeness`` keeps what was found for the vmbo programme beside others."""
        self.left, self.right = left.place, right.place
        self._left, self._right = left, right
        self._likeness = likeness or Likeness([left])
        self._n = left.goals + right.goals

    @classmethod
    def of_texts(cls, left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> "TermTable":
        """Of the texts of each goal (its own text first, then headings), per side."""
        mine, theirs = (
            Vocabulary([units(texts[0]) for texts in side], [[u for text in texts[1:] for u in units(text)] for texts in side])
            for side in (left, right)
        )
        return cls(mine, theirs)

    @cached_property
    def _alike(self) -> Alike:
        return self._likeness.between(self._left, self._right)

    @cached_property
    def likeness(self) -> Matrix:
        """From 0 (nothing in common) to 1 (same word), for unit i of ``left`` and j of ``right``."""
        table = np.zeros((len(self.left), len(self.right)))
        alike = self._alike
        known = (alike.left < len(self.left)) & (alike.right < len(self.right))
        table[alike.left[known], alike.right[known]] = alike.known[known]
        return table

    def weight(self, unit: Unit) -> float:
        """How much it says that a goal has this unit: rarity ln((N + 1) / (df + 0.5)), less for general units and terms."""
        rarity = log((self._n + 1) / (self.frequency(unit) + 0.5))
        return rarity * share_of(unit)

    def frequency(self, unit: Unit) -> int:
        """How many goals and items have this unit in their own text."""
        return self._left.often[unit.key] + self._right.often[unit.key]

    def alike(self, a: Unit, b: Unit) -> float:
        """How alike a vmbo unit and an mbo unit are."""
        i, j = self.left.get(a.key), self.right.get(b.key)
        return 0.0 if i is None or j is None else float(self.likeness[i, j])

    def alike_in(self, left: Units, right: Units) -> Iterator[tuple[Unit, Unit, float]]:
        """The units of a vmbo and an mbo text that are alike, with how much (above 0 to 1)."""
        mine = [unit for unit in left if unit.key in self.left]
        theirs = [unit for unit in right if unit.key in self.right]
        rows, columns = [self.left[unit.key] for unit in mine], [self.right[unit.key] for unit in theirs]
        table = self.likeness[np.ix_(rows, columns)]
        for i, j in zip(*np.nonzero(table), strict=True):
            yield mine[i], theirs[j], float(table[i, j])

    def left_covered(self, texts: Passages, others: Passages) -> Matrix:
        """The share of each left text, by weight, that is found in each right goal: texts x others."""
        return self._covered(texts, others, vmbo=True)

    def right_covered(self, texts: Passages, others: Passages) -> Matrix:
        """The share of each right text that is found in each left goal: others x texts."""
        return self._covered(texts, others, vmbo=False).T

    def _covered(self, texts: Passages, others: Passages, *, vmbo: bool) -> Matrix:
        weights = self._weights(texts, vmbo=vmbo)
        total = np.bincount(texts.rows, weights, minlength=texts.count)
        share: Matrix = self._found(texts, others, weights, vmbo=vmbo) / (total[:, None] + _UNKNOWN)
        return share

    def shares(self, texts: Passages, others: Passages, *, vmbo: bool) -> Matrix:
        """The share of each part of a text, by weight of its units, that is found in each of the others: texts x others."""
        weights = np.maximum(_LEAST, self._weights(texts, vmbo=vmbo))
        total = np.bincount(texts.rows, weights, minlength=texts.count)
        share: Matrix = self._found(texts, others, weights, vmbo=vmbo) / np.maximum(total[:, None], 1e-9)
        return share

    def _weights(self, texts: Passages, *, vmbo: bool) -> Matrix:
        weights: Matrix = self._rarity[0 if vmbo else 1][texts.places] * texts.shares
        return weights

    @cached_property
    def _rarity(self) -> tuple[Matrix, Matrix]:
        """What `weight` says of each unit of the left and of the right, general or not."""
        left, right = self._left.counts.copy(), self._right.counts.copy()
        for key in self._left.keys.keys() & self._right.keys.keys():
            left[self._left.keys[key]] += self._right.often[key]
            right[self._right.keys[key]] += self._left.often[key]
        return np.log((self._n + 1) / (left + 0.5)), np.log((self._n + 1) / (right + 0.5))

    def _found(self, texts: Passages, others: Passages, weights: Matrix, *, vmbo: bool) -> Matrix:
        """The weights of each text that are found in each of the others: per unit, times the best that is like it there."""
        mine, theirs, values = self._pairs(vmbo=vmbo)
        each, at = spread(others.starts[theirs], others.often[theirs])
        key, best = strongest(mine[each] * others.count + others.rows[at], values[each])
        unit, other = np.divmod(key, max(1, others.count))
        each, at = spread(texts.starts[unit], texts.often[unit])
        flat = texts.rows[at] * others.count + other[each]
        found: Matrix = np.bincount(flat, weights[at] * best[each], minlength=texts.count * others.count).astype(float)
        return found.reshape(texts.count, others.count)

    def _pairs(self, *, vmbo: bool) -> tuple[Numbers, Numbers, Matrix]:
        """Units that are alike, as places: those that are looked for, and those that they are looked for among."""
        return self._from_left if vmbo else self._from_right

    @cached_property
    def _from_left(self) -> tuple[Numbers, Numbers, Matrix]:
        alike = self._alike
        return _looked_for(alike.left, alike.right, alike, len(self.left), len(self.right))

    @cached_property
    def _from_right(self) -> tuple[Numbers, Numbers, Matrix]:
        alike = self._alike
        return _looked_for(alike.right, alike.left, alike, len(self.right), len(self.left))


def _looked_for(mine: Numbers, theirs: Numbers, alike: Alike, known: int, others: int) -> tuple[Numbers, Numbers, Matrix]:
    """A unit of the texts is looked for among those of the texts, one of a part among all."""
    values = np.where(mine >= known, alike.strange, np.where(theirs < others, alike.known, 0.0))
    there = values > 0
    return mine[there], theirs[there], values[there]
