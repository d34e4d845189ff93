"""Lay out a route: what a pupil has had of each kwalificatie, what is left, and what meets in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from overlap.analysis.route.moments import AFTER_VMBO
from overlap.analysis.route.planned import tells_time, with_plans
from overlap.analysis.route.route import Route, route
from overlap.jobs.processes import cores
from overlap.library.counted import route_with
from overlap.library.used import notices_of, other_groups, read_libraries
from overlap.model import Curriculum, Settings
from overlap.output.files import default_name, save
from overlap.problems import Notice, Unusable
from overlap.reading import read, read_plan
from overlap.reading.formats.files import written_name
from overlap.reading.many import Collection, paths_of, read_many
from overlap.reading.publications.dossier_files import looks_like_dossier
from overlap.review.outcome.settled import settled
from overlap.workbook.route.workbook import route_workbook

from .documents import ReadingHelp, notices_of_cards, read_side, settings_with
from .files.paths import libraries
from .files.results import claimed
from .files.reviews import read_reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRequest:
    """From which vmbo document to which mbo documents, and where the workbook goes.

    ``mbo`` are files, folders and patterns: each kwalificatie in them is a choice. ``pta`` and ``oers`` tell when things
    are taught; ``mbo_starts_in`` is the vmbo year in which mbo year 1 is given (None: after the vmbo). ``reviewed`` are
    workbooks in which a group decided. ``output`` is the workbook to write (None: a telling name in the current folder).
    ``begrippen`` is a file with words that mean the same to the group, ``cards`` are files with cards of its own, and
    ``libraries`` files, folders and patterns with what other groups decided: told beside the estimates, not counted in them.
    Where a plan names only codes, ``examenprogramma`` and ``dossier`` have the texts.
    """

    vmbo: Path
    mbo: tuple[str, ...]
    output: Path | None = None
    settings: Settings = field(default_factory=Settings)
    begrippen: Path | None = None
    cards: tuple[Path, ...] = ()
    pta: Path | None = None
    oers: tuple[Path, ...] = ()
    mbo_starts_in: int | None = None
    reviewed: tuple[Path, ...] = ()
    examenprogramma: Path | None = None
    dossier: Path | None = None
    libraries: tuple[Path, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteOutcome:
    """The route and the workbook that was written.

    ``skipped`` are mbo documents that were left out; ``notices`` are about the documents and the plans.
    """

    route: Route
    written: Path
    kept: Path | None = None
    skipped: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()


def run(request: RouteRequest) -> RouteOutcome:
    """Lay out a route and write its workbook.

    Raises:
        Unusable: a file cannot be read or is of the wrong side, or the result cannot be written.
    """
    settings = settings_with(request.settings, request.begrippen, cards=request.cards)
    vmbo = _vmbo(request)
    files = paths_of(request.mbo)
    mbo, skipped = _mbo(request)
    names = (request.vmbo, files[0]) if len(files) == 1 else (request.vmbo,)
    files_of_libraries = libraries(request.libraries)
    inputs = _inputs(request, (*files, *files_of_libraries))
    target = claimed(request.output, default_name(*names, what="Route"), inputs=inputs, force=request.force)
    read, reviews = read_libraries(files_of_libraries), read_reviews(request.reviewed)
    decisions = settled(reviews)
    estimate = route(vmbo, mbo.curricula, settings, decisions=decisions, skipped=skipped, processes=cores())
    if others := other_groups(read, reviews):
        estimate = route_with(estimate, others)
    pta = read_plan(request.pta, expected="vmbo") if request.pta else _own_plan(request.vmbo, vmbo)
    oers = [read_plan(path, expected="mbo") for path in request.oers] or list(_own_plans(files, mbo.curricula))
    planned, notices = with_plans(estimate, pta, oers, request.mbo_starts_in or AFTER_VMBO)
    [saved] = save([(target, route_workbook(planned))])
    of_documents = (notice for curriculum in (vmbo, *mbo.curricula) for notice in curriculum.warnings)
    of_cards = notices_of_cards(settings, vmbo, *mbo.curricula)
    of_libraries = notices_of(read, met=any(choice.elsewhere.pairs for choice in planned.choices))
    return RouteOutcome(
        route=planned,
        written=saved.path,
        kept=saved.kept,
        skipped=skipped,
        notices=(*of_documents, *of_cards, *of_libraries, *notices),
    )


def _vmbo(request: RouteRequest) -> Curriculum:
    """Read the vmbo document.

    Raises:
        Unusable: it cannot be read, or is of the mbo.
    """
    if looks_like_dossier(request.vmbo):
        raise Unusable("not-vmbo", request.vmbo.name)
    vmbo = read_side(request.vmbo, "vmbo", ReadingHelp(examenprogramma=request.examenprogramma))
    if vmbo.kind != "vmbo":
        raise Unusable("not-vmbo", request.vmbo.name)
    return vmbo


def _mbo(request: RouteRequest) -> tuple[Collection, tuple[Notice, ...]]:
    """Read the mbo documents, and say which were left out.

    Raises:
        Unusable: none can be read: the first reason.
    """
    collection = read_many(request.mbo, "mbo", read(request.dossier, expected="mbo") if request.dossier else None)
    skipped = tuple(map(_worded, collection.skipped))
    if not collection.curricula:
        first = skipped[0]
        if first.code == "other-side":
            raise Unusable("wrong-kind", kind="vmbo", first=request.vmbo.name, second=first.file)
        raise Unusable(first.code, first.file, sheet=first.sheet, row=first.row, **first.values)
    return collection, skipped


def _worded(notice: Notice) -> Notice:
    """A notice about many documents in the words of a route, where the mbo documents have no option."""
    return replace(notice, values={**notice.values, "option": "MBO"}) if "option" in notice.values else notice


def _inputs(request: RouteRequest, files: Sequence[Path]) -> list[Path]:
    """The files that are only read: no result goes over one of them."""
    plans = (request.pta, *request.oers, *request.reviewed)
    helpers = (request.begrippen, *request.cards, request.examenprogramma, request.dossier)
    named = (request.vmbo, *files, *plans, *helpers)
    return [path for path in named if path]


def _own_plan(path: Path, curriculum: Curriculum) -> Curriculum | None:
    """The document as a plan, where it says itself when something is taught."""
    return read_plan(path, expected=curriculum.kind) if tells_time(curriculum.goals) else None


def _own_plans(files: Sequence[Path], curricula: Sequence[Curriculum]) -> Iterator[Curriculum]:
    """The mbo documents that are an OER themselves."""
    by_name = {written_name(path): path for path in files}
    for curriculum in curricula:
        if curriculum.file in by_name and (plan := _own_plan(by_name[curriculum.file], curriculum)):
            yield plan
