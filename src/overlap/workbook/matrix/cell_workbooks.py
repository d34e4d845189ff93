"""The workbook for a working group of each chosen cell of a matrix."""

from collections.abc import Sequence
from pathlib import Path

from overlap.analysis.matrix.matrix import Matrix, comparison_of
from overlap.analysis.units import Programme, Unit
from overlap.jobs.processes import Told, in_parallel
from overlap.model import Settings
from overlap.output.files import Output, default_name
from overlap.problems import Unusable
from overlap.workbook.comparison.workbook import workbook

_FEW = 3  # workbooks up to which starting processes takes longer than it saves

Job = tuple[Programme, Unit, Programme]


def reviews(
    matrix: Matrix, cells: Sequence[tuple[int, int]], folder: Path, *, processes: int, progress: Told | None = None
) -> list[tuple[Output, bytes]]:
    """Write a workbook per cell (row, column), under a name that does not exist in the folder yet.

    The name is made of the names of both files and the numbers of the cell. The figures are those of the cell: a module
    is matched within its programme.

    Raises:
        Unusable: the folder is a file, or the folder around it does not exist.
    """
    if folder.exists() and not folder.is_dir():
        raise Unusable("workbooks-folder", str(folder))
    if not folder.parent.is_dir():
        raise Unusable("output-folder", str(folder), folder=str(folder.parent))
    jobs: list[Job] = []
    targets: list[Output] = []
    for row, column in cells:
        vmbo, mbo = matrix.vmbo[matrix.rows[row][0]], matrix.mbo[column]
        unit = matrix.unit(row)
        jobs.append((vmbo, unit, mbo))
        name = default_name(*(Path(programme.curriculum.file.replace("/", " ")) for programme in (vmbo, mbo)))
        numbers = f" {unit.number}-{mbo.units[0].number}.xlsx"
        targets.append(Output(folder / (name.removesuffix(".xlsx") + numbers), numbered=True))
    processes = processes if len(jobs) > _FEW else 1
    contents = in_parallel(_review, matrix.settings, jobs, processes=processes, progress=progress)
    return list(zip(targets, contents, strict=True))


def _review(settings: Settings, job: Job) -> bytes:
    vmbo, unit, mbo = job
    return workbook(comparison_of(vmbo, unit, mbo, settings))
