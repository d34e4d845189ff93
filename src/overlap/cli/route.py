"""`overlap route VMBO MBO…`: what a pupil has had of each kwalificatie, what is left, and what meets in time."""

from pathlib import Path
from typing import TYPE_CHECKING

from overlap.locale import gettext as _
from overlap.locale.numbers import per_cent

from .typed.options import (
    BegrippenOption,
    CardsOption,
    DossierOption,
    ExamenprogrammaOption,
    ForceOption,
    KwalificatieOption,
    LeerwegOption,
    LibraryOption,
    MboArguments,
    MboStartsInOption,
    OerOption,
    OpenOption,
    OutputOption,
    PtaOption,
    ReviewedOption,
    VmboArgument,
)

if TYPE_CHECKING:
    from overlap.analysis.route.route import Route


def route(
    vmbo: VmboArgument,
    mbo: MboArguments,
    leerweg: LeerwegOption = None,
    kwalificatie: KwalificatieOption = None,
    pta: PtaOption = None,
    oer: OerOption = None,
    mbo_starts_in: MboStartsInOption = None,
    reviewed: ReviewedOption = None,
    library: LibraryOption = None,
    begrippen: BegrippenOption = None,
    kaarten: CardsOption = None,
    output: OutputOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    force: ForceOption = False,
    open_result: OpenOption = False,
) -> None:
    """Choose a route."""
    from overlap.tasks.route import RouteRequest, run

    from .terminal.console import tell_kept, warn
    from .terminal.opening import show
    from .typed.parsing import settings_of

    outcome = run(
        RouteRequest(
            vmbo=vmbo,
            mbo=tuple(mbo),
            output=output,
            settings=settings_of(leerweg=leerweg, kwalificaties=kwalificatie),
            begrippen=begrippen,
            cards=tuple(kaarten or ()),
            pta=pta,
            oers=tuple(oer or ()),
            mbo_starts_in=mbo_starts_in,
            reviewed=tuple(reviewed or ()),
            examenprogramma=examenprogramma,
            dossier=dossier,
            libraries=tuple(library or ()),
            force=force,
        )
    )
    warn(outcome.skipped, everything=True)
    warn(outcome.notices)
    _summary(outcome.route, outcome.written)
    tell_kept(outcome.kept)
    if open_result:
        show(outcome.written)


def _summary(route: "Route", path: Path) -> None:
    from rich.table import Table
    from rich.text import Text

    from overlap.analysis.route.route import counts
    from overlap.analysis.route.timeline import MEETINGS, timeline
    from overlap.workbook.route.drawn_timeline import meeting_name
    from overlap.workbook.route.statuses import status_name, title

    from .terminal.console import out

    console = out()
    console.print()
    console.print(Text(title(route), style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    for head in (_("items"), *(status_name(s) for s in ("had", "partly", "doubt", "new")), _("had already"), _("reckon with")):
        table.add_column(head, justify="right", no_wrap=True)
    for choice in route.choices:
        low, high = choice.mbo.between
        had = choice.mbo.total.part(choice.mbo.total.overlap)
        numbers = (str(n) for n in (len(choice.items), *counts(choice.items).values()))
        table.add_row(choice.number, *numbers, per_cent(had), f"{per_cent(low)} – {per_cent(high)}")
    console.print(table)
    for choice in route.choices:
        console.print(Text(f"{choice.number} {choice.name}"))
        if line := timeline(route, choice):
            parts = (f"{line.count(meeting)} {meeting_name(meeting)}" for meeting in MEETINGS if line.count(meeting))
            console.print(Text("   " + _("in time") + ": " + ", ".join(parts)))
    if route.decisions:
        decided, proposed = (sum(n) for n in zip(*((c.decided, c.proposed) for c in route.choices), strict=True))
        console.print(Text(_("Proposed pairs that groups have judged alike: {n} of {of}.").format(n=decided, of=proposed)))
    console.print(Text(_("Workbook") + f": {path}"), soft_wrap=True)
    console.print(Text(_("A proposal: teachers and the examencommissie decide.")))
