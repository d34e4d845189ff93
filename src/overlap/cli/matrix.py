"""`overlap matrix --vmbo X --mbo Y`: many programmes with many."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from overlap.locale import gettext as _
from overlap.locale.numbers import per_cent

from . import Stopped
from .typed.options import (
    BegrippenOption,
    CardsOption,
    CellOption,
    DossierOption,
    ExamenprogrammaOption,
    ForceOption,
    LeerwegOption,
    LibraryOption,
    MboOption,
    NeededOutputOption,
    VmboOption,
    WorkbooksOption,
)

_BEST = 10  # lines about what fits best; the workbook has the rest

if TYPE_CHECKING:
    from overlap.analysis.matrix.matrix import Matrix
    from overlap.jobs.processes import Progress
    from overlap.tasks.matrix import MatrixProgress, MatrixStep


def matrix(
    vmbo: VmboOption,
    mbo: MboOption,
    output: NeededOutputOption,
    workbooks: WorkbooksOption = None,
    cell: CellOption = None,
    leerweg: LeerwegOption = None,
    begrippen: BegrippenOption = None,
    kaarten: CardsOption = None,
    library: LibraryOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    force: ForceOption = False,
) -> None:
    """Compare many programmes with many."""
    from functools import partial

    from overlap.tasks.matrix import Interrupted, MatrixRequest, run

    from .terminal.console import tell_kept, warn
    from .typed.parsing import settings_of

    request = MatrixRequest(
        vmbo=tuple(vmbo),
        mbo=tuple(mbo),
        output=output,
        workbooks=workbooks,
        cells=tuple(cell or ()),
        settings=settings_of(leerweg=leerweg),
        begrippen=begrippen,
        cards=tuple(kaarten or ()),
        examenprogramma=examenprogramma,
        dossier=dossier,
        libraries=tuple(library or ()),
        force=force,
    )
    try:
        with _progress() as progress:
            outcome = run(request, left_out=partial(warn, everything=True), progress=progress)
    except Interrupted as stop:
        text = _(
            "Stopped; no workbook was written. What was finished is kept in {folder}: give the same command again to go on, "
            "or throw that folder away."
        )
        raise Stopped(text.format(folder=stop.folder)) from stop
    _summary(outcome.matrix, outcome.written)
    for path in outcome.kept:
        tell_kept(path)


@contextmanager
def _progress() -> "Iterator[MatrixProgress]":
    """A bar with the time left on standard error, only on a terminal; and a line where an earlier run is gone on with."""
    from datetime import timedelta

    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    from .terminal.console import err

    console = err()
    names = {"comparing": _("Comparing"), "writing": _("Writing workbooks")}
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}")
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(names["comparing"], total=None, left="")
        goes_on = False

        def tell(step: "MatrixStep", progress: "Progress") -> None:
            nonlocal goes_on
            if progress.earlier and not goes_on:
                goes_on = True
                console.print(_("Going on with a run that was stopped."))
            left = "" if progress.left is None else str(timedelta(seconds=round(progress.left)))
            bar.update(task, description=names[step], completed=progress.done, total=progress.total, left=left)

        yield tell


def _summary(matrix: "Matrix", written: Sequence[Path]) -> None:
    """Print how large it is, what fits each vmbo programme best, and what was written."""
    from overlap.analysis.matrix.cells import best_cells
    from overlap.analysis.units import numbered
    from overlap.model.labels import units_in_words

    from .terminal.console import out

    console = out()
    console.print(f"{units_in_words(len(matrix.rows), len(matrix.mbo))}: {written[0]}", soft_wrap=True)
    for path in written[1:]:
        console.print(f"  {path}", soft_wrap=True)
    console.print("\n" + _("What fits best, and how much of the vmbo comes back there (estimated):"))
    best = best_cells(matrix)
    for row, column in best[:_BEST]:
        share = matrix.cell(row, column).vmbo
        names = f"{numbered(matrix.unit(row))} → {numbered(matrix.column(column))}"
        console.print(f"  {names}: {per_cent(share.part(share.overlap))}")
    if len(best) > _BEST:
        console.print("  " + _("… and {n} more.").format(n=len(best) - _BEST))
    console.print(_("The sheet “{sheet}” says how sure that is, and what else fits.").format(sheet=_("Best choices")))
