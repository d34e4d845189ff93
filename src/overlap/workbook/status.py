"""What the group decided about a goal, as a formula: overlap, related, gap, or still open.

A goal overlaps as soon as one of its pairs was judged herhaling or verdieping, or a gap was called overlap after all
(from either side). It is open while a proposed pair waits for a verdict. Else it is related when one pair is, else a gap.
"""

from dataclasses import dataclass

from overlap.locale import gettext as _
from overlap.model import Goal, Side

from .book import Book
from .facts import Facts
from .places import sheet_name

_OVERLAP = ("repetition", "deepening")


@dataclass(frozen=True, slots=True)
class Status:
    """The words for the four outcomes, in the language of the run."""

    overlap: str
    related: str
    gap: str
    open: str


def words() -> Status:
    """The four words."""
    return Status(_("overlap"), _("related"), _("gap"), _("still open"))


def formula(book: Book, facts: Facts, side: Side, goal: Goal, proposed: int) -> str:
    """The status of a goal that ``proposed`` pairs were proposed for. On an empty form it is "still open"."""
    review, own, gaps = (book.tables[name] for name in ("review", "own", "gaps"))
    row = facts.row_of(side, goal) + 1
    here = f"'{sheet_name('facts')}'!"
    goal_id, label = f"{here}$C${row}", f"{here}$D${row}"
    ids, verdicts = review.cells(f"{side} id"), review.cells("verdict")
    labels, own_verdicts = own.cells("vmbo goal" if side == "vmbo" else "mbo item"), own.cells("verdict")
    after_all = facts.choice("gap verdict", "overlap after all")

    def judged(verdict: str) -> str:
        cell = facts.choice("verdict", verdict)
        return f"COUNTIFS({ids},{goal_id},{verdicts},{cell})+COUNTIFS({labels},{label},{own_verdicts},{cell})"

    def as_gap(verdict: str) -> str:
        cell = facts.choice("gap verdict", verdict)
        return f'COUNTIFS({gaps.cells("side")},"{side}",{gaps.cells("id")},{goal_id},{gaps.cells("verdict")},{cell})'

    named = f"COUNTIFS({gaps.cells('with')},{label},{gaps.cells('verdict')},{after_all})"
    overlap = "+".join([*(judged(verdict) for verdict in _OVERLAP), as_gap("overlap after all"), named])
    said = words()
    if proposed:
        no = facts.choice("verdict", "no overlap")
        waits = f"COUNTIFS({ids},{goal_id})-COUNTIFS({ids},{goal_id},{verdicts},{no})-COUNTIFS({ids},{goal_id},{verdicts},"
        is_open = f"{waits}{facts.choice('verdict', 'related')})>0"
    else:
        is_open = f"{as_gap('gap')}+{judged('related')}=0"
    return (
        f'=IF({overlap}>0,"{said.overlap}",IF({is_open},"{said.open}",IF({judged("related")}>0,"{said.related}","{said.gap}")))'
    )
