"""Many programmes against many: each comparison scored as if it were made by itself, in blocks, on all cores.

A block is one mbo programme (a kwalificatie, a keuzedeel, a dossier) with every vmbo programme. What was found in a block
can be kept in a folder, so that a run that was stopped goes on where it was. Memory holds the vmbo side, and per process
one mbo programme: it does not grow with the number of blocks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from overlap.jobs.kept import Kept
from overlap.jobs.processes import Told, cores, in_parallel
from overlap.language import using
from overlap.model import Goal, Settings

from .calibration import covered
from .evidence import Sides
from .fingerprint import digest
from .ready import Programme, Ready
from .scoring import scored
from .vectors import Matrix

Block = tuple[int, Programme]
_FEW = 200_000  # pairs that are scored before other processes have started


class Proposal(NamedTuple):
    """A proposed pair: places of goal and item in their programmes, and both probabilities."""

    vmbo: int
    mbo: int
    score: float
    overlap: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One vmbo programme beside one mbo programme (their places in what was given), as a comparison of the two has it.

    ``proposals`` are best first. Per vmbo goal and per mbo item stand the probabilities (0 to 1) that at least one of its
    pairs overlaps, and that at least one is at least verwant.
    """

    vmbo: int
    mbo: int
    proposals: tuple[Proposal, ...]
    vmbo_overlap: tuple[float, ...]
    vmbo_verwant: tuple[float, ...]
    mbo_overlap: tuple[float, ...]
    mbo_verwant: tuple[float, ...]


def match_many(
    vmbo: Sequence[Programme],
    mbo: Sequence[Programme],
    settings: Settings | None = None,
    *,
    folder: Path | None = None,
    processes: int | None = None,
    progress: Told | None = None,
) -> Iterator[Cell]:
    """Compare every vmbo programme with every mbo programme; cells come by mbo programme, and in it by vmbo programme.

    Scores are those of `match` for the two programmes alone. With more than one process the caller's script must be
    importable (``if __name__ == "__main__":``), as multiprocessing asks.

    Args:
        vmbo: programmes, each with goals.
        mbo: programmes, each with items.
        settings: as for `match`.
        folder: to keep finished blocks in; those of an earlier run with the same texts and settings are used.
        processes: how many, by default one per core, and one for what is small.
        progress: called after every block.
    """
    if not vmbo or not mbo:
        return
    settings = settings or Settings()
    run = _Run(tuple(map(tuple, vmbo)), settings)
    if processes is None:
        processes = 1 if sum(map(len, vmbo)) * sum(map(len, mbo)) <= _FEW else cores()
    kept = Kept(folder, run.digest, _plain, _back) if folder else None
    for cells in in_parallel(_block, run, list(enumerate(mbo)), processes=processes, kept=kept, progress=progress):
        yield from cells


class _Run:
    """What every block needs: the vmbo side, with its features kept from block to block."""

    def __init__(self, vmbo: tuple[tuple[Goal, ...], ...], settings: Settings) -> None:
        self.vmbo, self.settings = vmbo, settings
        self._ready = Ready(vmbo)

    def block(self, mbo: Programme, n: int) -> list[Cell]:
        """The comparisons of all vmbo programmes with the mbo programme at place n."""
        with using(self.settings.begrippen):
            return [self._cell(i, n, self._ready.sides(i, mbo)) for i in range(len(self.vmbo))]

    def _cell(self, i: int, n: int, sides: Sides) -> Cell:
        found = scored(sides, self.settings)
        places = np.argwhere(found.proposed)
        order = np.argsort(-found.score[found.proposed], kind="stable")
        proposals = tuple(
            Proposal(int(a), int(b), float(found.score[a, b]), float(found.overlap[a, b])) for a, b in places[order]
        )
        of_goals = _any(found.overlap, 1, "overlap"), _any(found.score, 1, "related")
        of_items = _any(found.overlap, 0, "overlap"), _any(found.score, 0, "related")
        return Cell(i, n, proposals, *of_goals, *of_items)

    def digest(self, block: Block) -> str:
        """What a block is kept under: it changes with anything that could change what is found."""
        return digest(self.settings, self._told, [_told(goal) for goal in block[1]])

    @cached_property
    def _told(self) -> str:
        return digest(self.settings, [[_told(goal) for goal in programme] for programme in self.vmbo])


def _told(goal: Goal) -> tuple[object, ...]:
    return goal.text, goal.description, tuple((heading.code, heading.title) for heading in goal.section)


def _any(chance: Matrix, axis: int, outcome: Literal["overlap", "related"]) -> tuple[float, ...]:
    """The probability that at least one of the pairs of each goal is so."""
    return tuple(float(p) for p in np.round(covered(chance.max(axis=axis), outcome), 4))


def _block(run: _Run, block: Block) -> list[Cell]:
    n, mbo = block
    return run.block(mbo, n)


def _plain(cells: Sequence[Cell]) -> object:
    return [astuple(cell) for cell in cells]


def _back(block: Block, plain: Any) -> list[Cell]:
    """A finished block; the same mbo programme may have stood in another place then."""
    return [
        Cell(i, block[0], tuple(Proposal(*pair) for pair in pairs), *(tuple(chances) for chances in rest))
        for i, _n, pairs, *rest in plain
    ]
