"""`overlap compare VMBO MBO`: the main job."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .documents import (
    BegrippenOption,
    ColumnOption,
    DossierOption,
    ExamenprogrammaOption,
    HeaderRowOption,
    Help,
    SheetOption,
    read_one,
)

if TYPE_CHECKING:
    from overlap.model import Curriculum, Settings


class Leerweg(StrEnum):
    """The leerwegen that can be chosen."""

    BB = "BB"
    KB = "KB"
    GL = "GL"
    TL = "TL"


class FromBand(StrEnum):
    """The lowest band to propose."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


def compare(
    vmbo: Annotated[
        Path,
        typer.Argument(metavar="VMBO", help=_("Examenprogramma or PTA: a spreadsheet, or a table in Word."), show_default=False),
    ],
    mbo: Annotated[
        Path,
        typer.Argument(
            metavar="MBO",
            help=_("Kwalificatiedossier or OER: a spreadsheet, a table in Word, or SBB's .xml."),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.xlsx",
            help=_("The workbook to write. Left out: a telling name in the current folder, never over an existing file."),
            show_default=False,
        ),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs", metavar="FILE.csv", help=_("Also write every scored pair, for other programs."), show_default=False
        ),
    ] = None,
    leerweg: Annotated[
        Leerweg | None,
        typer.Option("--leerweg", help=_("Only vmbo goals of this leerweg."), case_sensitive=False, show_default=False),
    ] = None,
    kwalificatie: Annotated[
        list[str] | None,
        typer.Option(
            "--kwalificatie",
            metavar="TEXT",
            help=_("Only this kwalificatie, by (part of) its title or its crebo; may be repeated."),
            show_default=False,
        ),
    ] = None,
    max_per_goal: Annotated[
        int, typer.Option("--max-per-goal", metavar="N", min=1, help=_("Propose at most this many pairs per vmbo goal."))
    ] = 5,
    from_band: Annotated[
        FromBand,
        typer.Option("--from-band", help=_("The lowest band to propose; “zeker” gives the shortest list."), case_sensitive=False),
    ] = FromBand.MOGELIJK,
    begrippen: BegrippenOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    sheet: SheetOption = None,
    header_row: HeaderRowOption = None,
    column: ColumnOption = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=_("Replace an existing -o or --pairs file. A workbook that was filled in is kept under a numbered name."),
        ),
    ] = False,
) -> None:
    """Compare two documents."""
    from overlap.analysis import own_words
    from overlap.model import Settings

    helped = Help(sheet or (), header_row or (), column or (), examenprogramma, dossier)
    ways = leerweg.value if leerweg else ""
    own = own_words(begrippen) if begrippen else None
    settings = Settings(max_per_goal, from_band.value, ways, tuple(kwalificatie or ()), helped.as_typed(), own)
    run(vmbo, mbo, output, pairs, settings, helped, begrippen=begrippen, force=force)


def run(
    vmbo: Path,
    mbo: Path,
    output: Path | None,
    pairs: Path | None,
    settings: "Settings",
    helped: Help | None = None,
    *,
    begrippen: Path | None = None,
    force: bool = False,
) -> None:
    """Read, match, write, and tell what was found."""
    from overlap.analysis import compare as compare_both
    from overlap.workbook import Output, claim, default_name, free, pairs_csv, save, workbook

    from .console import warn
    from .summary import summary

    helped = helped or Help()
    inputs = [path for path in (vmbo, mbo, helped.examenprogramma, helped.dossier, begrippen) if path]
    left, right = read_both(vmbo, mbo, helped, settings.kwalificaties)
    targets = [claim(output, ".xlsx", inputs, force=force) if output else Output(free(Path(default_name(vmbo, mbo))))]
    if pairs:
        targets.append(claim(pairs, ".csv", inputs, force=force))
    comparison = compare_both(left, right, settings, explain_all=pairs is not None)
    contents = [workbook(comparison), *([pairs_csv(comparison)] if pairs else [])]
    save(list(zip(targets, contents, strict=True)))
    warn([*left.warnings, *right.warnings, *(settings.begrippen.warnings if settings.begrippen else ())])
    summary(comparison, [target.path for target in targets], [t.keep_as for t in targets if t.keep_as])


def read_both(vmbo: Path, mbo: Path, helped: Help, kwalificaties: Sequence[str] = ()) -> "tuple[Curriculum, Curriculum]":
    """Read both documents; given the wrong way round, they are put right with a warning.

    Raises:
        Unusable: one cannot be read, or both are of the same side.
    """
    from dataclasses import replace

    from overlap.problems import Notice, Unusable

    first = read_one(vmbo, helped, "vmbo", kwalificaties)
    second = read_one(mbo, helped, "mbo", kwalificaties)
    if first.sha256 == second.sha256:
        raise Unusable("same-file", vmbo.name)
    if first.kind == second.kind:
        raise Unusable("wrong-kind", kind=first.kind, first=first.file, second=second.file)
    if first.kind == "mbo":
        first, second = second, first
        first = replace(first, warnings=(Notice("swapped"), *first.warnings))
    return first, second
