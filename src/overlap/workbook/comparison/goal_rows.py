"""Where goals stand on the sheets Programme vmbo and Programme mbo: one row a goal, in document order."""

from typing import Final

from overlap.model import Comparison, Goal, Side
from overlap.workbook.form.sheet_names import link

HEAD_ROW: Final = 3  # of the header, from 0


class GoalRows:
    """The rows of the goals of both sides, and the way there."""

    def __init__(self, comparison: Comparison) -> None:
        """Count the goals."""
        self._rows: dict[Side, dict[str, int]] = {
            "vmbo": {goal.id: HEAD_ROW + n for n, goal in enumerate(comparison.vmbo.goals, 1)},
            "mbo": {goal.id: HEAD_ROW + n for n, goal in enumerate(comparison.mbo.goals, 1)},
        }

    def row_of(self, side: Side, goal: Goal) -> int:
        """Give the row of a goal on the sheet of its side, counted from 0."""
        return self._rows[side][goal.id]

    def link(self, side: Side, goal: Goal) -> str:
        """Give the target of a link to the row of a goal."""
        return link(side, self.row_of(side, goal))
