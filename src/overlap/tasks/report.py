"""Report what was decided: a page, a workbook or a Word document to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from overlap.locale import gettext as _
from overlap.model import Facts
from overlap.model.pupils import PupilAnswers
from overlap.output.files import save
from overlap.problems import Notice
from overlap.pupils.answers import read_answers
from overlap.report import KINDS, Report, report_of, write
from overlap.review.outcome.result import Result, result

from .files.paths import workbooks_beside
from .files.results import claimed, ended, kind_of, named_after
from .files.reviews import read_reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """Which filled-in workbooks (files, folders, patterns), and the report to write.

    ``output`` ends on .html, .xlsx or .docx (None: a telling name in the current folder, as .html). Without ``names`` no name of
    a person is told. With ``summary`` only what fits on three pages. ``pupils`` are files with what pupils answered.
    """

    files: tuple[Path, ...]
    output: Path | None = None
    names: bool = False
    summary: bool = False
    pupils: tuple[Path, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOutcome:
    """The report in words and tables, and where it was written."""

    report: Report
    written: Path
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: ReportRequest) -> ReportOutcome:
    """Write what was decided, to read.

    Raises:
        Unusable: a workbook cannot be read, they are of different programmes, or the report cannot be written.
    """
    kind = kind_of(request.output, KINDS)
    output = ended(request.output, kind) if request.output else None
    files = workbooks_beside(output, request.files)
    usual = named_after(files[0], _("Summary {name}") if request.summary else _("Report {name}"), kind)
    target = claimed(output, usual, suffix=kind, inputs=[*files, *request.pupils], force=request.force)
    decided, notices = decided_in(files, names=request.names)
    answers, of_answers = answers_about(decided.facts, request.pupils) if request.pupils else (None, ())
    made = report_of(decided, short=request.summary, answers=answers)
    [saved] = save([(target, write(made, kind))])
    return ReportOutcome(report=made, written=saved.path, kept=saved.kept, notices=(*notices, *of_answers))


def answers_about(facts: Facts, paths: Sequence[Path]) -> tuple[PupilAnswers, tuple[Notice, ...]]:
    """Read what pupils answered about the goals of a comparison, and what was noticed.

    Raises:
        Unusable: a file cannot be read, or holds no sentence about these goals.
    """
    return read_answers(paths, ((side, goal) for (side, _id), goal in facts.goals.items()))


def decided_in(files: Sequence[Path], *, names: bool) -> tuple[Result, tuple[Notice, ...]]:
    """Give what was decided in filled-in workbooks together, and what was noticed.

    Raises:
        Unusable: one cannot be read, or they are of different programmes.
    """
    reviews = read_reviews(files)
    decided = result(reviews, names=names)
    return decided, (*(notice for review in reviews for notice in review.notices), *decided.notices)
