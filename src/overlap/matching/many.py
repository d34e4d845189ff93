"""Many programmes against many: each comparison scored as if it were made by itself, in blocks, on all cores.

A block is one mbo programme (a kwalificatie, a keuzedeel, a dossier) with every vmbo programme. What was found in a block
can be kept in a folder, so that a run that was stopped goes on where it was. Memory holds the vmbo side, and per process
one mbo programme: it does not grow with the number of blocks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from overlap.language import using
from overlap.model import Goal, Settings

from .candidates import LEAST, Index
from .evidence import Sides
from .jobs import Told, cores, in_parallel
from .kept import Kept, digest
from .scoring import scored
from .texts import MboTexts, VmboTexts
from .vectors import Matrix, Numbering

Programme = Sequence[Goal]
Block = tuple[int, Programme]
_FEW = 200_000  # pairs that are scored before other processes have started
_NUMBERS = 1_000_000  # features after which numbering begins anew, so that rare words do not pile up


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
    pairs overlaps, and that at least one is at least verwant. Where too little was to be expected (``expected``, a number
    of proposals) the comparison was not made: ``compared`` is False and the rest is empty.
    """

    vmbo: int
    mbo: int
    expected: float
    compared: bool = False
    proposals: tuple[Proposal, ...] = ()
    vmbo_overlap: tuple[float, ...] = ()
    vmbo_verwant: tuple[float, ...] = ()
    mbo_overlap: tuple[float, ...] = ()
    mbo_verwant: tuple[float, ...] = ()


def match_many(
    vmbo: Sequence[Programme],
    mbo: Sequence[Programme],
    settings: Settings | None = None,
    *,
    least: float = LEAST,
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
        least: comparisons with fewer expected proposals are not made; 0 makes all.
        folder: to keep finished blocks in; those of an earlier run with the same texts and settings are used.
        processes: how many, by default one per core, and one for what is small.
        progress: called after every block.
    """
    if not vmbo or not mbo:
        return
    settings = settings or Settings()
    run = _Run(tuple(map(tuple, vmbo)), settings, least)
    if processes is None:
        processes = 1 if sum(map(len, vmbo)) * sum(map(len, mbo)) <= _FEW else cores()
    kept = Kept(folder, run.digest, _plain, _back) if folder else None
    for cells in in_parallel(_block, run, list(enumerate(mbo)), processes=processes, kept=kept, progress=progress):
        yield from cells


class _Run:
    """What every block needs: the vmbo side, with its features kept from block to block."""

    def __init__(self, vmbo: tuple[tuple[Goal, ...], ...], settings: Settings, least: float) -> None:
        self.vmbo, self.settings, self.least = vmbo, settings, least
        self._ready: tuple[Numbering, list[VmboTexts], Index] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_ready": None}

    def block(self, mbo: Programme, n: int) -> list[Cell]:
        """The comparisons of all vmbo programmes with the mbo programme at place n."""
        with using(self.settings.begrippen):
            numbering, texts, index = self._prepared()
            items = MboTexts(mbo, numbering)
            expected = index.expected(items)
            return [self._cell(i, n, float(expected[i]), texts[i], items) for i in range(len(texts))]

    def _prepared(self) -> tuple[Numbering, list[VmboTexts], Index]:
        if self._ready is None or len(self._ready[0]) > _NUMBERS:
            numbering = Numbering()
            texts = [VmboTexts(goals, numbering) for goals in self.vmbo]
            self._ready = numbering, texts, Index(texts)
        return self._ready

    def _cell(self, i: int, n: int, expected: float, vmbo: VmboTexts, mbo: MboTexts) -> Cell:
        expected = round(expected, 2)
        if expected < self.least:
            return Cell(i, n, expected)
        found = scored(Sides.of(vmbo, mbo), self.settings)
        places = np.argwhere(found.proposed)
        order = np.argsort(-found.score[found.proposed], kind="stable")
        proposals = tuple(
            Proposal(int(a), int(b), float(found.score[a, b]), float(found.overlap[a, b])) for a, b in places[order]
        )
        chances = (_any(p, axis) for axis in (1, 0) for p in (found.overlap, found.score))
        return Cell(i, n, expected, True, proposals, *chances)

    def digest(self, block: Block) -> str:
        """What a block is kept under: it changes with anything that could change what is found."""
        return digest(self.settings, self._told, [_told(goal) for goal in block[1]])

    @cached_property
    def _told(self) -> str:
        return digest(self.settings, self.least, [[_told(goal) for goal in programme] for programme in self.vmbo])


def _told(goal: Goal) -> tuple[object, ...]:
    return goal.text, goal.description, tuple((heading.code, heading.title) for heading in goal.section)


def _any(chance: Matrix, axis: int) -> tuple[float, ...]:
    """The probability that at least one of the pairs of each goal is so, taken as independent."""
    return tuple(float(p) for p in np.round(1 - np.prod(1 - chance, axis=axis), 4))


def _block(run: _Run, block: Block) -> list[Cell]:
    n, mbo = block
    return run.block(mbo, n)


def _plain(cells: Sequence[Cell]) -> object:
    return [astuple(cell) for cell in cells]


def _back(block: Block, plain: Any) -> list[Cell]:
    """A finished block; the same mbo programme may have stood in another place then."""
    return [
        Cell(i, block[0], expected, compared, tuple(Proposal(*pair) for pair in pairs), *(tuple(chances) for chances in rest))
        for i, _n, expected, compared, pairs, *rest in plain
    ]
