"""The units of one programme, and its texts as runs of them, so that a programme is read once for many comparisons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from overlap.language import Unit

from .vectors import Matrix, Numbers

Units = Sequence[Unit]
GENERAL = 0.35  # what a unit of every sector counts for, beside one of a sector
_TERM = 0.7  # a term of several words counts beside those words, so for less


def share_of(unit: Unit) -> float:
    """What a unit counts for beside its rarity: general units and terms for less."""
    return (GENERAL if unit.general else 1.0) * (_TERM if unit.term else 1.0)


class Vocabulary:
    """The units of a programme: first those of its texts, sorted by key, then those that stand in parts of texts only.

    A part may have words that were filled in, such as "schoonmaakapparatuur" of "schoonmaakmiddelen, -apparatuur".
    ``place`` of the first by key, ``strange`` of the second. ``often`` counts the goals that have a unit in their own text.
    """

    def __init__(self, own: Sequence[Units], above: Sequence[Units], parts: Iterable[Unit] = ()) -> None:
        """Of the texts of the goals, the headings above them, and the units of parts of the texts."""
        found = {unit.key: unit for each, headings in zip(own, above, strict=True) for unit in (*each, *headings)}
        self.units = [found[key] for key in sorted(found)]
        self.place = {unit.key: n for n, unit in enumerate(self.units)}
        more = {unit.key: unit for unit in parts if unit.key not in found}
        self.strange = {key: len(found) + n for n, key in enumerate(more)}
        self.units += more.values()
        self.often = Counter(key for each in own for key in {unit.key for unit in each})
        self.goals = len(own)

    @cached_property
    def keys(self) -> dict[str, int]:
        """The places of all units."""
        return self.place | self.strange

    @cached_property
    def counts(self) -> Matrix:
        """How often each unit stands in the own text of a goal."""
        return np.array([self.often.get(unit.key, 0) for unit in self.units], float)

    def passages(self, texts: Sequence[Units], *, parts: bool = False) -> "Passages":
        """Texts as runs of these units, what stands in parts only left out; with ``parts`` it is not."""
        keys = self.keys if parts else self.place
        found = [(n, keys[unit.key], share_of(unit)) for n, text in enumerate(texts) for unit in text if unit.key in keys]
        rows, places, shares = zip(*found, strict=True) if found else ((), (), ())
        return Passages(np.array(rows, np.intp), np.array(places, np.intp), np.array(shares, float), len(texts), len(self.units))


class Passages:
    """Texts as runs of units: text ``rows[n]`` has the unit at ``places[n]``, which counts for ``shares[n]`` of its rarity.

    ``starts[p]`` to ``starts[p + 1]`` is where ``by_place`` holds the texts with the unit at place p.
    """

    def __init__(self, rows: Numbers, places: Numbers, shares: Matrix, count: int, size: int) -> None:
        """Of ``count`` texts over a vocabulary of ``size`` units."""
        order = np.argsort(places, kind="stable")
        self.rows, self.places, self.shares, self.count = rows[order], places[order], shares[order], count
        self.starts = np.searchsorted(self.places, np.arange(size + 1))
        self.often = np.diff(self.starts)
