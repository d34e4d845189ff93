"""Make the page on which a group judges a workbook: one file for any browser."""

from dataclasses import dataclass
from pathlib import Path

from overlap.locale import gettext as _
from overlap.output.files import save
from overlap.page import as_page
from overlap.problems import Notice
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.readback.decisions import read_review

from .files.results import claimed, named_after


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Of which workbook, and the page to write (None: a telling name in the current folder)."""

    workbook: Path
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """How much there is to judge, and where the page was written; ``kept`` is the name of what stood there before."""

    pairs: int
    gaps: int
    written: Path
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: PageRequest) -> PageOutcome:
    """Write the page.

    Raises:
        Unusable: the workbook cannot be read, or the page cannot be written.
    """
    usual = named_after(request.workbook, _("Review {name}"), ".html")
    target = claimed(request.output, usual, suffix=".html", inputs=[request.workbook], force=request.force)
    review = read_review(request.workbook)
    page = as_page(review, comparison_of(review.facts))
    [saved] = save([(target, page)])
    facts = review.facts
    return PageOutcome(pairs=len(facts.asked), gaps=len(facts.gaps), written=saved.path, kept=saved.kept, notices=review.notices)
