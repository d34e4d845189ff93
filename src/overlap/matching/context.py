"""What the other pairs say of a pair: pieces of evidence taken from the chances of a first look.

Two programmes are about the same work in places: where a deeltaak meets a werkproces, all that is in them is more likely
to meet, and the best candidate of a goal is more likely than the others. So matching looks several times: each look sees
what the one before made of the whole (calibration.py). A piece is a function of `Place`, the chances with where their
goals stand, and gives a `LinearPiece`, from which a matrix of vmbo goals x mbo items follows.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from .words.vectors import Matrix, Numbers

_LEAST = 0.1  # of the highest chance: a best that is lower than that is hardly a best
_TINY = 1e-9  # where all chances are equal, nothing is divided by zero
_SPREAD = 0.15  # of the spread of all chances: rows that are flat do not make anything stand out


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals by what they stand under: the number of that per goal, how many stand under each, and the goals group by group.

    ``starts`` is where each group begins in that order, and ``is_in_order`` whether the goals stand so already.
    """

    number: Numbers
    sizes: Numbers
    order: Numbers
    starts: Numbers
    is_in_order: bool

    @classmethod
    def of(cls, names: Iterable[Hashable]) -> "Group":
        """Group goals that stand under the same name, in order of first appearance."""
        place: dict[Hashable, int] = {}
        number = np.array([place.setdefault(name, len(place)) for name in names], np.intp)
        sizes = np.bincount(number)
        return cls(
            number=number,
            sizes=sizes,
            order=np.argsort(number, kind="stable"),
            starts=np.cumsum(sizes) - sizes,
            is_in_order=bool((np.diff(number) >= 0).all()),
        )

    def sums(self, table: Matrix) -> Matrix:
        """Give the sum of the rows of each group: groups x columns."""
        sums: Matrix = np.add.reduceat(table if self.is_in_order else table.take(self.order, axis=0), self.starts)
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

    @property
    def module_of_deeltaak(self) -> Numbers:
        """The module that each deeltaak is of."""
        return self.modules.number.take(self.deeltaken.order.take(self.deeltaken.starts))


@dataclass(frozen=True)
class Place:
    """The square roots of the chances of an earlier look (vmbo x mbo), so that low ones still differ, and what is together.

    ``squares`` are those chances themselves.
    """

    chance: Matrix
    squares: Matrix
    together: Around

    @cached_property
    def means(self) -> tuple[Matrix, Matrix]:
        """The mean of each eindterm, and that of the squares."""
        return _means(self.chance, 1), _means(self.squares, 1)

    @cached_property
    def mean(self) -> float:
        """The mean of all."""
        return float(self.means[0].mean())

    @cached_property
    def spread(self) -> float:
        """The standard deviation of all."""
        return float(_spread(self.means[1].mean(), self.mean))


class LinearPiece(NamedTuple):
    """A piece of evidence as it follows from the chances, so that pieces can be weighed together before a table is made of any.

    That is the chance of each pair times the factors of its goal (goals x 1) and of its item (1 x items) together, with what is
    added for the goal (goals x 1), and for its deeltaak with the item (deeltaken x items).
    """

    goal_factor: Matrix | float = 0.0
    item_factor: Matrix | float = 0.0
    of_goal: Matrix | float = 0.0
    of_deeltaak: Matrix | float = 0.0

    def times(self, weight: float) -> "LinearPiece":
        """Give the same as so many times as much."""
        return LinearPiece(*(weight * figures for figures in self))

    def plus(self, other: "LinearPiece") -> "LinearPiece":
        """Give two pieces as one."""
        return LinearPiece(*(ours + theirs for ours, theirs in zip(self, other, strict=True)))

    def at(self, place: Place) -> Matrix:
        """Give the figures of all pairs: vmbo goals x mbo items."""
        figures = np.empty_like(place.chance)
        np.add(self.goal_factor, self.item_factor, out=figures)
        figures *= place.chance
        figures += self.of_goal
        if isinstance(self.of_deeltaak, np.ndarray):
            figures += self.of_deeltaak.take(place.together.deeltaken.number, axis=0)
        return figures


def best_of_eindterm(place: Place) -> LinearPiece:
    """Give the chance as a share of the best for the same eindterm; low where even the best is weak."""
    best = place.chance.max(axis=1, keepdims=True)
    return LinearPiece(goal_factor=1 / (best + _LEAST * best.max() + _TINY))


def stands_out_for_eindterm(place: Place) -> LinearPiece:
    """Give how far the pair is above the mean of its eindterm, in standard deviations (at most about 5)."""
    mean, factor = _mean_and_factor(place, axis=1)
    return LinearPiece(goal_factor=factor, of_goal=-mean * factor)


def stands_out_for_item(place: Place) -> LinearPiece:
    """Give how far the pair is above the mean of its item, in standard deviations."""
    mean, factor = _mean_and_factor(place, axis=0)
    return LinearPiece(item_factor=factor, of_deeltaak=np.repeat(-mean * factor, len(place.together.deeltaken.sizes), axis=0))


def _mean_and_factor(place: Place, axis: int) -> tuple[Matrix, Matrix]:
    """The mean of each row or column, and by what is multiplied what is above it: one by the standard deviation, or less."""
    mean, squares = place.means if axis else (_means(table, axis) for table in (place.chance, place.squares))
    return mean, 1 / (_spread(squares, mean) + _SPREAD * place.spread + _TINY)


def _means(table: Matrix, axis: int) -> Matrix:
    """The means of the columns or rows, as a row or column: as a product, which is quicker than numpy's own."""
    rows, columns = table.shape
    return np.full((1, rows), 1 / rows) @ table if axis == 0 else table @ np.full((columns, 1), 1 / columns)


def _spread(squares: Any, mean: Any) -> Any:
    """The standard deviation of figures, by the mean of their squares and their mean."""
    return np.sqrt(np.maximum(squares - np.square(mean), 0.0))


def neighbours(place: Place) -> LinearPiece:
    """Give the mean chance of the other eindtermen under the same deeltaak with this item."""
    group = place.together.deeltaken
    share = 1 / np.maximum(1, group.sizes - 1)[:, None]
    return LinearPiece(goal_factor=-share.take(group.number, axis=0), of_deeltaak=group.sums(place.chance) * share)


def module_and_kerntaak(place: Place) -> LinearPiece:
    """Give the mean chance of the pairs between the module and the kerntaak around this one, beside that of all pairs."""
    modules, kerntaken = place.together.modules, place.together.kerntaken
    blocks = modules.sums(kerntaken.sums_of_columns(place.chance)) / np.outer(modules.sizes, kerntaken.sizes)
    of_item = (blocks - place.mean).take(kerntaken.number, axis=1)
    return LinearPiece(of_deeltaak=of_item.take(place.together.module_of_deeltaak, axis=0))


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


CONTEXT: Mapping[str, Callable[[Place], LinearPiece]] = {
    piece.__name__: piece
    for piece in (best_of_eindterm, stands_out_for_eindterm, stands_out_for_item, neighbours, module_and_kerntaak)
}


class PiecesAround(Mapping[str, Matrix]):
    """What the chances of an earlier look say of all pairs: by the name of a piece a matrix of vmbo goals x mbo items.

    Most are only weighed; a matrix of one is made where it is asked for.
    """

    def __init__(self, chance: Matrix, together: Around) -> None:
        """Of chances (0 to 1) of an earlier look."""
        self._place = Place(np.sqrt(chance), chance, together)
        self._pieces = {name: piece(self._place) for name, piece in CONTEXT.items()}

    def weighed(self, weights: Mapping[str, float]) -> Matrix:
        """Give the sum of all pieces, each by its weight."""
        total = LinearPiece()
        for name, piece in self._pieces.items():
            total = total.plus(piece.times(weights.get(name, 0.0)))
        return total.at(self._place)

    def __getitem__(self, name: str) -> Matrix:
        return self._pieces[name].at(self._place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)
