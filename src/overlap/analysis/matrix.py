"""Many with many: every vmbo unit against every kwalificatie and keuzedeel."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from overlap.language import using
from overlap.matching import NOT_PROPOSED, Scored, covered
from overlap.model import BANDS, Comparison, Curriculum, Pair, Settings
from overlap.problems import Notice, Unusable

from .compare import chosen
from .coverage import Hours, Share, hours_by_goal
from .parallel import Done, in_parallel
from .units import Programme, Unit, mbo_programmes, vmbo_programmes

_FEW = 30_000  # pairs of goals up to which starting processes takes longer than it saves
_SHOWN: NDArray[np.intp] = np.array([BANDS.index("zeker"), BANDS.index("waarschijnlijk")])
PAIRS_OF_A_UNIT = 40  # pairs of a vmbo unit and an mbo unit that are kept to show, the best


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Meeting:
    """One vmbo programme against one mbo programme: a cell per vmbo unit, and pairs of its smallest units.

    ``pairs`` are those that are certain or likely, in the order of the vmbo programme, the best ``PAIRS_OF_A_UNIT`` of
    each unit. ``goals`` holds per vmbo goal the chance that it overlaps with something here.
    """

    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]
    goals: tuple[float, ...]


@dataclass(frozen=True)
class Matrix:
    """The whole: ``meetings[i][j]`` is of vmbo programme i and mbo programme j. ``skipped`` are files that were not read."""

    vmbo: tuple[Programme, ...]
    mbo: tuple[Programme, ...]
    meetings: tuple[tuple[Meeting, ...], ...]
    settings: Settings
    skipped: tuple[Notice, ...] = ()
    rows: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        places = ((p, u) for p, programme in enumerate(self.vmbo) for u in range(len(programme.units)))
        object.__setattr__(self, "rows", tuple(places))

    def unit(self, row: int) -> Unit:
        """The vmbo unit of a row."""
        programme, place = self.rows[row]
        return self.vmbo[programme].units[place]

    def column(self, number: int) -> Unit:
        """The mbo unit of a column."""
        return self.mbo[number].units[0]

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a vmbo unit and an mbo unit."""
        programme, place = self.rows[row]
        return self.meetings[programme][column].cells[place]


def matrix(
    vmbo: Sequence[Curriculum],
    mbo: Sequence[Curriculum],
    settings: Settings | None = None,
    *,
    skipped: Sequence[Notice] = (),
    workers: int = 1,
    done: Done | None = None,
) -> Matrix:
    """Match every vmbo programme with every mbo programme.

    Each couple of programmes is matched once, as `overlap.analysis.compare` does it; a part of a vmbo programme takes its
    figures from the match of the whole.

    Raises:
        Unusable: one of the sides has no programme, or none with a goal for the leerweg in the settings.
    """
    settings = settings or Settings()
    vmbo, left_out = _of_leerweg(vmbo, settings)
    for side, curricula in (("vmbo", vmbo), ("mbo", mbo)):
        if not curricula:
            raise Unusable("nothing-to-compare", option=f"--{side}")
    mine, theirs = vmbo_programmes(vmbo), mbo_programmes(mbo)
    jobs = [(i, j) for j in range(len(theirs)) for i in range(len(mine))]
    work = sum(len(a.curriculum.goals) for a in mine) * sum(len(b.curriculum.goals) for b in theirs)
    found = in_parallel(_meet, (mine, theirs, settings), jobs, workers=1 if work < _FEW else workers, done=done)
    by_job = dict(zip(jobs, found, strict=True))
    meetings = tuple(tuple(by_job[i, j] for j in range(len(theirs))) for i in range(len(mine)))
    return Matrix(mine, theirs, meetings, settings, (*skipped, *left_out))


def _of_leerweg(curricula: Sequence[Curriculum], settings: Settings) -> tuple[list[Curriculum], list[Notice]]:
    found, left_out = [], []
    for curriculum in curricula:
        try:
            found.append(chosen(curriculum, curriculum, replace(settings, kwalificaties=()))[0])
        except Unusable as problem:
            left_out.append(problem.notice)
    return found, left_out


def _meet(shared: tuple[Sequence[Programme], Sequence[Programme], Settings], job: tuple[int, int]) -> Meeting:
    vmbo, mbo, settings = shared
    return meeting(vmbo[job[0]], mbo[job[1]], settings)


def meeting(vmbo: Programme, mbo: Programme, settings: Settings) -> Meeting:
    """One vmbo programme against one mbo programme."""
    with using(settings.begrippen):
        scored = Scored(vmbo.curriculum.goals, mbo.curriculum.goals, settings)
        proposed = scored.band != NOT_PROPOSED
        of_goal = _Side.of(scored.overlap.max(axis=1), scored.score.max(axis=1), proposed.any(axis=1))
        hours = hours_by_goal(vmbo.curriculum.goals), hours_by_goal(mbo.curriculum.goals)
        cells, pairs = [], []
        for unit in vmbo.units:
            rows = np.array(unit.goals)
            of_item = _Side.of(scored.overlap[rows].max(axis=0), scored.score[rows].max(axis=0), proposed[rows].any(axis=0))
            mine = of_goal.at(rows)
            elective = unit.kind == "keuzevak" and mbo.units[0].kind == "keuzedeel"
            cells.append(
                Cell(
                    mine.share,
                    of_item.share,
                    _counts(scored.band[rows]),
                    mine.hours([hours[0][n] for n in unit.goals]),
                    of_item.hours(hours[1]),
                    tuple(float(c) for c in np.round(of_item.overlap, 4)) if elective else (),
                )
            )
            if unit in smallest(vmbo):
                pairs += [scored.pair(i, j) for i, j in _best(scored, rows)]
        return Meeting(tuple(cells), tuple(pairs), tuple(float(c) for c in np.round(of_goal.overlap, 4)))


def smallest(programme: Programme) -> tuple[Unit, ...]:
    """The units that do not hold others: together all goals, each once."""
    in_parts = {n for unit in programme.units if not unit.whole for n in unit.goals}
    return tuple(unit for unit in programme.units if not unit.whole or not in_parts & {*unit.goals})


@dataclass(frozen=True, slots=True)
class _Side:
    """Per goal of one side the chance that it overlaps, that it is at least verwant, and whether a pair is proposed."""

    overlap: NDArray[np.float64]
    at_least: NDArray[np.float64]
    proposed: NDArray[np.bool_]

    @classmethod
    def of(cls, overlap: NDArray[np.float64], score: NDArray[np.float64], proposed: NDArray[np.bool_]) -> "_Side":
        """From both probabilities of the best pair of each goal."""
        chance = covered(overlap, "overlap")
        return cls(chance, np.maximum(chance, covered(score, "verwant")), proposed)

    def at(self, places: NDArray[np.intp]) -> "_Side":
        return _Side(self.overlap[places], self.at_least[places], self.proposed[places])

    @property
    def share(self) -> Share:
        overlap, at_least = float(self.overlap.sum()), float(self.at_least.sum())
        return Share(len(self.overlap), overlap, at_least - overlap, int(self.proposed.sum()))

    def hours(self, hours: Sequence[float | None]) -> Hours | None:
        given = [(float(chance), h) for chance, h in zip(self.overlap, hours, strict=True) if h is not None]
        if not given:
            return None
        return Hours(len(given), sum(h for _chance, h in given), sum(chance * h for chance, h in given))


def _counts(bands: NDArray[np.intp]) -> tuple[int, int, int]:
    zeker, waarschijnlijk, mogelijk = (int((bands == n).sum()) for n in range(len(BANDS)))
    return zeker, waarschijnlijk, mogelijk


def _best(scored: Scored, rows: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Where the best certain and likely pairs of some vmbo goals are, in the order of the goals and best first."""
    places = [(int(rows[i]), int(j)) for i, j in zip(*np.nonzero(np.isin(scored.band[rows], _SHOWN)), strict=True)]
    best = sorted(places, key=lambda place: (-scored.score[place], place))[:PAIRS_OF_A_UNIT]
    return sorted(best, key=lambda place: (place[0], -scored.score[place], place[1]))


def comparison_of(vmbo: Programme, unit: Unit, mbo: Programme, settings: Settings) -> Comparison:
    """The comparison behind a cell, to write its workbook: all pairs of the unit, matched within its programme."""
    with using(settings.begrippen):
        scored = Scored(vmbo.curriculum.goals, mbo.curriculum.goals, settings)
        rows = np.array(unit.goals)
        order = np.argsort(-scored.score[rows], axis=None, kind="stable")
        shape = len(rows), len(mbo.curriculum.goals)
        pairs = tuple(scored.pair(int(rows[i]), int(j)) for i, j in zip(*np.unravel_index(order, shape), strict=True))
    goals = tuple(vmbo.curriculum.goals[n] for n in unit.goals)
    title = unit.name if unit.whole else f"{vmbo.name}: {unit.name}" if vmbo.name != unit.name else unit.name
    return Comparison(replace(vmbo.curriculum, goals=goals, title=title), mbo.curriculum, pairs, settings)
