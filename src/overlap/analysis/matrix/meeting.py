"""One vmbo programme against one mbo programme: figures per vmbo unit, and the pairs behind them."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from overlap.analysis.shares import Hours, Share
from overlap.analysis.units import Programme, Unit
from overlap.matching import NOT_PROPOSED, Scores, covered
from overlap.matching.calibration import beside_best
from overlap.matching.common_ground import mean_chances
from overlap.matching.words.vectors import Numbers
from overlap.model import BANDS, Band, Goal, Pair

from .most import PAIRS_OF_A_UNIT, Most

_CERTAIN, _LIKELY = BANDS.index(Band.CERTAIN), BANDS.index(Band.LIKELY)  # the first two
SMALLEST = 240.0  # hours of the smallest keuzedeel; there are of 240, 480, 720 …
_COUNTS, _EXPECTED = 7, 4  # whole numbers of a cell, and others
_ALL, _NONE = Most(PAIRS_OF_A_UNIT), Most(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One vmbo unit against one mbo unit.

    ``vmbo`` says how much of the vmbo unit comes back, ``mbo`` how much of the mbo unit pupils have had from this unit
    alone. ``bands`` counts the proposed pairs per band. ``chances`` holds, for a keuzevak and a keuzedeel, per item the
    chance (0 to 1) that it was had.
    """

    vmbo: Share
    mbo: Share
    bands: tuple[int, int, int]
    vmbo_hours: Hours | None = None
    mbo_hours: Hours | None = None
    chances: tuple[float, ...] = ()


class PackedCells(Sequence[Cell]):
    """Cells as numbers one after the other, each cell made where it is asked for: a country has two hundred thousand.

    60 bytes a cell, and hours and chances only of those that have any; as objects they were four hundred, and took ten times as
    long from process to process.
    """

    __slots__ = ("_counts", "_expected", "_more")

    def __init__(self, cells: Iterable[Cell]) -> None:
        each = tuple(cells)
        shares = [share for cell in each for share in (cell.vmbo, cell.mbo)]
        counts = ((*(n for share in (cell.vmbo, cell.mbo) for n in (share.goals, share.proposed)), *cell.bands) for cell in each)
        self._counts = array("i", chain.from_iterable(counts))
        self._expected = array("d", chain.from_iterable((share.overlap, share.related) for share in shares))
        more = ((n, (cell.vmbo_hours, cell.mbo_hours, cell.chances)) for n, cell in enumerate(each))
        self._more = {n: told for n, told in more if any(told)}

    def __len__(self) -> int:
        return len(self._expected) // _EXPECTED

    @overload
    def __getitem__(self, n: int) -> Cell: ...
    @overload
    def __getitem__(self, n: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, n: int | slice) -> Cell | tuple[Cell, ...]:
        if isinstance(n, slice):
            return tuple(map(self.__getitem__, range(*n.indices(len(self)))))
        at = range(len(self))[n]
        goals, proposed, items, proposed_items, *bands = self._counts[at * _COUNTS : (at + 1) * _COUNTS]
        overlap, related, overlap_items, related_items = self._expected[at * _EXPECTED : (at + 1) * _EXPECTED]
        vmbo_hours, mbo_hours, chances = self._more.get(at, (None, None, ()))
        return Cell(
            vmbo=Share(goals, overlap, related, proposed),
            mbo=Share(items, overlap_items, related_items, proposed_items),
            bands=(bands[0], bands[1], bands[2]),
            vmbo_hours=vmbo_hours,
            mbo_hours=mbo_hours,
            chances=chances,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedCells) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One vmbo programme against one mbo programme: a cell per vmbo unit, and pairs of its smallest units.

    ``pairs`` are those that are certain or likely, in the order of the vmbo programme, the best that are kept (`Most`).
    ``goals`` holds per vmbo goal the chance that it overlaps with something here.
    """

    cells: PackedCells
    pairs: tuple[Pair, ...]
    goals: "array[float]"


def with_goals_of(vmbo: Programme, mbo: Programme, meeting: Meeting) -> Meeting:
    """Give a meeting that came from another process with the goals that are here already: of a country copies are megabytes."""
    if not meeting.pairs:
        return meeting
    goals, items = ({goal.id: goal for goal in programme.curriculum.goals} for programme in (vmbo, mbo))
    pairs = (pair._replace(vmbo=goals[pair.vmbo.id], mbo=items[pair.mbo.id]) for pair in meeting.pairs)
    return replace(meeting, pairs=tuple(pairs))


def meetings_of(vmbo: Sequence[Programme], mbo: Programme, scores_of: Callable[[int], Scores], most: Most) -> list[Meeting]:
    """Make the meetings of all vmbo programmes with one mbo programme, with pairs of those that have the best (`Most.of_mbo`).

    ``scores_of`` gives the scores of a vmbo programme by its place; they are held only as long as its pairs may be shown.
    """
    meetings: list[Meeting] = []
    best: list[tuple[float, int, Scores]] = []
    for row, programme in enumerate(vmbo):
        scores = scores_of(row)
        meetings.append(meeting(programme, mbo, scores, _NONE))
        highest = max((scores.score[place] for place in _best(programme.smallest, scores, most)), default=None)
        if highest is not None:
            best = sorted([*best, (-highest, row, scores)], key=itemgetter(0, 1))[: most.of_mbo]
    for _highest, row, scores in best:
        meetings[row] = replace(meetings[row], pairs=_pairs(vmbo[row], scores, most))
    return meetings


def meeting(vmbo: Programme, mbo: Programme, scores: Scores, most: Most = _ALL) -> Meeting:
    """Make the meeting of one vmbo programme and one mbo programme, of their scores, with as many pairs as ``most`` says."""
    proposed, means = scores.band != NOT_PROPOSED, mean_chances(scores.score, scores.sides.vmbo.modules)
    of_goal = _Side.of(
        scores.overlap.max(axis=1), scores.score.max(axis=1), proposed.any(axis=1), means, len(mbo.curriculum.goals)
    )
    goals = _GoalsOfUnits.of(vmbo.units)
    of_items, of_units = _of_items(goals, scores, proposed, means), of_goal.at(goals.places)
    shares = zip(of_units.shares_of(goals), of_items.shares, strict=True)
    own_hours, hours = _given(vmbo.hours), _given(_hours(mbo))
    cells = []
    for n, (unit, bands, (mine, theirs)) in enumerate(zip(vmbo.units, _counts(scores.band, goals), shares, strict=True)):
        elective = unit.kind == "keuzevak" and mbo.units[0].kind == "keuzedeel"
        cells.append(
            Cell(
                vmbo=mine,
                mbo=theirs,
                bands=bands,
                vmbo_hours=of_units.at(goals.of_unit(n)).hours([own_hours[place] for place in unit.goals]) if own_hours else None,
                mbo_hours=of_items.at(n).hours(hours) if hours else None,
                chances=tuple(np.round(of_items.overlap[n], 4).tolist()) if elective else (),
            )
        )
    return Meeting(PackedCells(cells), _pairs(vmbo, scores, most), array("d", np.round(of_goal.overlap, 4).tobytes()))


def _pairs(vmbo: Programme, scores: Scores, most: Most) -> tuple[Pair, ...]:
    return tuple(scores.pair(*place) for place in _best(vmbo.smallest, scores, most)) if most.of_units else ()


class _GoalsOfUnits(NamedTuple):
    """The places of the goals of all units, unit after unit; where those of each unit begin, and how many they are."""

    places: Numbers
    first: Numbers
    sizes: Numbers

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "_GoalsOfUnits":
        sizes = np.array([len(unit.goals) for unit in units])
        return cls(np.array([place for unit in units for place in unit.goals]), np.cumsum(sizes) - sizes, sizes)

    def of_unit(self, n: int) -> slice:
        return slice(self.first[n], self.first[n] + self.sizes[n])


def _of_items(goals: _GoalsOfUnits, scores: Scores, proposed: NDArray[np.bool_], means: NDArray[np.float64]) -> "_Side":
    """Each item of the mbo programme beside each vmbo unit: units x items; ``means`` are those of the vmbo goals."""
    each = scores.overlap.take(goals.places, axis=0)
    overlap = np.maximum.reduceat(each, goals.first)
    mean: float | NDArray[np.float64] = means.max()
    if np.ptp(beside_best(means)):  # else it does not matter which goal is the best
        is_best = each == np.repeat(overlap, goals.sizes, axis=0)
        mean = np.maximum.reduceat(np.multiply(is_best, means[goals.places, None], out=each), goals.first)
    return _Side.of(
        overlap,
        np.maximum.reduceat(scores.score.take(goals.places, axis=0), goals.first),
        np.logical_or.reduceat(proposed.take(goals.places, axis=0), goals.first),
        mean,
        goals.sizes[:, None],
    )


def _hours(mbo: Programme) -> list[float | None]:
    goals = mbo.curriculum.goals
    of_the_whole = mbo.units[0].kind == "keuzedeel" and repeated_size(goals)
    return [None] * len(goals) if of_the_whole else mbo.hours


def _given(hours: Sequence[float | None]) -> Sequence[float | None]:
    """The hours of goals, none at all where no goal has any."""
    return hours if any(hour is not None for hour in hours) else ()


def repeated_size(goals: Sequence[Goal]) -> float | None:
    """The size of a keuzedeel that stands in each of its rows as if it were of that row, else None."""
    hours = {goal.hours for goal in goals}
    only = next(iter(hours)) if len(hours) == 1 else None
    return only if only and len(goals) > 1 and only % SMALLEST == 0 else None


@dataclass(frozen=True, slots=True)
class _Side:
    """Per goal of one side the chance that it overlaps, that it is at least related, and whether a pair is proposed.

    With a row per unit of the other side, or without.
    """

    overlap: NDArray[np.float64]
    at_least: NDArray[np.float64]
    proposed: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        overlap: NDArray[np.float64],
        score: NDArray[np.float64],
        proposed: NDArray[np.bool_],
        mean_chance: NDArray[np.float64] | float,
        others: int | Numbers,
    ) -> "_Side":
        """From both probabilities of the best pair of each goal, the mean chance of pairs, and how many it is the best of."""
        chance = covered(overlap, "overlap", mean_chance, others)
        return cls(chance, np.maximum(chance, covered(score, "related", mean_chance, others)), proposed)

    def at(self, places: Numbers | slice | int) -> "_Side":
        return _Side(self.overlap[places], self.at_least[places], self.proposed[places])

    def shares_of(self, goals: _GoalsOfUnits) -> list[Share]:
        """The share of each unit of the own side, where the goals stand unit after unit."""
        return self._shares([np.add.reduceat(figures, goals.first) for figures in self._figures], goals.sizes)

    @property
    def shares(self) -> list[Share]:
        """The share of each unit of the other side."""
        units, goals = self.overlap.shape
        return self._shares([figures.sum(axis=1) for figures in self._figures], np.full(units, goals))

    @property
    def _figures(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
        return self.overlap, self.at_least, self.proposed.astype(np.intp)

    @staticmethod
    def _shares(sums: Sequence[Numbers | NDArray[np.float64]], sizes: Numbers) -> list[Share]:
        each = zip(sizes.tolist(), *(column.tolist() for column in sums), strict=True)
        return [Share(size, overlap, at_least - overlap, proposed) for size, overlap, at_least, proposed in each]

    def hours(self, hours: Sequence[float | None]) -> Hours | None:
        given = [(float(chance), h) for chance, h in zip(self.overlap, hours, strict=True) if h is not None]
        if not given:
            return None
        return Hours(len(given), sum(h for _chance, h in given), sum(chance * h for chance, h in given))


def _counts(bands: NDArray[np.int8], goals: _GoalsOfUnits) -> list[tuple[int, int, int]]:
    """How many pairs of each unit are proposed in each band."""
    there = np.flatnonzero(bands != NOT_PROPOSED)  # a few of all pairs
    each = there // bands.shape[1] * len(BANDS) + bands.reshape(-1).take(there)
    of_goals = np.bincount(each, minlength=len(bands) * len(BANDS)).reshape(-1, len(BANDS))
    of_units = np.add.reduceat(of_goals[goals.places], goals.first).tolist()
    return [(zeker, waarschijnlijk, mogelijk) for zeker, waarschijnlijk, mogelijk in of_units]


def _best(units: Sequence[Unit], scores: Scores, most: Most) -> list[tuple[int, int]]:
    """Where the best certain and likely pairs of units without goals in common are: unit by unit, goal by goal, best first."""
    unit_of_goal = np.full(len(scores.band), len(units))
    for n, unit in enumerate(units):
        unit_of_goal[list(unit.goals)] = n
    shown = np.flatnonzero(scores.band <= (_CERTAIN if most.only_certain else _LIKELY))
    goals, items = np.divmod(shown, scores.band.shape[1])
    is_listed = unit_of_goal[goals] < len(units)
    goals, items = goals[is_listed], items[is_listed]
    worst, number = -scores.score[goals, items], unit_of_goal[goals]
    order = np.lexsort((items, goals, worst, number))
    place = np.arange(len(order)) - np.searchsorted(number[order], number[order])
    order = order[place < most.of_units]
    order = order[np.lexsort((items[order], worst[order], goals[order], number[order]))]
    order = order[np.sort(np.argsort(worst[order], kind="stable")[: most.of_programmes])]
    return list(zip(goals[order].tolist(), items[order].tolist(), strict=True))
