"""`overlap compare VMBO MBO`: the main job."""

from typing import TYPE_CHECKING

import typer

from overlap.locale import gettext as _

from .typed.options import (
    BegrippenOption,
    CardsOption,
    ColumnOption,
    DossierOption,
    ExamenprogrammaOption,
    ForceWorkbookOption,
    FromBand,
    FromBandOption,
    GroupsOption,
    HeaderRowOption,
    JsonOption,
    KwalificatieOption,
    LeerwegOption,
    LibraryOption,
    MaxPerGoalOption,
    MboArgument,
    MinutesOption,
    NoFoldOption,
    NormOption,
    OpenOption,
    OutputOption,
    PairsOption,
    PerGroupOption,
    PreviousOption,
    PupilsOption,
    SampleOption,
    SemanticOption,
    SheetOption,
    VmboArgument,
)

if TYPE_CHECKING:
    from overlap.model.carrying import CarryOver


def compare(
    vmbo: VmboArgument,
    mbo: MboArgument,
    output: OutputOption = None,
    pairs: PairsOption = None,
    leerweg: LeerwegOption = None,
    kwalificatie: KwalificatieOption = None,
    max_per_goal: MaxPerGoalOption = None,
    from_band: FromBandOption = FromBand.MOGELIJK,
    no_fold: NoFoldOption = False,
    begrippen: BegrippenOption = None,
    kaarten: CardsOption = None,
    semantic: SemanticOption = None,
    minutes: MinutesOption = None,
    groups: GroupsOption = None,
    norm: NormOption = None,
    per_group: PerGroupOption = None,
    previous: PreviousOption = None,
    pupils: PupilsOption = None,
    library: LibraryOption = None,
    sample: SampleOption = 0,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    sheet: SheetOption = None,
    header_row: HeaderRowOption = None,
    column: ColumnOption = None,
    force: ForceWorkbookOption = False,
    open_result: OpenOption = False,
    json: JsonOption = False,
) -> None:
    """Compare two documents."""
    from dataclasses import replace

    from overlap.tasks.compare import CompareRequest, run

    from .terminal.console import warn
    from .terminal.opening import show
    from .terminal.summary import summary
    from .typed.parsing import asked_of_both, norms

    settings, reading = asked_of_both(
        leerweg=leerweg,
        kwalificaties=kwalificatie,
        max_per_goal=max_per_goal,
        from_band=from_band,
        examenprogramma=examenprogramma,
        dossier=dossier,
        sheets=sheet,
        header_rows=header_row,
        columns=column,
    )
    outcome = run(
        CompareRequest(
            vmbo=vmbo,
            mbo=mbo,
            output=output,
            pairs=pairs,
            per_group=per_group,
            settings=replace(settings, minutes=minutes, groups=groups, norms=norms(norm or ()), sample=sample, fold=not no_fold),
            reading=reading,
            begrippen=begrippen,
            cards=tuple(kaarten or ()),
            semantic=semantic,
            previous=tuple(previous or ()),
            pupils=tuple(pupils or ()),
            libraries=tuple(library or ()),
            force=force,
        )
    )
    warn(outcome.notices_of_reviews)
    warn(outcome.notices)
    if json:
        from json import dumps

        from .terminal.summary import as_json

        typer.echo(dumps(as_json(outcome), ensure_ascii=False, indent=1))
    else:
        summary(outcome)
        if outcome.over:
            _tell(outcome.over)
    if open_result:
        show(outcome.written[0])


def _tell(over: "CarryOver") -> None:
    """Print what changed and what became of the decisions, in a few lines."""
    from collections import Counter

    from overlap.workbook.followup.changes import NAME, fates, kind_of

    from .terminal.console import out

    text = _("{side}: {new} new, {gone} gone, {changed} changed, {moved} moved or renumbered")
    for since, changes in over.versions.items():
        counts = Counter((change.side, kind_of(change)) for change in changes)
        if len(over.versions) > 1:
            out().print("  " + _("Since {files}:").format(files=since))
        for side in ("vmbo", "mbo"):
            numbers = {kind: counts[side, kind] for kind in ("new", "gone", "changed", "moved")}
            out().print("  " + text.format(side=side, **numbers))
    for line in fates(over):
        out().print("  " + line)
    out().print("  " + _("The sheet “{sheet}” shows it goal by goal.").format(sheet=_(NAME)))
