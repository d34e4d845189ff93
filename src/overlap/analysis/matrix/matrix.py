"""Many with many: every vmbo unit against every kwalificatie and keuzedeel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path

import numpy as np

from overlap.analysis.comparison import chosen
from overlap.analysis.same_work import with_shared_rows
from overlap.analysis.units import Programme, Unit, mbo_programmes, vmbo_programmes
from overlap.jobs.processes import Told, in_parallel
from overlap.language import OwnCardIndex, open_lexicon
from overlap.matching import Ready, Scores, score
from overlap.model import Comparison, Curriculum, Settings
from overlap.model.elsewhere import NOWHERE, Elsewhere
from overlap.problems import Notice, Unusable

from .kept_meetings import Couple, kept
from .meeting import Cell, Meeting, meeting, meetings_of, with_goals_of
from .most import Most, pairs_kept

_FEW = 30_000  # pairs of goals up to which starting processes takes longer than it saves


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """The whole: ``meetings[i][j]`` is of vmbo programme i and mbo programme j. ``skipped`` are files that were not read.

    ``elsewhere[i][j]`` is what other groups decided about those two; empty without a library.
    """

    vmbo: tuple[Programme, ...]
    mbo: tuple[Programme, ...]
    meetings: tuple[tuple[Meeting, ...], ...]
    settings: Settings
    skipped: tuple[Notice, ...] = ()
    elsewhere: tuple[tuple[Elsewhere, ...], ...] = ()

    @cached_property
    def rows(self) -> tuple[tuple[int, int], ...]:
        """Of each row the place of its programme, and that of its unit in it."""
        return tuple((p, u) for p, programme in enumerate(self.vmbo) for u in range(len(programme.units)))

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

    def told(self, row: int, column: int) -> Elsewhere:
        """What other groups decided about a vmbo unit and an mbo unit."""
        if not self.elsewhere:
            return NOWHERE
        place, _unit = self.rows[row]
        goals = self.vmbo[place].curriculum.goals
        return self.elsewhere[place][column].of_goals({goals[n].id for n in self.unit(row).goals})


def matrix(
    vmbo: Sequence[Curriculum],
    mbo: Sequence[Curriculum],
    settings: Settings | None = None,
    *,
    skipped: Sequence[Notice] = (),
    processes: int = 1,
    folder: Path | None = None,
    progress: Told | None = None,
) -> Matrix:
    """Match every vmbo programme with every mbo programme.

    Each couple of programmes is matched once, as `overlap.analysis.compare` does it; a part of a vmbo programme takes its
    figures from the match of the whole.

    Args:
        vmbo: programmes, as they were read.
        mbo: likewise.
        settings: what the facilitator chose.
        skipped: files that were left out, to be told of.
        processes: how many; one for what is small.
        folder: to keep finished couples in where there is much to do; those of an earlier run of the same are used.
        progress: told after each couple.

    Raises:
        Unusable: one of the sides has no programme, or none with a goal for the leerweg in the settings.
    """
    settings = settings or Settings()
    vmbo, left_out = _of_leerweg(vmbo, settings)
    for side, curricula in (("vmbo", vmbo), ("mbo", mbo)):
        if not curricula:
            raise Unusable("nothing-to-compare", option=f"--{side}")
    mine, theirs = vmbo_programmes(vmbo), mbo_programmes(mbo)
    jobs = [Couple(i, j, programme) for j, programme in enumerate(theirs) for i in range(len(mine))]
    work = sum(len(a.curriculum.goals) for a in mine) * sum(len(b.curriculum.goals) for b in theirs)
    most = pairs_kept(sum(len(programme.smallest) for programme in mine) * len(theirs), len(mine), len(theirs))
    keeping = kept(folder, mine, theirs, settings, most) if folder and work >= _FEW else None
    processes = 1 if work < _FEW else processes
    run, by_column = _Run(mine, settings, most), attrgetter("column")
    found = in_parallel(_meet, run, jobs, processes=processes, together=by_column, kept=keeping, progress=progress)
    each = tuple(with_goals_of(mine[job.row], job.mbo, meeting) for job, meeting in zip(jobs, found, strict=True))
    meetings = tuple(each[i :: len(mine)] for i in range(len(mine)))
    return Matrix(vmbo=mine, mbo=theirs, meetings=meetings, settings=settings, skipped=(*skipped, *left_out))


def _of_leerweg(curricula: Sequence[Curriculum], settings: Settings) -> tuple[list[Curriculum], list[Notice]]:
    found, left_out = [], []
    for curriculum in curricula:
        try:
            found.append(chosen(curriculum, curriculum, replace(settings, kwalificaties=()))[0])
        except Unusable as problem:
            left_out.append(problem.notice)
    return found, left_out


class _Run:
    """What every couple needs; each process reads a programme once."""

    def __init__(self, vmbo: Sequence[Programme], settings: Settings, most: Most) -> None:
        self.vmbo, self.settings, self.most = vmbo, settings, most
        self._last: Couple | None = None
        self._together: tuple[int, list[Meeting]] | None = None  # an mbo programme, and its meetings with all of the vmbo

    @cached_property
    def _ready(self) -> Ready:
        """The vmbo side, made ready in the process that needs it."""
        settings, programmes = self.settings, [programme.curriculum.goals for programme in self.vmbo]
        return Ready(programmes, open_lexicon(settings.begrippen), OwnCardIndex(settings.own_cards))

    def meeting(self, couple: Couple) -> Meeting:
        """Of a couple of programmes."""
        if self.most.of_mbo:  # which pairs are shown follows from all couples of the mbo programme
            if self._together is None or self._together[0] != couple.column:
                self._together = couple.column, meetings_of(self.vmbo, couple.mbo, partial(self._scores, couple.mbo), self.most)
            return self._together[1][couple.row]
        if self._last and self._last.column == couple.column:
            couple = couple._replace(mbo=self._last.mbo)  # each comes with a copy: the one that was read
        self._last = couple
        return meeting(self.vmbo[couple.row], couple.mbo, self._scores(couple.mbo, couple.row), self.most)

    def _scores(self, mbo: Programme, row: int) -> Scores:
        return Scores(self._ready.sides(row, mbo.curriculum.goals), self.settings)


def _meet(run: _Run, couple: Couple) -> Meeting:
    return run.meeting(couple)


def comparison_of(vmbo: Programme, unit: Unit, mbo: Programme, settings: Settings) -> Comparison:
    """The comparison behind a cell, to write its workbook: all pairs of the unit, matched within its programme."""
    scores = score(vmbo.curriculum.goals, mbo.curriculum.goals, settings)
    rows = np.array(unit.goals)
    order = np.argsort(-scores.score[rows], axis=None, kind="stable")
    shape = len(rows), len(mbo.curriculum.goals)
    pairs = tuple(scores.pair(int(rows[i]), int(j)) for i, j in zip(*np.unravel_index(order, shape), strict=True))
    goals = tuple(vmbo.curriculum.goals[n] for n in unit.goals)
    title = unit.name if unit.whole else f"{vmbo.name}: {unit.name}" if vmbo.name != unit.name else unit.name
    return with_shared_rows(Comparison(replace(vmbo.curriculum, goals=goals, title=title), mbo.curriculum, pairs, settings))
