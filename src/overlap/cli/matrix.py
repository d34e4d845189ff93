"""`overlap matrix --vmbo X --mbo Y`: many programmes with many."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .choices import MAX_PER_GOAL, BegrippenOption, FromBand, LeerwegOption
from .documents import DossierOption, ExamenprogrammaOption

if TYPE_CHECKING:
    from overlap.analysis import Matrix
    from overlap.model import Curriculum, Side
    from overlap.reading.many import Collection

Named = list[str]


def matrix(
    vmbo: Annotated[
        Named,
        typer.Option(
            "--vmbo",
            metavar="FILE",
            help=_("Vmbo documents: a file, a folder, or a pattern between quotes; may be repeated. Also SLO's publication."),
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
    from overlap.analysis import best_cells, chosen_cells, cores
    from overlap.analysis import matrix as matrix_of
    from overlap.problems import Unusable
    from overlap.reading.many import paths_of
    from overlap.workbook import claim, matrix_workbook, save
    from overlap.workbook.matrix_reviews import reviews

    from .choices import settings_of
    from .console import warn

    settings = settings_of(leerweg, None, MAX_PER_GOAL, FromBand.MOGELIJK, begrippen, None, ())
    if cell and workbooks is None:
        raise Unusable("cell-without-workbooks")
    mine, theirs = _collected(vmbo, "vmbo", examenprogramma), _collected(mbo, "mbo", dossier)
    target = claim(output, ".xlsx", paths_of([*vmbo, *mbo]), force=force)
    skipped = (*mine.skipped, *theirs.skipped)
    warn(skipped, everything=True)
    with _progress(_("Comparing")) as done:
        found = matrix_of(mine.curricula, theirs.curricula, settings, skipped=skipped, workers=cores(), done=done)
    results = [(target, matrix_workbook(found))]
    if workbooks is not None:
        cells = chosen_cells(found, cell) if cell else best_cells(found)
        with _progress(_("Writing workbooks")) as done:
            results += reviews(found, cells, workbooks, workers=cores(), done=done)
        workbooks.mkdir(exist_ok=True)
    save(results)
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
            raise Unusable(notice.code, notice.file, notice.sheet, notice.row, **notice.values)
        from .console import warn

        warn(found.skipped, everything=True)
        raise Unusable("nothing-to-compare", option=f"--{side}")
    return found


@contextmanager
def _progress(what: str) -> "Iterator[Callable[[int, int], None] | None]":
    """A bar with the time left on standard error, only on a terminal."""
    from .console import err

    console = err()
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda n, total: bar.update(task, completed=n, total=total)


def _summary(matrix: "Matrix", written: Sequence[str]) -> None:
    from .console import out

    text = _("{vmbo} vmbo units × {mbo} mbo units: {file}")
    console = out()
    console.print(text.format(vmbo=len(matrix.rows), mbo=len(matrix.mbo), file=written[0]), markup=False)
    for path in written[1:]:
        console.print(f"  {path}", markup=False)
