"""What fits best, told apart from mere size: found overlap beside what size alone gives."""

from collections import defaultdict
from dataclasses import dataclass

from overlap.model import Side

from .coverage import Share
from .matrix import Matrix
from .meeting import Cell

_STEPS = 60  # halvings of an interval of 1: more than a float can hold
_STEADY = 1.0  # goals added to both sides of the quotient, so that chance does not make a small unit fit well


@dataclass(frozen=True, slots=True)
class Fit:
    """Of one side of a cell: its share, the number of goals to expect from size alone, and how well the two fit.

    ``elsewhere`` is the mean share (0 to 1) of the other cells of the same kinds with the same unit to choose, None where
    there is no other: what is covered everywhere is no reason to choose it. ``fit`` is (found + 1) / (expected + 1): 1 is
    what size alone gives, 2 twice that.
    """

    share: Share
    expected: float
    elsewhere: float | None = None

    @property
    def fit(self) -> float:
        """How much more is found than size alone gives."""
        return (self.share.overlap + _STEADY) / (self.expected + _STEADY)


def fits(matrix: Matrix, side: Side) -> dict[tuple[int, int], Fit]:
    """Per cell (row, column) how well the two fit, seen from one side.

    Of a unit of n goals against one of m, size alone gives n * (1 - (1 - q) ** m): every goal meets each of the m with
    the same chance q. q is chosen such that over all cells of the same kinds (a keuzevak against a kwalificatie, say) the
    expected numbers add up to what was found. With a few cells of a kind it says little: with one, the fit is 1.
    """
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in range(len(matrix.rows)):
        for column in range(len(matrix.mbo)):
            kinds = matrix.unit(row).kind, matrix.column(column).kind
            alike[kinds].append((row, column))
    found: dict[tuple[int, int], Fit] = {}
    for places in alike.values():
        sizes = {place: _sizes(matrix.cell(*place), side) for place in places}
        total = sum(share.overlap for share, _size in sizes.values())
        q = _chance([(share.goals, size) for share, size in sizes.values()], total)
        found |= {
            place: Fit(share, share.goals * (1 - (1 - q) ** size), _elsewhere(sizes, place, side))
            for place, (share, size) in sizes.items()
        }
    return found


def _elsewhere(sizes: dict[tuple[int, int], tuple[Share, int]], place: tuple[int, int], side: Side) -> float | None:
    """Seen from the vmbo the same column in other rows, seen from the mbo the same row in other columns."""
    same = 1 if side == "vmbo" else 0
    others = [share.part(share.overlap) for at, (share, _size) in sizes.items() if at[same] == place[same] and at != place]
    return sum(others) / len(others) if others else None


def _sizes(cell: Cell, side: Side) -> tuple[Share, int]:
    return (cell.vmbo, cell.mbo.goals) if side == "vmbo" else (cell.mbo, cell.vmbo.goals)


def _chance(sizes: list[tuple[int, int]], total: float) -> float:
    """The chance q with which the expected numbers of all cells add up to a total; by halving."""
    low, high = 0.0, 1.0
    for _step in range(_STEPS):
        q = (low + high) / 2
        if sum(goals * (1 - (1 - q) ** size) for goals, size in sizes) < total:
            low = q
        else:
            high = q
    return high


def best_for_unit(matrix: Matrix, found: dict[tuple[int, int], Fit], row: int, kind: str, most: int) -> list[int]:
    """The columns of a kind that fit a vmbo unit best, best first."""
    columns = [n for n in range(len(matrix.mbo)) if matrix.column(n).kind == kind]
    return sorted(columns, key=lambda n: (-round(found[row, n].fit, 4), n))[:most]


def best_for_column(found: dict[tuple[int, int], Fit], column: int, rows: list[int], most: int) -> list[int]:
    """Of some vmbo units (rows) those that prepare best for an mbo unit, best first."""
    return sorted(rows, key=lambda n: (-round(found[n, column].fit, 4), n))[:most]
