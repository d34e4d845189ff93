"""Keuzevak beside keuzedeel: what of the keuzedeel is left over, and whether that still fills one.

SBB speaks of ondoelmatige overlap when what is left over of a keuzedeel is no full keuzedeel any more, given its size. It
says so of a keuzedeel beside a kwalificatie, and gives no figure; the bounds here are this program's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from overlap.analysis.shares import hours_by_goal
from overlap.model import Goal, hours_in

from .meeting import SMALLEST, Cell, repeated_size

Verdict = Literal["enough", "smaller", "doubtful", "ondoelmatig"]
ENOUGH, DOUBTFUL = 0.75, 0.5  # share left over from which it is judged so
_SIZE = re.compile(r"\b(\d{3,4})\s*(?:uur|uren|klokuren|sbu)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What is left of a keuzedeel: its share (0 to 1) of the items, or of the hours where every item has them.

    ``hours`` are those left over, ``size`` the hours of the whole keuzedeel; None where the document does not tell.
    """

    share: float
    verdict: Verdict
    size: float | None = None
    hours: float | None = None


def left_over(cell: Cell, keuzedeel: Sequence[Goal]) -> LeftOver:
    """What is left of a keuzedeel after a keuzevak, and what that means.

    At least three quarters left is enough; less than half is probably ondoelmatig. Between those it is doubtful, and so it
    is below, where a keuzedeel is so large that what is left may fill the smallest that there is (240 hours): then it is
    called "smaller". A total of hours is not spread over the items: the share of the items says whether it may.
    """
    size = size_of(keuzedeel)
    share, hours = 1 - cell.mbo.part(cell.mbo.overlap), None
    if cell.mbo_hours and cell.mbo_hours.goals == cell.mbo.goals:
        hours = cell.mbo_hours.total - cell.mbo_hours.overlap
        share = hours / cell.mbo_hours.total if cell.mbo_hours.total else share
    shown = round(share, 2)
    if shown >= ENOUGH:
        verdict: Verdict = "enough"
    elif size and size >= 2 * SMALLEST and share * size >= SMALLEST:
        verdict = "smaller"
    else:
        verdict = "doubtful" if shown >= DOUBTFUL else "ondoelmatig"
    return LeftOver(share, verdict, size, hours)


def size_of(keuzedeel: Sequence[Goal]) -> float | None:
    """The hours of a whole keuzedeel: told of the whole, in its heading, the same in every row, or the sum of all rows."""
    for goal in keuzedeel:
        if told := hours_in(goal.extra.get("omvang", "")):
            return told
        if found := next(filter(None, (_SIZE.search(heading.label) for heading in goal.section)), None):
            return float(found[1])
    if repeated := repeated_size(keuzedeel):
        return repeated
    rows = hours_by_goal(keuzedeel)
    return sum(hours for hours in rows if hours) if rows and None not in rows else None
