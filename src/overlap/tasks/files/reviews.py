"""Filled-in workbooks of a task: read back, and called so that nobody takes one for another."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from overlap.model import Review
from overlap.workbook.readback.decisions import read_review

from .paths import names_apart


def read_reviews(paths: Sequence[Path]) -> list[Review]:
    """Read back filled-in workbooks.

    Raises:
        Unusable: one cannot be read, or is no workbook of overlap.
    """
    return told_apart([read_review(path) for path in paths], paths)


def told_apart(reviews: Sequence[Review], paths: Sequence[Path]) -> list[Review]:
    """Give the reviews, each with its folder in the name of its file where another file has that name too.

    Args:
        reviews: what was read back.
        paths: the file of each.
    """
    names = names_apart(*paths)
    return [
        review if name == path.name else _called(review, name) for review, name, path in zip(reviews, names, paths, strict=True)
    ]


def _called(review: Review, name: str) -> Review:
    """The review with another name for its file, wherever that is told."""
    return replace(
        review,
        file=name,
        notices=tuple(replace(one, file=name) if one.file == review.file else one for one in review.notices),
        decisions=tuple(replace(one, source=replace(one.source, file=name)) for one in review.decisions),
        unplaced=tuple(replace(one, source=replace(one.source, file=name)) for one in review.unplaced),
    )
