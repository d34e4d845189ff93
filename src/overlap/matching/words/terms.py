"""Units of one side found back on the other, and how much each says."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import log

import numpy as np

from overlap.language import Unit

from .likeness import SAME, Likeness, LikeUnits
from .vectors import Matrix, Numbers, apart, firsts, in_order, places_of, strongest
from .vocabulary import Passages, Units, Vocabulary, share_of

_UNKNOWN = 2.0  # weight of unknown content, so that one shared word of a short text does not count as everything
_LEAST = 0.05  # what a unit of a part of a text weighs at least


class Alike(dict[int, Mapping[int, float]]):
    """By the place of a unit, the units of the other side that are like it, with how much; made where they are asked for."""

    def __init__(self, units: Numbers, others: Numbers, like: Matrix) -> None:
        """Unit ``units[n]`` is like ``others[n]``."""
        super().__init__()
        order = np.argsort(units, kind="stable")
        self._units, self._others, self._like = units[order], others[order], like[order]

    def __missing__(self, unit: int) -> Mapping[int, float]:
        start, end = np.searchsorted(self._units, (unit, unit + 1)).tolist()
        alike = self[unit] = dict(zip(self._others[start:end].tolist(), self._like[start:end].tolist(), strict=True))
        return alike


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
        self._rarities: dict[str, float] = {}

    @cached_property
    def _like_units(self) -> LikeUnits:
        return self._likeness.between(self._left, self._right)

    @cached_property
    def like_left(self) -> Alike:
        """How alike units of ``right`` are to each of ``left``, above 0 to 1 (same word)."""
        left, right, like = self._known
        return Alike(left, right, like)

    @cached_property
    def like_right(self) -> Alike:
        """How alike units of ``left`` are to each of ``right``, above 0 to 1 (same word)."""
        left, right, like = self._known
        return Alike(right, left, like)

    @property
    def _known(self) -> tuple[Numbers, Numbers, Matrix]:
        """The units that are alike and stand in the texts of their programmes."""
        pairs = self._like_units
        known = (pairs.left < len(self.left)) & (pairs.right < len(self.right)) & (pairs.known > 0)
        return pairs.left[known], pairs.right[known], pairs.known[known]

    def weight(self, unit: Unit) -> float:
        """Give how much it says that a goal has this unit: rarity ln((N + 1) / (df + 0.5)), less for general units and terms."""
        rarity = self._rarities.get(unit.key)
        if rarity is None:
            rarity = self._rarities[unit.key] = log((self._n + 1) / (self.frequency(unit) + 0.5))
        return rarity * share_of(unit)

    def frequency(self, unit: Unit) -> int:
        """Count the goals and items that have this unit in their own text."""
        return self._left.goals_with[unit.key] + self._right.goals_with[unit.key]

    def likeness_of(self, a: Unit, b: Unit) -> float:
        """Give how alike a vmbo unit and an mbo unit are (0 to 1)."""
        i, j = self.left.get(a.key), self.right.get(b.key)
        return 0.0 if i is None or j is None else self.like_left[i].get(j, 0.0)

    def like_units_in(self, left: Units, right: Units) -> Iterator[tuple[Unit, Unit, float]]:
        """Find the units of a vmbo and an mbo text that are alike, with how much (above 0 to 1)."""
        mbo = [(unit, self.right[unit.key]) for unit in right if unit.key in self.right]
        for unit in left:
            like = self.like_left[self.left.get(unit.key, -1)]
            yield from ((unit, other, like[place]) for other, place in mbo if place in like)

    def left_covered(self, texts: Passages, others: Passages) -> Matrix:
        """Give the share of each left text, by weight, that is found in each right goal: texts x others (0 to 1)."""
        return self._covered(texts, others, vmbo=True)

    def right_covered(self, texts: Passages, others: Passages) -> Matrix:
        """Give the share of each right text, by weight, that is found in each left goal: others x texts (0 to 1)."""
        return self._covered(texts, others, vmbo=False).T

    def _covered(self, texts: Passages, others: Passages, *, vmbo: bool) -> Matrix:
        weights = self._weights(texts, vmbo=vmbo)
        total = np.bincount(texts.indices, weights, minlength=texts.size)
        return _table(*self._found(texts, others, weights, vmbo=vmbo), texts, others) / (total[:, None] + _UNKNOWN)

    def shares(self, texts: Passages, others: Passages, *, vmbo: bool) -> Matrix:
        """Give the share of each part of a text, by weight, that is found in each of the others: texts x others (0 to 1)."""
        weights, total = self._of_parts(texts, vmbo=vmbo)
        return _table(*self._found(texts, others, weights, vmbo=vmbo), texts, others) / total[:, None]

    def shared(self, left: Passages, right: Passages) -> tuple[Numbers, Numbers, Matrix, Matrix]:
        """Give the left and right parts of texts that are found in each other, and which share of the left and of the right is.

        Two by two, as few are: of the objects of the actions of two programmes less than one in a hundred.
        """
        pairs, of_left = self._shares_found(left, right, vmbo=True)
        back, of_right = self._shares_found(right, left, vmbo=False)
        theirs, ours = apart(back, left.size)
        sought = ours * right.size + theirs
        at = np.searchsorted(pairs, sought)
        there = np.flatnonzero(pairs.take(at, mode="clip") == sought) if len(pairs) else at[:0]
        return ours.take(there), theirs.take(there), of_left.take(at.take(there)), of_right.take(there)

    def _shares_found(self, texts: Passages, others: Passages, *, vmbo: bool) -> tuple[Numbers, Matrix]:
        """The share of each part that is found in another, of each two that meet: the place in a table of both, and the share.

        In the order of the places.
        """
        weights, total = self._of_parts(texts, vmbo=vmbo)
        pairs, found = self._found(texts, others, weights, vmbo=vmbo)
        pairs, order = in_order(pairs)
        first = firsts(pairs)
        sums = np.add.reduceat(found.take(order), first) if len(first) else found
        pairs = pairs.take(first)
        return pairs, sums / total.take(pairs // max(1, others.size))

    def _of_parts(self, texts: Passages, *, vmbo: bool) -> tuple[Matrix, Matrix]:
        """What each run weighs in a part of a text, and all runs of a part together."""
        weights = np.maximum(_LEAST, self._weights(texts, vmbo=vmbo))
        return weights, np.maximum(np.bincount(texts.indices, weights, minlength=texts.size), 1e-9)

    def _weights(self, texts: Passages, *, vmbo: bool) -> Matrix:
        weights: Matrix = self._rarity[0 if vmbo else 1][texts.places] * texts.shares
        return weights

    @cached_property
    def _rarity(self) -> tuple[Matrix, Matrix]:
        """What `weight` says of each unit of the left and of the right, general or not."""
        left, right = self._left.counts.copy(), self._right.counts.copy()
        is_same = self._like_units.strange == SAME
        ours, theirs = self._like_units.left[is_same], self._like_units.right[is_same]
        left[ours] += self._right.counts[theirs]
        right[theirs] += self._left.counts[ours]
        return np.log((self._n + 1) / (left + 0.5)), np.log((self._n + 1) / (right + 0.5))

    def _found(self, texts: Passages, others: Passages, weights: Matrix, *, vmbo: bool) -> tuple[Numbers, Matrix]:
        """What is found of the texts in each of the others: of each run its weight, times the best that is like it there.

        Each time with the place of the two texts in a table of both.
        """
        sought, candidates, values = self._from_left if vmbo else self._from_right
        is_sought = np.flatnonzero(texts.counts.take(sought))  # most units of a vocabulary stand in other texts than these
        sought, candidates, values = sought.take(is_sought), candidates.take(is_sought), values.take(is_sought)
        counts = others.counts.take(candidates)
        places = others.indices.take(places_of(others.indptr.take(candidates), counts))
        places += (sought * others.size).repeat(counts)
        key, best = strongest(places, values.repeat(counts))
        unit, other = apart(key, others.size)
        counts = texts.counts.take(unit)
        at = places_of(texts.indptr.take(unit), counts)
        places = texts.indices.take(at) * others.size
        places += other.repeat(counts)
        return places, weights.take(at) * best.repeat(counts)

    @cached_property
    def _from_left(self) -> tuple[Numbers, Numbers, Matrix]:
        """Units that are alike, as places: those that are looked for, those that they are looked for among, and how alike."""
        pairs = self._like_units
        return _looked_for(pairs.left, pairs.right, pairs, len(self.left), len(self.right))

    @cached_property
    def _from_right(self) -> tuple[Numbers, Numbers, Matrix]:
        pairs = self._like_units
        return _looked_for(pairs.right, pairs.left, pairs, len(self.right), len(self.left))


def _looked_for(
    sought: Numbers, candidates: Numbers, pairs: LikeUnits, known: int, others: int
) -> tuple[Numbers, Numbers, Matrix]:
    """A unit of the texts is looked for among those of the texts, one of a part among all."""
    values = np.where(sought >= known, pairs.strange, np.where(candidates < others, pairs.known, 0.0))
    is_like = values > 0
    return sought[is_like], candidates[is_like], values[is_like]


def _table(places: Numbers, values: Matrix, texts: Passages, others: Passages) -> Matrix:
    """The sums of what was found of each text in each of the others: texts x others."""
    sums: Matrix = np.bincount(places, values, minlength=texts.size * others.size).astype(float, copy=False)
    return sums.reshape(texts.size, others.size)
