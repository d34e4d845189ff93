"""What the sheets are called, in their order, and where goals come to stand on those to look things up."""

from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Comparison, Goal, Side

# stable name -> what the sheet is called; "Overlap" and the hidden sheet are called so in every language
SHEETS: Final = {
    "start": mark("Read me"),
    "overview": mark("Overview"),
    "review": "Overlap",
    "gaps": mark("Gaps"),
    "agreements": mark("Agreements"),
    "agenda": mark("Agenda"),
    "words": mark("Words"),
    "vmbo": mark("Programme vmbo"),
    "mbo": mark("Programme mbo"),
    "account": mark("Account"),
    "facts": "_overlap",
}
LOOKUP_HEAD: Final = 3  # the row (from 0) of the header on the sheets Programma; each goal has one row below it


def sheet_name(which: str) -> str:
    """What a sheet is called in the language of this run."""
    return _(SHEETS[which])


class Places:
    """Where each goal stands on the sheets Programma vmbo and Programma mbo: one row a goal, in document order."""

    def __init__(self, comparison: Comparison) -> None:
        self._rows: dict[Side, dict[str, int]] = {
            "vmbo": {goal.id: LOOKUP_HEAD + n for n, goal in enumerate(comparison.vmbo.goals, 1)},
            "mbo": {goal.id: LOOKUP_HEAD + n for n, goal in enumerate(comparison.mbo.goals, 1)},
        }

    def row_of(self, side: Side, goal: Goal) -> int:
        """The row of a goal on the sheet of its side, counted from 0."""
        return self._rows[side][goal.id]

    def link(self, side: Side, goal: Goal) -> str:
        """What ``write_url`` takes to lead to the row of a goal."""
        return link(side, self.row_of(side, goal))


def link(which: str, row: int = 0, column: str = "A") -> str:
    """What ``write_url`` takes to lead to a place in this workbook (row from 0)."""
    return f"internal:'{sheet_name(which)}'!{column}{row + 1}"
