"""What the other pairs say of a pair: pieces of evidence taken from the chances of a first look.

Two programmes are about the same work in places: where a deeltaak meets a werkproces, all that is in them is more likely
to meet, and the best candidate of a goal is more likely than the others. So matching looks several times: each look sees
what the one before made of the whole (calibration.py). A piece is a function of `Place`, the chances with where their
goals stand, and gives a matrix of vmbo goals x mbo items.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from overlap.model import Goal

from .vectors import Matrix

_LEAST = 0.1  # of the highest chance: a best that is lower than that is hardly a best
_TINY = 1e-9  # where all chances are equal, nothing is divided by zero
_SPREAD = 0.15  # of the spread of all chances: rows that are flat do not make anything stand out


@dataclass(frozen=True, slots=True)
class Place:
    """The square roots of the chances of an earlier look (vmbo x mbo), so that low ones still differ, and the goals."""

    chance: Matrix
    vmbo: Sequence[Goal]
    mbo: Sequence[Goal]


def best_of_eindterm(place: Place) -> Matrix:
    """The chance as a share of the best for the same eindterm; low where even the best is weak."""
    chance = place.chance
    share: Matrix = chance / (chance.max(axis=1, keepdims=True) + _LEAST * chance.max() + _TINY)
    return share


def stands_out_for_eindterm(place: Place) -> Matrix:
    """How far the pair is above the mean of its eindterm, in standard deviations (at most about 5)."""
    return _above_mean(place.chance, axis=1)


def stands_out_for_item(place: Place) -> Matrix:
    """How far the pair is above the mean of its item, in standard deviations."""
    return _above_mean(place.chance, axis=0)


def _above_mean(chance: Matrix, axis: int) -> Matrix:
    mean, spread = chance.mean(axis=axis, keepdims=True), chance.std(axis=axis, keepdims=True)
    above: Matrix = (chance - mean) / (spread + _SPREAD * chance.std() + _TINY)
    return above


def neighbours(place: Place) -> Matrix:
    """The mean chance of the other eindtermen under the same deeltaak with this item."""
    found = np.zeros_like(place.chance)
    for rows in _together([goal.section for goal in place.vmbo]).values():
        total = place.chance[rows].sum(axis=0)
        found[rows] = (total - place.chance[rows]) / max(1, len(rows) - 1)
    return found


def module_and_kerntaak(place: Place) -> Matrix:
    """The mean chance of the pairs between the module and the kerntaak around this one, beside that of all pairs."""
    found = np.zeros_like(place.chance)
    for rows in _together([goal.module for goal in place.vmbo]).values():
        for columns in _together([goal.module for goal in place.mbo]).values():
            block = np.ix_(rows, columns)
            found[block] = place.chance[block].mean()
    beside: Matrix = found - place.chance.mean()
    return beside


def _together(names: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        places[name].append(n)
    return places


CONTEXT: Mapping[str, Callable[[Place], Matrix]] = {
    piece.__name__: piece
    for piece in (best_of_eindterm, stands_out_for_eindterm, stands_out_for_item, neighbours, module_and_kerntaak)
}


def around(chance: Matrix, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> dict[str, Matrix]:
    """What the chances (0 to 1) of an earlier look say of all pairs: per piece a matrix."""
    place = Place(np.sqrt(chance), vmbo, mbo)
    return {name: piece(place) for name, piece in CONTEXT.items()}
