"""Many programmes against many: each comparison scored as if it were made by itself, in blocks, on all cores.

A block is one mbo programme (a kwalificatie, a keuzedeel, a dossier) with every vmbo programme. What was found in a block
can be kept in a folder, so that a run that was stopped goes on where it was. Memory holds the vmbo side, and per process
one mbo programme: it does not grow with the number of blocks.
"""

import hashlib
import json
import os
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cached_property, partial
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from overlap.language import using
from overlap.model import Goal, Settings

from .calibration import covered, weights
from .evidence import Sides
from .ready import Programme, Ready
from .scoring import scored
from .vectors import Matrix

_FORMAT = 2  # of the files with finished blocks
_FEW = 200_000  # pairs that are scored before other processes have started
_ONE_THREAD = "OPENBLAS_NUM_THREADS"
_BOOKS = ("thesaurus/index.json", "werkvelden/vectors.npz")  # what texts are read with


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


@dataclass(frozen=True, slots=True)
class Progress:
    """Blocks done and in all, and the seconds that are left: None as long as nothing is known."""

    done: int
    total: int
    left: float | None


def match_many(
    vmbo: Sequence[Programme],
    mbo: Sequence[Programme],
    settings: Settings | None = None,
    *,
    folder: Path | None = None,
    processes: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Cell]:
    """Compare every vmbo programme with every mbo programme; cells come by mbo programme, and in it by vmbo programme.

    Scores are those of `match` for the two programmes alone. With more than one process the caller's script must be
    importable (``if __name__ == "__main__":``), as multiprocessing asks.

    Args:
        vmbo: programmes, each with goals.
        mbo: programmes, each with items.
        settings: as for `match`.
        folder: an existing folder to keep finished blocks in; those of an earlier run with the same texts and settings are used.
        processes: how many, by default one per core, and one for what is small.
        progress: called after every block.
    """
    if not vmbo or not mbo:
        return
    settings = settings or Settings()
    run = _Run(tuple(map(tuple, vmbo)), settings)
    if processes is None:
        few = sum(map(len, vmbo)) * sum(map(len, mbo)) <= _FEW
        processes = 1 if few else min(os.cpu_count() or 1, len(mbo))
    blocks = _blocks(run, mbo, folder, processes)
    start, fresh = time.monotonic(), 0
    for done, (cells, computed) in enumerate(blocks, 1):
        fresh += computed
        if progress:
            each = (time.monotonic() - start) / fresh if fresh else None
            progress(Progress(done, len(mbo), None if each is None else each * (len(mbo) - done)))
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
        of_goals = _any(found.overlap, 1, "overlap"), _any(found.score, 1, "verwant")
        of_items = _any(found.overlap, 0, "overlap"), _any(found.score, 0, "verwant")
        return Cell(i, n, proposals, *of_goals, *of_items)

    def digest(self, mbo: Programme) -> str:
        """What a block is kept under: it changes with anything that could change what is found."""
        told = hashlib.sha256(self._digest.encode())
        told.update(repr([_told(goal) for goal in mbo]).encode())
        return told.hexdigest()[:32]

    @cached_property
    def _digest(self) -> str:
        told = [[_told(goal) for goal in programme] for programme in self.vmbo]
        everything = hashlib.sha256(repr((_FORMAT, self.settings, weights(), told)).encode())
        for name in _BOOKS:
            everything.update(files("overlap.language").joinpath(name).read_bytes())
        return everything.hexdigest()


def _told(goal: Goal) -> tuple[object, ...]:
    return goal.text, goal.description, tuple((heading.code, heading.title) for heading in goal.section)


def _any(chance: Matrix, axis: int, outcome: Literal["overlap", "verwant"]) -> tuple[float, ...]:
    """The probability that at least one of the pairs of each goal is so."""
    return tuple(float(p) for p in np.round(covered(chance.max(axis=axis), outcome), 4))


def _blocks(run: _Run, mbo: Sequence[Programme], folder: Path | None, processes: int) -> Iterator[tuple[list[Cell], bool]]:
    """The cells of each block in order, and whether they were computed now."""
    paths = [folder / f"{run.digest(programme)}.json" if folder else None for programme in mbo]
    waiting: deque[Callable[[], list[Cell]] | None] = deque()
    with _computing(run, processes) as compute:
        for n, path in enumerate(paths):
            for ahead in range(n + len(waiting), min(len(mbo), n + 2 * processes)):
                there = paths[ahead]
                waiting.append(None if there and there.is_file() else compute(mbo[ahead], ahead))
            found = waiting.popleft()
            if found is None and path:
                yield _read(path, n), False
            elif found:
                cells = found()
                if path:
                    _write(path, cells)
                yield cells, True


@contextmanager
def _computing(run: _Run, processes: int) -> Iterator[Callable[[Programme, int], Callable[[], list[Cell]]]]:
    """A way to compute blocks: ask for one, and call what comes back to have it."""
    if processes == 1:
        yield lambda programme, n: partial(run.block, programme, n)
        return
    with _environment(_ONE_THREAD, "1"):  # threads of several processes get in each other's way
        # spawned on every system: what is forked beside running threads may hang
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (run,))
        try:
            yield lambda programme, n: pool.submit(_block, programme, n).result
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """A variable for the processes that start here, unless the user has set it."""
    before = os.environ.get(name)
    os.environ.setdefault(name, value)
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]


_here: dict[str, _Run] = {}  # in a process of the pool: what its blocks need


def _begin(run: _Run) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    _here["run"] = run


def _block(mbo: Programme, n: int) -> list[Cell]:
    return _here["run"].block(mbo, n)


def _write(path: Path, cells: Sequence[Cell]) -> None:
    """Write a finished block, whole or not at all."""
    handle, name = tempfile.mkstemp(".part", path.stem, path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([astuple(cell) for cell in cells], file, separators=(",", ":"))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read(path: Path, n: int) -> list[Cell]:
    """A finished block; the same mbo programme may have stood in another place then."""
    return [
        Cell(i, n, tuple(Proposal(*pair) for pair in pairs), *(tuple(chances) for chances in rest))
        for i, _n, pairs, *rest in json.loads(path.read_text(encoding="utf-8"))
    ]
