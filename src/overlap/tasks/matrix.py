"""Compare many programmes with many, and write the matrix."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from overlap.analysis.matrix.cells import best_cells, chosen_cells
from overlap.analysis.matrix.matrix import Matrix, matrix
from overlap.jobs.kept import clear
from overlap.jobs.processes import Progress, cores
from overlap.library.counted import matrix_with
from overlap.library.used import other_groups, read_libraries
from overlap.model import Settings, Side
from overlap.output.files import save
from overlap.output.interrupts import held
from overlap.problems import Notice, Unusable
from overlap.reading import read
from overlap.reading.many import Collection, read_many
from overlap.workbook.matrix.cell_workbooks import reviews
from overlap.workbook.matrix.workbook import matrix_workbook

from .documents import notices_of_cards, settings_with
from .files.paths import libraries
from .files.results import claimed, ended

_UNFINISHED = ".deel"  # added to the name of the workbook: the folder with what is finished of it

MatrixStep = Literal["comparing", "writing"]
MatrixProgress = Callable[[MatrixStep, Progress], None]


class Interrupted(KeyboardInterrupt):
    """Somebody stopped the run; ``folder`` holds what is finished of it, for the same request to go on with."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRequest:
    """Which documents of either side, and where the matrix goes.

    ``vmbo`` and ``mbo`` are files, folders and patterns. ``workbooks`` is a folder for workbooks of working groups: of each of
    the ``cells`` ("V3:M12", or parts of the names), or of the best fit of each programme. Where plans name only codes,
    ``examenprogramma`` and ``dossier`` have the texts. ``begrippen`` is a file with words that mean the same to the group,
    ``cards`` are files with cards of its own, ``libraries`` files, folders and patterns with what other groups decided.
    """

    vmbo: tuple[str, ...]
    mbo: tuple[str, ...]
    output: Path
    workbooks: Path | None = None
    cells: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    begrippen: Path | None = None
    cards: tuple[Path, ...] = ()
    examenprogramma: Path | None = None
    dossier: Path | None = None
    libraries: tuple[Path, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixOutcome:
    """The matrix (with what was left out of it, in ``matrix.skipped``), and what was written: it, then workbooks of cells."""

    matrix: Matrix
    written: tuple[Path, ...]
    kept: tuple[Path, ...] = ()


def run(
    request: MatrixRequest,
    *,
    left_out: Callable[[Sequence[Notice]], None] | None = None,
    progress: MatrixProgress | None = None,
) -> MatrixOutcome:
    """Compare many programmes with many and write the matrix; a run that was stopped is gone on with.

    Args:
        request: what to compare.
        left_out: told which files were not read, and what was noticed in files of cards, before the work that takes long.
        progress: told after each couple of programmes, and after each workbook of a cell.

    Raises:
        Unusable: nothing can be read of a side, a cell is not there, or a result cannot be written.
        Interrupted: somebody pressed Ctrl-C, and there is something to go on with.
    """
    output = ended(request.output)
    with _going_on(_unfinished(output)):
        settings = settings_with(request.settings, request.begrippen, cards=request.cards)
        if request.cells and request.workbooks is None:
            raise Unusable("cell-without-workbooks")
        vmbo = _collected(request.vmbo, "vmbo", request.examenprogramma, left_out)
        mbo = _collected(request.mbo, "mbo", request.dossier, left_out)
        files_of_libraries = libraries(request.libraries)
        read = read_libraries(files_of_libraries)
        inputs = (*vmbo.paths, *mbo.paths, *request.cards, *files_of_libraries)
        target = claimed(output, output, inputs=inputs, force=request.force)
        skipped = _skipped(vmbo, mbo)
        if left_out:
            left_out((*skipped, *notices_of_cards(settings, *vmbo.curricula, *mbo.curricula)))
        folder = _unfinished(target.path)
        tell = {step: partial(progress, step) if progress else None for step in ("comparing", "writing")}
        sides = vmbo.curricula, mbo.curricula
        whole = matrix(*sides, settings, skipped=skipped, processes=cores(), folder=folder, progress=tell["comparing"])
        if others := other_groups(read):
            whole = matrix_with(whole, others)
        results = [(target, matrix_workbook(whole))]
        if request.workbooks is not None:
            cells = chosen_cells(whole, request.cells) if request.cells else best_cells(whole)
            results += reviews(whole, cells, request.workbooks, processes=cores(), progress=tell["writing"])
        with held(dropped=True):  # what is written is told, and what was kept for it is not needed any more
            if request.workbooks is not None:
                request.workbooks.mkdir(exist_ok=True)
            saved = save(results)
            clear(folder)
            return MatrixOutcome(
                matrix=whole,
                written=tuple(one.path for one in saved),
                kept=tuple(one.kept for one in saved if one.kept),
            )


def _unfinished(output: Path) -> Path:
    """The folder with what is finished of a matrix; of a link, beside what it points at."""
    path = output.resolve() if output.is_symlink() else output
    return path.with_name(f"{path.name}{_UNFINISHED}")


def _collected(
    named: Sequence[str], side: Side, programme: Path | None, left_out: Callable[[Sequence[Notice]], None] | None
) -> Collection:
    """Read everything of one side that can be read.

    Raises:
        Unusable: nothing can; the first reason when there is one file only.
    """
    texts = read(programme, expected=side) if programme else None
    collection = read_many(named, side, texts)
    if collection.curricula:
        return collection
    if len(collection.skipped) == 1:
        notice = collection.skipped[0]
        raise Unusable(notice.code, notice.file, sheet=notice.sheet, row=notice.row, **notice.values)
    if left_out:
        left_out(collection.skipped)
    raise Unusable("nothing-to-compare", option=f"--{side}")


def _skipped(vmbo: Collection, mbo: Collection) -> tuple[Notice, ...]:
    """What was left out. Where one folder holds both sides, a file that the other side took is not left out."""
    taken = {curriculum.file for curriculum in (*vmbo.curricula, *mbo.curricula)}
    notices = (n for n in (*vmbo.skipped, *mbo.skipped) if n.code != "other-side" or n.file not in taken)
    return tuple(dict.fromkeys(notices))


@contextmanager
def _going_on(folder: Path) -> Iterator[None]:
    """Name the folder with finished comparisons when somebody stops the run.

    Raises:
        Interrupted: somebody did, and there is something to go on with.
    """
    try:
        yield
    except KeyboardInterrupt as stop:
        if not any(folder.glob("*.json")):
            raise
        raise Interrupted(folder) from stop
