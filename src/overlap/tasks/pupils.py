"""The pupils' check: write the sentences that pupils answer, and read back what they answered."""

from dataclasses import dataclass
from pathlib import Path

from overlap.locale import gettext as _
from overlap.model.pupils import PupilAnswers
from overlap.output.files import save
from overlap.problems import Notice, Unusable
from overlap.pupils.choice import Check, choose
from overlap.pupils.form_csv import as_csv
from overlap.pupils.page import as_page
from overlap.pupils.sheet import as_counts, as_sheet
from overlap.report.pupils import Asked, asked_about
from overlap.workbook.readback.decisions import read_review

from .files.paths import workbooks_beside
from .files.results import claimed, kind_of, named_after
from .report import answers_about, decided_in

_WRITERS = {".html": as_page, ".xlsx": as_sheet, ".csv": as_csv}


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilsRequest:
    """Of which filled-in workbooks (files, folders, patterns), and the check to write.

    ``output`` ends on .html (a page to print), .xlsx (a sheet to fill in) or .csv (for a form tool); None: a telling name in
    the current folder, as .html.
    """

    files: tuple[Path, ...]
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilsOutcome:
    """The check, and where it was written; ``kept`` is the name of what stood there before."""

    check: Check
    written: Path
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersRequest:
    """What pupils answered, and the workbooks with what was decided.

    Among ``files`` stand the filled-in workbooks, and further answers; ``answers`` are surely those. ``output`` is a table of
    counts to write (.xlsx), None for none.
    """

    files: tuple[Path, ...]
    answers: tuple[Path, ...]
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersOutcome:
    """The answers, what they say of each decision, and where the counts were written."""

    answers: PupilAnswers
    rows: tuple[Asked, ...]
    written: Path | None = None
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: PupilsRequest) -> PupilsOutcome:
    """Write the check for pupils.

    Raises:
        Unusable: a workbook cannot be read, nothing was decided yet, or the check cannot be written.
    """
    suffix = kind_of(request.output, tuple(_WRITERS))
    files = workbooks_beside(request.output, request.files)
    usual = named_after(files[0], _("Pupils {name}"), suffix)
    target = claimed(request.output, usual, suffix=suffix, inputs=files, force=request.force)
    decided, notices = decided_in(files, names=False)
    check = choose(decided)
    if not check.questions:
        raise Unusable("pupils-nothing-decided", files[0].name)
    [saved] = save([(target, _WRITERS[suffix](check))])
    return PupilsOutcome(check=check, written=saved.path, kept=saved.kept, notices=notices)


def read(request: AnswersRequest) -> AnswersOutcome:
    """Read what pupils answered, beside what was decided.

    Raises:
        Unusable: a file cannot be read, none of them is a filled-in workbook, or the counts cannot be written.
    """
    reviewed = [path for path in request.files if _is_review(path)]
    if not reviewed:
        raise Unusable("pupils-no-workbook")
    paths = [*request.answers, *(path for path in request.files if path not in reviewed)]
    target = None
    if request.output:
        target = claimed(request.output, "", inputs=[*reviewed, *paths], force=request.force)
    decided, notices = decided_in(workbooks_beside(request.output, reviewed), names=False)
    answers, of_answers = answers_about(decided.facts, paths)
    saved = save([(target, as_counts(answers))])[0] if target else None
    return AnswersOutcome(
        answers=answers,
        rows=asked_about(decided, answers),
        written=saved.path if saved else None,
        kept=saved.kept if saved else None,
        notices=(*notices, *of_answers),
    )


def _is_review(path: Path) -> bool:
    """Whether a path is a workbook of ours, or a folder of them; what cannot be read at all is told by who reads it."""
    if path.is_dir():
        return True
    try:
        read_review(path)
    except Unusable as unusable:
        return unusable.notice.code != "not-reviewed"
    return True
