"""Merge the copies that several groups filled in, and write one workbook."""

from dataclasses import dataclass
from pathlib import Path

from overlap.model import Merged
from overlap.output.files import save
from overlap.problems import Notice
from overlap.review.copies.merge import merge
from overlap.review.copies.raters import lines
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.followup.merged import merged_workbook

from .files.paths import workbooks_beside
from .files.results import claimed, ended
from .files.reviews import read_reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRequest:
    """Which filled-in workbooks (files, folders, patterns), and the workbook to write."""

    files: tuple[Path, ...]
    output: Path
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOutcome:
    """What the groups say together, and where that was written.

    ``figures`` say how far the groups agree: name and text of each. ``kept`` is the name under which a filled-in workbook
    was kept that stood there.
    """

    merged: Merged
    figures: tuple[tuple[str, str], ...]
    written: Path
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: MergeRequest) -> MergeOutcome:
    """Merge copies and write one workbook.

    Raises:
        Unusable: fewer than two different files, one cannot be read, or they are not about the same two programmes.
    """
    output = ended(request.output)
    paths = workbooks_beside(output, request.files)
    target = claimed(output, output, inputs=paths, force=request.force)
    reviews = read_reviews(paths)
    merged = merge(reviews)
    figures = lines(merged.agreement)
    [saved] = save([(target, merged_workbook(merged, comparison_of(merged.facts), figures))])
    notices = (*(notice for review in reviews for notice in review.notices), *merged.notices)
    return MergeOutcome(merged=merged, figures=tuple(figures), written=saved.path, kept=saved.kept, notices=notices)
