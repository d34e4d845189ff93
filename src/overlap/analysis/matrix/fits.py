"""What fits best, told apart from mere size and from what is general: found overlap beside what was to be expected.

How well it chooses is measured in docs/benchmarks.md.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from overlap.analysis.shares import Share
from overlap.analysis.units import profiel_of
from overlap.model import Side

from .matrix import Matrix
from .meeting import Cell

Figures = NDArray[np.float64]  # units to choose for x units to choose from
_STEPS = 60  # halvings of an interval of 1: more than a float can hold
_STEADY = 1.0  # goals added to both sides of the quotient, so that chance does not make a small unit fit well
_OTHERS = 30.0  # goals that must be expected of others before what they found counts for half
_RARE = 0.001  # the mean chance of a goal from which it is as specific as can be


@dataclass(frozen=True, slots=True)
class Fit:
    """Of one side of a cell: its share, what was found and what was to be expected (numbers of goals), and how it fits.

    Seen from the vmbo a goal counts for more in ``found`` the less it overlaps with the other kwalificaties, and
    ``expected`` is more where the mbo unit overlaps much with programmes of other profielen too. Seen from the mbo both
    count plainly. ``elsewhere`` is the mean share (0 to 1) of the other cells of the same kinds with the same unit to
    choose, None where there is no other. ``fit`` is (found + 1) / (expected + 1): 2 is twice what was to be expected.
    """

    share: Share
    found: float
    expected: float
    elsewhere: float | None = None

    @property
    def fit(self) -> float:
        """How much more is found than was to be expected."""
        return (self.found + _STEADY) / (self.expected + _STEADY)


def fits(matrix: Matrix, side: Side) -> dict[tuple[int, int], Fit]:
    """Per cell (row, column) how well the two fit, seen from one side; measured by cells of the same kinds.

    By size alone a unit of n goals finds n * (1 - (1 - q) ** m) against one of m: every goal meets each of the m with the
    same chance q. q is such that over all these cells it adds up to what was found. With one cell of a kind the fit is 1.
    """
    rows, columns = defaultdict(list), defaultdict(list)
    for row in range(len(matrix.rows)):
        rows[matrix.unit(row).kind].append(row)
    for column in range(len(matrix.mbo)):
        columns[matrix.column(column).kind].append(column)
    found: dict[tuple[int, int], Fit] = {}
    for some in rows.values():
        for others in columns.values():
            found |= _alike(matrix, side, some, others)
    return found


def _alike(matrix: Matrix, side: Side, rows: list[int], columns: list[int]) -> dict[tuple[int, int], Fit]:
    sizes = [[_sizes(matrix.cell(row, column), side) for column in columns] for row in rows]
    goals = np.array([[share.goals for share, _size in line] for line in sizes], float)
    size = np.array([[size for _share, size in line] for line in sizes], float)
    plain = np.array([[share.overlap for share, _size in line] for line in sizes])
    found = _specific(matrix, rows, columns) if side == "vmbo" else plain
    expected = by_size(goals, size, found)
    if side == "vmbo":
        expected *= _generality(matrix, rows, found, expected)
    parts = plain / np.maximum(goals, 1)
    same = 0 if side == "vmbo" else 1  # the unit to choose stays, the others along this axis vary
    count = len(rows) if side == "vmbo" else len(columns)
    elsewhere = (parts.sum(axis=same, keepdims=True) - parts) / max(1, count - 1)
    return {
        (row, column): Fit(
            sizes[i][j][0], float(found[i, j]), float(expected[i, j]), float(elsewhere[i, j]) if count > 1 else None
        )
        for i, row in enumerate(rows)
        for j, column in enumerate(columns)
    }


def _sizes(cell: Cell, side: Side) -> tuple[Share, int]:
    return (cell.vmbo, cell.mbo.goals) if side == "vmbo" else (cell.mbo, cell.vmbo.goals)


def _specific(matrix: Matrix, rows: list[int], columns: list[int]) -> Figures:
    """The overlap of vmbo units, in which a goal weighs minus the logarithm of its mean chance over the columns.

    As rare words do in searching (inverse document frequency). The weights of a unit are 1 on average.
    """
    found = np.zeros((len(rows), len(columns)))
    for i, row in enumerate(rows):
        programme, _place = matrix.rows[row]
        goals = list(matrix.unit(row).goals)
        chances = np.array([matrix.meetings[programme][column].goals for column in columns])[:, goals]
        weights = -np.log(np.minimum(1.0, chances.mean(axis=0) + _RARE))
        if not weights.sum():
            weights[:] = 1.0
        found[i] = chances @ weights / weights.mean()
    return found


def by_size(goals: Figures, size: Figures, found: Figures) -> Figures:
    """What size alone gives; the chance q is found by halving."""
    low, high = 0.0, 1.0
    for _step in range(_STEPS):
        q = (low + high) / 2
        if (goals * (1 - (1 - q) ** size)).sum() < found.sum():
            low = q
        else:
            high = q
    return goals * (1 - (1 - high) ** size)


def _generality(matrix: Matrix, rows: list[int], found: Figures, expected: Figures) -> Figures:
    """How much more each column gives than its size, with programmes of other profielen: 1 where there are none."""
    profielen = [_profiel(matrix, row) for row in rows]
    factor = np.ones_like(found)
    for profiel in set(profielen):
        others = np.array([other != profiel for other in profielen])
        more = (found[others].sum(axis=0) + _OTHERS) / (expected[others].sum(axis=0) + _OTHERS)
        factor[~others] = more
    return factor


def _profiel(matrix: Matrix, row: int) -> str:
    """What a row is of: its profiel, or where codes do not tell its own document."""
    place = matrix.rows[row][0]
    return profiel_of(matrix.vmbo[place].curriculum) or f"document {place}"


def best_for_unit(matrix: Matrix, found: dict[tuple[int, int], Fit], row: int, kind: str, most: int) -> list[int]:
    """The columns of a kind that fit a vmbo unit best, best first."""
    columns = [n for n in range(len(matrix.mbo)) if matrix.column(n).kind == kind]
    return sorted(columns, key=lambda n: (-round(found[row, n].fit, 4), n))[:most]


def best_for_column(found: dict[tuple[int, int], Fit], column: int, rows: list[int], most: int) -> list[int]:
    """Of some vmbo units (rows) those that prepare best for an mbo unit, best first."""
    return sorted(rows, key=lambda n: (-round(found[n, column].fit, 4), n))[:most]
