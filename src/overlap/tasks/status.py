"""Count how far groups are with the workbooks that came back."""

from dataclasses import dataclass, replace
from pathlib import Path

from overlap.model import Review
from overlap.problems import Notice, Unusable
from overlap.review.copies.voices import each_group_once
from overlap.workbook.readback.decisions import read_review

from .files.paths import workbooks
from .files.reviews import told_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRequest:
    """Which filled-in workbooks: files, folders, patterns."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOutcome:
    """What was read back from each workbook; the same with each group once (``counted``); and why others could not be read."""

    reviews: tuple[Review, ...]
    counted: tuple[Review, ...]
    not_read: tuple[Notice, ...] = ()


def run(request: StatusRequest) -> StatusOutcome:
    """Read the workbooks, each file once; those that cannot be read do not keep the others from being read.

    Raises:
        Unusable: a folder or pattern without workbooks, or not one that can be read: the first reason.
    """
    reviews: list[Review] = []
    problems: list[Unusable] = []
    paths: list[Path] = []
    for path in workbooks(request.files):
        try:
            reviews.append(read_review(path))
            paths.append(path)
        except Unusable as problem:
            problems.append(problem)
    if not reviews:
        raise problems[0]
    reviews = told_apart(reviews, paths)
    counted, notices = each_group_once(reviews)
    told = [replace(one, notices=(*one.notices, *(notice for notice in notices if notice.file == one.file))) for one in reviews]
    return StatusOutcome(reviews=tuple(told), counted=tuple(counted), not_read=tuple(problem.notice for problem in problems))
