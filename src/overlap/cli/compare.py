"""`overlap compare VMBO MBO`: the main job."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .choices import (
    MAX_PER_GOAL,
    BegrippenOption,
    FromBand,
    FromBandOption,
    KwalificatieOption,
    LeerwegOption,
    MaxPerGoalOption,
    MboArgument,
    OpenOption,
    OutputOption,
    SemanticOption,
    VmboArgument,
    settings_of,
)
from .documents import ColumnOption, DossierOption, ExamenprogrammaOption, HeaderRowOption, Help, SheetOption, read_one
from .planning import GroupsOption, MinutesOption, NormOption, norms
from .previous import PreviousOption, SampleOption, read_reviews, tell, with_previous, with_sample

if TYPE_CHECKING:
    from overlap.model import Curriculum, Review, Settings


def compare(
    vmbo: VmboArgument,
    mbo: MboArgument,
    output: OutputOption = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs", metavar="FILE.csv", help=_("Also write every scored pair, for other programs."), show_default=False
        ),
    ] = None,
    leerweg: LeerwegOption = None,
    kwalificatie: KwalificatieOption = None,
    max_per_goal: MaxPerGoalOption = MAX_PER_GOAL,
    from_band: FromBandOption = FromBand.MOGELIJK,
    begrippen: BegrippenOption = None,
    semantic: SemanticOption = None,
    minutes: MinutesOption = None,
    groups: GroupsOption = None,
    norm: NormOption = None,
    previous: PreviousOption = None,
    sample: SampleOption = 0,
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
    open_result: OpenOption = False,
) -> None:
    """Compare two documents."""
    from dataclasses import replace

    helped = Help(sheet or (), header_row or (), column or (), examenprogramma, dossier)
    settings = settings_of(leerweg, kwalificatie, max_per_goal, from_band, begrippen, semantic, helped.as_typed())
    settings = replace(settings, minutes=minutes, groups=groups, norms=norms(norm or ()), sample=sample)
    others = tuple(path for path in (begrippen, *(previous or ())) if path)
    reviews = read_reviews(previous or ())
    run(vmbo, mbo, output, pairs, settings, helped, reviews=reviews, others=others, force=force, open_result=open_result)


def run(
    vmbo: Path,
    mbo: Path,
    output: Path | None,
    pairs: Path | None,
    settings: "Settings",
    helped: Help | None = None,
    *,
    reviews: "Sequence[Review]" = (),
    others: Sequence[Path] = (),
    force: bool = False,
    open_result: bool = False,
) -> None:
    """Read, match, write, tell what was found, and show it when asked. ``others`` are further files that are only read."""
    from overlap.analysis import compare as compare_both
    from overlap.output.files import Output, claim, default_name, free, save
    from overlap.workbook.comparison.workbook import workbook
    from overlap.workbook.followup.carried import pages, prefilled
    from overlap.workbook.plain.pairs_csv import pairs_csv
    from overlap.workbook.readback.filled_in import holds_decisions

    from .console import warn
    from .opening import open_file
    from .summary import summary

    helped = helped or Help()
    inputs = [path for path in (vmbo, mbo, helped.examenprogramma, helped.dossier, *others) if path]
    left, right = read_both(vmbo, mbo, helped, settings.kwalificaties)
    targets = [
        claim(output, ".xlsx", inputs, force=force, filled_in=holds_decisions)
        if output
        else Output(free(Path(default_name(vmbo, mbo))))
    ]
    if pairs:
        targets.append(claim(pairs, ".csv", inputs, force=force))
    comparison = compare_both(left, right, settings, explain_all=pairs is not None)
    comparison, over = with_previous(comparison, reviews) if reviews else (comparison, None)
    if settings.sample:
        comparison = with_sample(comparison, settings.sample, over)
    book = workbook(comparison, prefilled(comparison, over), pages(over)) if over else workbook(comparison)
    contents = [book, *([pairs_csv(comparison)] if pairs else [])]
    save(list(zip(targets, contents, strict=True)))
    warn([*left.warnings, *right.warnings, *(settings.begrippen.warnings if settings.begrippen else ())])
    summary(comparison, [target.path for target in targets], [t.keep_as for t in targets if t.keep_as])
    if over:
        tell(over)
    if open_result and (notice := open_file(targets[0].path)):
        warn([notice])


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
