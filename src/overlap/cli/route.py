"""`overlap route VMBO MBO…`: what a pupil has had of each kwalificatie, what is left, and what meets in time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .choices import (
    MAX_PER_GOAL,
    BegrippenOption,
    FromBand,
    KwalificatieOption,
    LeerwegOption,
    OpenOption,
    OutputOption,
    VmboArgument,
)
from .documents import DossierOption, ExamenprogrammaOption, Help

if TYPE_CHECKING:
    from overlap.analysis.route.route import Decisions, Route
    from overlap.model import Curriculum
    from overlap.problems import Notice


def route(
    vmbo: VmboArgument,
    mbo: Annotated[
        list[str],
        typer.Argument(
            metavar="MBO",
            help=_("One or more mbo documents: files, a folder, or a pattern between quotes. Each kwalificatie is a choice."),
            show_default=False,
        ),
    ],
    leerweg: LeerwegOption = None,
    kwalificatie: KwalificatieOption = None,
    pta: Annotated[
        Path | None,
        typer.Option(
            "--pta",
            metavar="FILE",
            help=_("The PTA: tells in which leerjaar and periode the vmbo tests what."),
            show_default=False,
        ),
    ] = None,
    oer: Annotated[
        list[Path] | None,
        typer.Option(
            "--oer",
            metavar="FILE",
            help=_("The OER of a kwalificatie: tells when the mbo teaches what, and in how many hours; may be repeated."),
            show_default=False,
        ),
    ] = None,
    mbo_starts_in: Annotated[
        int | None,
        typer.Option(
            "--mbo-starts-in",
            metavar="LEERJAAR",
            min=1,
            max=4,
            help=_("Mbo year 1 is given at the same time as this vmbo year. Left out: the mbo comes after vmbo year 4."),
            show_default=False,
        ),
    ] = None,
    reviewed: Annotated[
        list[Path] | None,
        typer.Option(
            "--reviewed",
            metavar="FILE.xlsx",
            help=_("A workbook in which a group decided: those pairs count as decided; may be repeated."),
            show_default=False,
        ),
    ] = None,
    begrippen: BegrippenOption = None,
    output: OutputOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace an existing file."))] = False,
    open_result: OpenOption = False,
) -> None:
    """Choose a route."""
    from overlap.analysis.route.moments import AFTER_VMBO
    from overlap.analysis.route.planned import with_plans
    from overlap.analysis.route.route import route as route_of
    from overlap.jobs.processes import cores
    from overlap.output.files import Output, claim, default_name, free, save
    from overlap.problems import Unusable
    from overlap.reading import read, read_plan
    from overlap.reading.many import paths_of, read_many
    from overlap.reading.publications.sbb import looks_like_dossier
    from overlap.workbook.readback.filled_in import holds_decisions
    from overlap.workbook.route.workbook import route_workbook

    from .choices import settings_of
    from .console import warn
    from .documents import read_one
    from .opening import open_file

    settings = settings_of(leerweg, kwalificatie, MAX_PER_GOAL, FromBand.MOGELIJK, begrippen, None, ())
    if looks_like_dossier(vmbo):
        raise Unusable("not-vmbo", vmbo.name)
    mine = read_one(vmbo, Help(examenprogramma=examenprogramma), "vmbo")
    if mine.kind != "vmbo":
        raise Unusable("not-vmbo", vmbo.name)
    files = paths_of(mbo)
    theirs = read_many(mbo, "mbo", read(dossier, expected="mbo") if dossier else None)
    skipped = tuple(map(_worded, theirs.skipped))
    if not theirs.curricula:
        first = skipped[0]
        if first.code == "other-side":
            raise Unusable("wrong-kind", kind="vmbo", first=vmbo.name, second=first.file)
        raise Unusable(first.code, first.file, sheet=first.sheet, row=first.row, **first.values)
    inputs = [path for path in (vmbo, *files, pta, *(oer or ()), *(reviewed or ()), begrippen, examenprogramma, dossier) if path]
    names = (vmbo, files[0]) if len(files) == 1 else (vmbo,)
    usual = default_name(*names, what="Route")
    target = claim(output, ".xlsx", inputs, force=force, filled_in=holds_decisions) if output else Output(free(Path(usual)))
    decisions = _decisions(reviewed or ())
    found = route_of(mine, theirs.curricula, settings, decisions=decisions, skipped=skipped, processes=cores())
    plan = read_plan(pta, expected="vmbo") if pta else _own_plan(vmbo, mine)
    plans = [read_plan(path, expected="mbo") for path in oer or ()] or _own_plans(files, theirs.curricula)
    found, notices = with_plans(found, plan, plans, mbo_starts_in or AFTER_VMBO)
    save([(target, route_workbook(found))])
    warn(skipped, everything=True)
    warn([*mine.warnings, *(notice for curriculum in theirs.curricula for notice in curriculum.warnings), *notices])
    _summary(found, target.path)
    if open_result and (notice := open_file(target.path)):
        warn([notice])


def _worded(notice: "Notice") -> "Notice":
    """A notice about many documents in the words of this command, where the mbo documents have no option."""
    from dataclasses import replace

    return replace(notice, values={**notice.values, "option": "MBO"}) if "option" in notice.values else notice


def _own_plan(path: Path, curriculum: "Curriculum") -> "Curriculum | None":
    """The document as a plan, where it says itself when something is taught."""
    from overlap.analysis.route.planned import tells_time
    from overlap.reading import read_plan

    return read_plan(path, expected=curriculum.kind) if tells_time(curriculum.goals) else None


def _own_plans(files: Sequence[Path], curricula: "Sequence[Curriculum]") -> "list[Curriculum]":
    """The mbo documents that are an OER themselves."""
    by_name = {path.name: path for path in files}
    found = (_own_plan(by_name[c.file], c) for c in curricula if c.file in by_name)
    return [plan for plan in found if plan]


def _decisions(paths: Sequence[Path]) -> "tuple[Decisions, ...]":
    """What groups decided in workbooks that came back."""
    if not paths:
        return ()
    from overlap.review.outcome.settled import settled
    from overlap.workbook.readback.decisions import read_review

    return settled([read_review(path) for path in paths])


def _summary(route: "Route", path: Path) -> None:
    from rich.table import Table
    from rich.text import Text

    from overlap.analysis.route.route import counts
    from overlap.analysis.route.timeline import MEETINGS, timeline
    from overlap.workbook.route.drawn_timeline import meeting_name
    from overlap.workbook.route.statuses import status_name, title

    from .console import out

    console = out()
    console.print()
    console.print(Text(title(route), style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for head in (_("items"), *(status_name(s) for s in ("had", "partly", "doubt", "new")), _("had already"), _("reckon with")):
        table.add_column(head, justify="right")
    for choice in route.choices:
        low, high = choice.mbo.between
        had = choice.mbo.total.part(choice.mbo.total.overlap)
        numbers = (str(n) for n in (len(choice.items), *counts(choice.items).values()))
        table.add_row(Text(f"{choice.number} {choice.name}"), *numbers, f"{had:.0%}", f"{low:.0%} – {high:.0%}")
    console.print(table)
    for choice in route.choices:
        if found := timeline(route, choice):
            parts = (f"{found.count(meeting)} {meeting_name(meeting)}" for meeting in MEETINGS if found.count(meeting))
            console.print(Text(f"{choice.number} " + _("in time") + ": " + ", ".join(parts)))
    if route.decisions:
        decided, proposed = (sum(n) for n in zip(*((c.decided, c.proposed) for c in route.choices), strict=True))
        console.print(Text(_("{n} of the {of} proposed pairs are decided.").format(n=decided, of=proposed)))
    console.print(Text(_("Workbook") + f": {path}"))
    console.print(Text(_("A proposal: teachers and the examencommissie decide.")))
