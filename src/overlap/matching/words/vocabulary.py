"""The units of one programme, and its texts as runs of them, so that a programme is read once for many comparisons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from overlap.language import Unit

from .vectors import Matrix, Numbers, spread

Units = Sequence[Unit]
GENERAL = 0.35  # what a unit of every sector counts for, beside one of a sector
_TERM = 0.7  # a term of several words counts beside those words, so for less


def share_of(unit: Unit) -> float:
    """Give what a unit counts for beside its rarity: general units and terms for less."""
    return (GENERAL if unit.general else 1.0) * (_TERM if unit.term else 1.0)


class Vocabulary:
    """The units of a programme: first those of its texts, sorted by key, then those that stand in parts of texts only.

    A part may have words that were filled in, such as "schoonmaakapparatuur" of "schoonmaakmiddelen, -apparatuur".
    ``place`` of the first by key, ``strange`` of the second. ``goals_with`` counts the goals that have a unit in their own
    text, by key; ``goals`` is the number of all goals.
    """

    def __init__(self, own: Sequence[Units], above: Sequence[Units], parts: Iterable[Unit] = ()) -> None:
        """Of the texts of the goals, the headings above them, and the units of parts of the texts."""
        known = {unit.key: unit for each, headings in zip(own, above, strict=True) for unit in (*each, *headings)}
        self.units = [known[key] for key in sorted(known)]
        self.place = {unit.key: n for n, unit in enumerate(self.units)}
        more = {unit.key: unit for unit in parts if unit.key not in known}
        self.strange = {key: len(known) + n for n, key in enumerate(more)}
        self.units += more.values()
        self.goals_with = Counter(key for each in own for key in {unit.key for unit in each})
        self.goals = len(own)

    @cached_property
    def keys(self) -> dict[str, int]:
        """The places of all units by key."""
        return self.place | self.strange

    @cached_property
    def counts(self) -> Matrix:
        """In how many goals' own text each unit stands, by place."""
        return np.array([self.goals_with.get(unit.key, 0) for unit in self.units], float)

    def passages(self, texts: Sequence[Units], *, parts: bool = False) -> "Passages":
        """Give texts as runs of these units, what stands in parts only left out; with ``parts`` it is not."""
        keys, units = self.keys if parts else self.place, list(chain.from_iterable(texts))
        places = np.array([keys.get(unit.key, -1) for unit in units], np.intp)
        rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        shares = np.where([unit.general for unit in units], GENERAL, 1.0) * np.where([unit.term for unit in units], _TERM, 1.0)
        known = places >= 0
        return Passages(rows[known], places[known], shares[known], len(texts), len(self.units))


class Passages:
    """Texts as runs of units, unit by unit.

    As in a compressed sparse matrix, the unit at place p stands in the texts ``indices[a:b]``, where a and b are
    ``indptr[p]`` and ``indptr[p + 1]``; ``counts`` is in how many. Run n is of the unit at ``places[n]``, which counts there
    for ``shares[n]`` of its rarity. ``size`` is the number of texts.
    """

    def __init__(self, texts: Numbers, places: Numbers, shares: Matrix, size: int, units: int) -> None:
        """Of ``size`` texts over a vocabulary of so many units."""
        order = np.argsort(places, kind="stable")
        self.indices, self.places, self.shares, self.size = texts[order], places[order], shares[order], size
        self.indptr = np.searchsorted(self.places, np.arange(units + 1))
        self.counts = np.diff(self.indptr)


def joined(left: Passages, right: Passages, ours: Numbers, theirs: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Give each run of unit ``ours[n]`` on the left with each of ``theirs[n]`` on the right: n, and the places of both runs."""
    each, at = spread(left.indptr[ours], left.counts[ours])
    pair, other = spread(right.indptr[theirs[each]], right.counts[theirs[each]])
    return each[pair], at[pair], other
