"""`overlap matrix --vmbo X --mbo Y`: many programmes with many."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from . import Stopped
from .choices import MAX_PER_GOAL, BegrippenOption, FromBand, LeerwegOption
from .documents import DossierOption, ExamenprogrammaOption

if TYPE_CHECKING:
    from overlap.analysis.matrix.matrix import Matrix
    from overlap.jobs.processes import Progress
    from overlap.model import Curriculum, Side
    from overlap.problems import Notice
    from overlap.reading.many import Collection

Named = list[str]
_UNFINISHED = ".deel"  # added to the name of the workbook: the folder with what is finished of it


def matrix(
    vmbo: Annotated[
        Named,
        typer.Option(
            "--vmbo",
            metavar="FILE",
            help=_(
                "Vmbo documents: a file, a folder with the folders in it (one for each school), or a pattern between quotes; may "
                "be repeated. Also SLO's publication."
            ),
            show_default=False,
        ),
    ],
    mbo: Annotated[
        Named,
        typer.Option(
            "--mbo",
            metavar="FILE",
            help=_("Mbo documents, likewise. Of a dossier of SBB (.xml) each kwalificatie counts."),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE.xlsx", help=_("The workbook to write."), show_default=False),
    ],
    workbooks: Annotated[
        Path | None,
        typer.Option(
            "--workbooks",
            metavar="FOLDER",
            help=_("Also write workbooks for working groups here: of each --cell, or of the best fit of each programme."),
            show_default=False,
        ),
    ] = None,
    cell: Annotated[
        list[str] | None,
        typer.Option(
            "--cell",
            metavar="VMBO:MBO",
            help=_("With --workbooks: a cell by numbers (V3:M12) or by parts of the names; may be repeated."),
            show_default=False,
        ),
    ] = None,
    leerweg: LeerwegOption = None,
    begrippen: BegrippenOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace an existing file."))] = False,
) -> None:
    """Compare many programmes with many."""
    from overlap.analysis.matrix.cells import best_cells, chosen_cells
    from overlap.analysis.matrix.matrix import matrix as matrix_of
    from overlap.jobs.kept import clear
    from overlap.jobs.processes import cores
    from overlap.output.files import claim, save
    from overlap.problems import Unusable
    from overlap.workbook.matrix.cell_workbooks import reviews
    from overlap.workbook.matrix.workbook import matrix_workbook
    from overlap.workbook.readback.filled_in import holds_decisions

    from .choices import settings_of
    from .console import warn

    settings = settings_of(leerweg, None, MAX_PER_GOAL, FromBand.MOGELIJK, begrippen, None, ())
    if cell and workbooks is None:
        raise Unusable("cell-without-workbooks")
    mine, theirs = _collected(vmbo, "vmbo", examenprogramma), _collected(mbo, "mbo", dossier)
    target = claim(output, ".xlsx", (*mine.paths, *theirs.paths), force=force, filled_in=holds_decisions)
    skipped = _skipped(mine, theirs)
    warn(skipped, everything=True)
    unfinished = target.path.with_name(f"{target.path.name}{_UNFINISHED}")
    with _going_on(unfinished), _progress(_("Comparing")) as told:
        sides = mine.curricula, theirs.curricula
        found = matrix_of(*sides, settings, skipped=skipped, processes=cores(), folder=unfinished, progress=told)
    results = [(target, matrix_workbook(found))]
    if workbooks is not None:
        cells = chosen_cells(found, cell) if cell else best_cells(found)
        with _progress(_("Writing workbooks")) as told:
            results += reviews(found, cells, workbooks, processes=cores(), progress=told)
        workbooks.mkdir(exist_ok=True)
    save(results)
    clear(unfinished)
    _summary(found, [str(target.path) for target, _content in results])


def _collected(named: Sequence[str], side: "Side", programme: Path | None) -> "Collection":
    """Everything of one side that can be read.

    Raises:
        Unusable: nothing can; the first reason when there is one file only.
    """
    from overlap.problems import Unusable
    from overlap.reading import read
    from overlap.reading.many import read_many

    full: Curriculum | None = read(programme, expected=side) if programme else None
    found = read_many(named, side, full)
    if not found.curricula:
        if len(found.skipped) == 1:
            notice = found.skipped[0]
            raise Unusable(notice.code, notice.file, sheet=notice.sheet, row=notice.row, **notice.values)
        from .console import warn

        warn(found.skipped, everything=True)
        raise Unusable("nothing-to-compare", option=f"--{side}")
    return found


def _skipped(mine: "Collection", theirs: "Collection") -> "tuple[Notice, ...]":
    """What was left out. Where one folder holds both sides, a file that the other side took is not left out."""
    taken = {c.file for c in (*mine.curricula, *theirs.curricula)}
    found = [n for n in (*mine.skipped, *theirs.skipped) if n.code != "other-side" or n.file not in taken]
    return tuple(dict.fromkeys(found))


@contextmanager
def _going_on(unfinished: Path) -> "Iterator[None]":
    """Tell where finished comparisons are kept when a person stops the run.

    Raises:
        Stopped: they did, and there is something to go on with.
    """
    try:
        yield
    except KeyboardInterrupt as stop:
        if not unfinished.is_dir():
            raise
        text = _(
            "Stopped; no workbook was written. What was finished is kept in {folder}: give the same command again to go on, "
            "or throw that folder away."
        )
        raise Stopped(text.format(folder=unfinished)) from stop


@contextmanager
def _progress(what: str) -> "Iterator[Callable[[Progress], None]]":
    """A bar with the time left on standard error, only on a terminal; and a line where an earlier run is gone on with."""
    from datetime import timedelta

    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    from .console import err

    console = err()
    said = False

    def tell(progress: "Progress") -> None:
        nonlocal said
        if progress.earlier and not said:
            said = True
            console.print(_("Going on with a run that was stopped."))
        left = "" if progress.left is None else str(timedelta(seconds=round(progress.left)))
        bar.update(task, completed=progress.done, total=progress.total, left=left)

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}")
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None, left="")
        yield tell


def _summary(matrix: "Matrix", written: Sequence[str]) -> None:
    from .console import out

    text = _("{vmbo} vmbo units × {mbo} mbo units: {file}")
    console = out()
    console.print(text.format(vmbo=len(matrix.rows), mbo=len(matrix.mbo), file=written[0]), markup=False)
    for path in written[1:]:
        console.print(f"  {path}", markup=False)
