"""What `compare` takes from earlier reviews, and the sample that shows what is missed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

from .console import out, warn

if TYPE_CHECKING:
    from overlap.model import Comparison, Review
    from overlap.model.carrying import CarryOver

_HELP = _("What the group decided, and what is missed")
_KNOWN = 0.2  # share of the goals of the earlier documents below which these must be other documents

PreviousOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--previous",
        metavar="REVIEWED.xlsx",
        help=_("Take over the decisions of this filled-in workbook, also when documents changed; may be repeated."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
SampleOption = Annotated[
    int,
    typer.Option(
        "--sample",
        metavar="N",
        min=0,
        max=1000,
        help=_("Add N random pairs that were not proposed; `overlap learn` then tells how much is missed. 30 is a start."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]


def read_reviews(paths: Sequence[Path]) -> "list[Review]":
    """Read filled-in workbooks.

    Raises:
        Unusable: one cannot be read, or is no workbook of overlap.
    """
    from overlap.workbook.readback.decisions import read_review

    return [read_review(path) for path in paths]


def with_previous(comparison: "Comparison", reviews: "Sequence[Review]") -> "tuple[Comparison, CarryOver]":
    """The comparison with the pairs that were judged before, and what became of the decisions."""
    from overlap.analysis import terminology
    from overlap.analysis.fingerprint import fingerprint
    from overlap.problems import Notice
    from overlap.review.rounds.carry import carry

    words = {pair.id for pair in terminology(comparison)}
    over = carry(comparison, reviews, words, fingerprint(comparison))
    for since, those in over.versions.items():
        found = [change for change in those if change.old]
        if found and sum(change.new is not None for change in found) < _KNOWN * len(found):
            warn([Notice("previous-other", since)])
    warn([notice for review in reviews for notice in review.notices])
    return replace(comparison, added=over.added), over


def with_sample(comparison: "Comparison", number: int, over: "CarryOver | None") -> "Comparison":
    """The comparison with a random sample of what is neither proposed nor judged before."""
    from overlap.analysis import sample
    from overlap.analysis.fingerprint import fingerprint

    judged = {one.id for one in over.carried if one.table == "review"} if over else set()
    kept = [one if one.origin == "carried" else replace(one, origin="carried") for one in comparison.added]
    kept = [one for one in kept if one.pair.id in judged]  # an earlier sample that nobody judged is drawn anew
    known = {one.pair.id for one in kept}
    drawn = sample(comparison, number, fingerprint(comparison), without=known)
    return replace(comparison, added=(*kept, *drawn))


def tell(over: "CarryOver") -> None:
    """What changed and what became of the decisions, in a few lines."""
    from collections import Counter

    from overlap.workbook.followup.changes import NAME, fates, kind_of

    text = _("{side}: {new} new, {gone} gone, {changed} changed, {moved} moved or renumbered")
    for since, those in over.versions.items():
        counts = Counter((change.side, kind_of(change)) for change in those)
        if len(over.versions) > 1:
            out().print("  " + _("Since {files}:").format(files=since), highlight=False)
        for side in ("vmbo", "mbo"):
            numbers = {kind: counts[side, kind] for kind in ("new", "gone", "changed", "moved")}
            out().print("  " + text.format(side=side, **numbers))
    for line in fates(over):
        out().print("  " + line)
    out().print("  " + _("The sheet “{sheet}” shows it goal by goal.").format(sheet=_(NAME)))
