"""What the other pairs say of a pair: pieces of evidence taken from the chances of a first look.

Two programmes are about the same work in places: where a deeltaak meets a werkproces, all that is in them is more likely
to meet, and the best candidate of a goal is more likely than the others. So matching looks several times: each look sees
what the one before made of the whole (calibration.py). A piece is a function of `Place`, the chances with where their
goals stand, and gives a matrix of vmbo goals x mbo items.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .words.vectors import Matrix, Numbers

_LEAST = 0.1  # of the highest chance: a best that is lower than that is hardly a best
_TINY = 1e-9  # where all chances are equal, nothing is divided by zero
_SPREAD = 0.15  # of the spread of all chances: rows that are flat do not make anything stand out


@dataclass(frozen=True, slots=True)
class Group:
    """Goals by what they stand under: the number of that per goal, how many stand under each, and the goals group by group."""

    number: Numbers
    sizes: Numbers
    order: Numbers

    @classmethod
    def of(cls, names: Iterable[Hashable]) -> "Group":
        """Group goals that stand under the same name, in order of first appearance."""
        place: dict[Hashable, int] = {}
        number = np.array([place.setdefault(name, len(place)) for name in names], np.intp)
        return cls(number, np.bincount(number), np.argsort(number, kind="stable"))

    def sums(self, table: Matrix) -> Matrix:
        """Give the sum of the rows of each group: groups x columns."""
        sums: Matrix = np.add.reduceat(table.take(self.order, axis=0), np.cumsum(self.sizes) - self.sizes)
        return sums

    def sums_of_columns(self, table: Matrix) -> Matrix:
        """Give the sum of the columns of each group: rows x groups; quickest where there are few groups."""
        sums: Matrix = table @ (self.number[:, None] == np.arange(len(self.sizes))).astype(float)
        return sums


@dataclass(frozen=True, slots=True)
class Around:
    """What stands together: eindtermen under a deeltaak, eindtermen in a module, items in a kerntaak."""

    deeltaken: Group
    modules: Group
    kerntaken: Group


@dataclass(frozen=True)
class Place:
    """The square roots of the chances of an earlier look (vmbo x mbo), so that low ones still differ, and what is together."""

    chance: Matrix
    together: Around

    @cached_property
    def squares(self) -> Matrix:
        """The chances themselves."""
        return np.square(self.chance)

    @cached_property
    def spread(self) -> float:
        """The standard deviation of all."""
        return float(_spread(self.squares.mean(), self.chance.mean()))


def best_of_eindterm(place: Place) -> Matrix:
    """Give the chance as a share of the best for the same eindterm; low where even the best is weak."""
    chance = place.chance
    best = chance.max(axis=1, keepdims=True)
    share: Matrix = chance * (1 / (best + _LEAST * best.max() + _TINY))
    return share


def stands_out_for_eindterm(place: Place) -> Matrix:
    """Give how far the pair is above the mean of its eindterm, in standard deviations (at most about 5)."""
    return _above_mean(place, axis=1)


def stands_out_for_item(place: Place) -> Matrix:
    """Give how far the pair is above the mean of its item, in standard deviations."""
    return _above_mean(place, axis=0)


def _above_mean(place: Place, axis: int) -> Matrix:
    mean, squares = (_means(table, axis) for table in (place.chance, place.squares))
    above: Matrix = place.chance - mean
    above *= 1 / (_spread(squares, mean) + _SPREAD * place.spread + _TINY)
    return above


def _means(table: Matrix, axis: int) -> Matrix:
    """The means of the columns or rows, as a row or column: as a product, which is quicker than numpy's own."""
    rows, columns = table.shape
    return np.full((1, rows), 1 / rows) @ table if axis == 0 else table @ np.full((columns, 1), 1 / columns)


def _spread(squares: Any, mean: Any) -> Any:
    """The standard deviation of figures, by the mean of their squares and their mean."""
    return np.sqrt(np.maximum(squares - np.square(mean), 0.0))


def neighbours(place: Place) -> Matrix:
    """Give the mean chance of the other eindtermen under the same deeltaak with this item."""
    group, chance = place.together.deeltaken, place.chance
    others = np.maximum(1, group.sizes - 1)[group.number]
    mean: Matrix = group.sums(chance).take(group.number, axis=0)
    mean -= chance
    mean *= (1 / others)[:, None]
    return mean


def module_and_kerntaak(place: Place) -> Matrix:
    """Give the mean chance of the pairs between the module and the kerntaak around this one, beside that of all pairs."""
    modules, kerntaken = place.together.modules, place.together.kerntaken
    blocks = modules.sums(kerntaken.sums_of_columns(place.chance)) / np.outer(modules.sizes, kerntaken.sizes)
    beside: Matrix = (blocks - place.chance.mean()).take(kerntaken.number, axis=1).take(modules.number, axis=0)
    return beside


def rest_of_kerntaak(odds: Matrix, kerntaken: Group) -> Matrix:
    """Give the mean log-odds of the other items of the kerntaak with this eindterm, beside that of all pairs.

    Where a deeltaak meets a kerntaak, each of its goals is drawn to each of the items, though they are different steps. So
    an item counts for less where the others fit as well (docs/matching.md).
    """
    sizes = kerntaken.sizes[kerntaken.number]
    known = kerntaken.sums_of_columns(odds).take(kerntaken.number, axis=1)
    known -= odds
    known *= 1 / np.maximum(1, sizes - 1)
    known[:, sizes == 1] = odds.mean()
    known -= known.mean()
    return known


def others_of_item(chance: Matrix) -> Matrix:
    """Give the logarithm of 1 + how many other eindtermen are expected to meet the item.

    An item that many goals seem to meet is mostly one that says little, or whose words stand everywhere: each of those pairs
    is worth less. The more goals there are the more so, and so coverage does not grow with the length of a list.
    """
    others: Matrix = chance.sum(axis=0) - chance
    others += 1  # np.log1p takes five times as long, for digits that no chance shows
    return np.log(others, out=others)


CONTEXT: Mapping[str, Callable[[Place], Matrix]] = {
    piece.__name__: piece
    for piece in (best_of_eindterm, stands_out_for_eindterm, stands_out_for_item, neighbours, module_and_kerntaak)
}


def around(chance: Matrix, together: Around) -> dict[str, Matrix]:
    """Work out what the chances (0 to 1) of an earlier look say of all pairs: per piece a matrix of vmbo goals x mbo items."""
    place = Place(np.sqrt(chance), together)
    return {name: piece(place) for name, piece in CONTEXT.items()}
