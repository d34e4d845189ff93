"""Which pairs behind the cells of a matrix are listed: of each cell the best, as many as a sheet holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.matrix.most import LISTED, pairs_kept
from overlap.model import Pair


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A pair, with the row and the column of the matrix that it is listed under."""

    row: int
    column: int
    pair: Pair


class ListedPairs:
    """The pairs that are listed, those of a cell together.

    ``rows`` are the pairs in their order on the sheet, ``most`` is how many a cell may have, and ``all`` how many certain and
    likely pairs there are. ``of_programmes`` is how many two programmes may have together, None where only cells are counted,
    ``only_certain`` whether only certain ones are listed, and ``of_mbo`` with how many vmbo programmes an mbo programme may
    have any.
    """

    def __init__(self, matrix: Matrix) -> None:
        """Take as many pairs of each cell as fit on the sheet, the best first."""
        self.rows: list[ListedPair] = []
        self._first: dict[tuple[int, int], int] = {}
        by_cell = _pairs(matrix)
        self.most = _most_per_cell([len(pairs) for pairs in by_cell.values()])
        kept = pairs_kept(len(by_cell), len(matrix.vmbo), len(matrix.mbo))
        self.of_programmes, self.only_certain, self.of_mbo = kept.of_programmes, kept.only_certain, kept.of_mbo
        for (row, column), pairs in by_cell.items():
            shown = list(_best(pairs, self.most))
            if shown:
                whole = row - matrix.rows[row][1]  # the whole of a programme stands before its parts
                self._first.setdefault((row, column), len(self.rows))
                self._first.setdefault((whole, column), len(self.rows))
            self.rows += [ListedPair(row, column, pair) for pair in shown]
        self.all = sum(sum(matrix.cell(row, column).bands[:2]) for row, column in by_cell)

    def first(self, row: int, column: int) -> int | None:
        """Give the place among the ``rows`` of the first pair of a cell, None where none is listed."""
        return self._first.get((row, column))


def _pairs(matrix: Matrix) -> dict[tuple[int, int], list[Pair]]:
    """The pairs of each cell of a smallest unit: by programme, then by mbo unit, so that those of a whole stand together."""
    by_cell: dict[tuple[int, int], list[Pair]] = {}
    start = 0
    for programme, meetings in zip(matrix.vmbo, matrix.meetings, strict=True):
        rows = {unit.number: start + n for n, unit in enumerate(programme.units)}
        row_of = {programme.curriculum.goals[n].id: rows[unit.number] for unit in programme.smallest for n in unit.goals}
        for column, meeting in enumerate(meetings):
            for unit in programme.smallest:
                by_cell[rows[unit.number], column] = []
            for pair in meeting.pairs:
                by_cell[row_of[pair.vmbo.id], column].append(pair)
        start += len(programme.units)
    return by_cell


def _best(pairs: Sequence[Pair], most: int) -> Iterator[Pair]:
    """The pairs with the highest scores, in the order in which they were."""
    best = {pair.id for pair in sorted(pairs, key=lambda pair: -pair.score)[:most]}
    return (pair for pair in pairs if pair.id in best)


def _most_per_cell(counts: Sequence[int]) -> int:
    """The largest number per cell with which all cells together fit on the sheet; at least 1."""
    most = max(counts, default=1)
    while most > 1 and sum(min(count, most) for count in counts) > LISTED:
        most -= 1
    return max(1, most)
