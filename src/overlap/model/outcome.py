"""What the decisions make of one goal: the one rule that reports, the workbook and its formulas follow.

A goal overlaps as soon as one of its pairs was judged repetition or deepening (or a gap was called overlap after all). It is
open while a proposed pair, or one that the group added, has no verdict, or one that groups differ on or put off; and where
nothing was proposed, while it was not judged. Else it is related when one pair is, else a gap. The formulas of
`overlap.workbook.comparison.live_coverage` count the same things in the cells.
"""

from dataclasses import dataclass

from .verdicts import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalVerdicts:
    """The verdicts on one goal, counted.

    ``overlap`` and ``related`` are how many judgements say so. Of the ``proposed`` pairs (those of a sample left out)
    ``decided`` were judged to be related or no overlap. ``settled`` counts what else says that nothing is open: a pair of the
    group's own that is related, or a gap that was called one. ``added`` are pairs of the group's own that are not decided.
    """

    overlap: int
    related: int
    proposed: int
    decided: int
    settled: int
    added: int = 0

    @property
    def waiting(self) -> int:
        """How much is waited for: pairs that are not decided, or 1 where nothing was proposed and nobody said anything."""
        return self.added + (self.proposed - self.decided if self.proposed else int(not self.settled))

    @property
    def outcome(self) -> Outcome:
        """What that makes of the goal."""
        if self.overlap:
            return Outcome.OVERLAP
        if self.waiting:
            return Outcome.OPEN
        return Outcome.RELATED if self.related else Outcome.GAP
