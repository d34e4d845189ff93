"""What a workbook is about: all that its sheets are made of."""

from dataclasses import dataclass

from overlap.model import Comparison, Curriculum, Origin, Pair, Side
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import Prefilled
from overlap.workbook.xlsx.fitting import shortened

from .decided import Decided

_TITLE = 90  # characters of the title of a programme


@dataclass(frozen=True, slots=True)
class Subject:
    """The comparison, the rows of its hidden sheet, and what is decided about it beforehand.

    ``group`` is the one whose workbook it is, from 1; 0: it is of all.
    """

    comparison: Comparison
    facts: Facts
    decided: Decided
    group: int = 0

    @classmethod
    def of(cls, comparison: Comparison, prefilled: Prefilled, group: int = 0) -> "Subject":
        """Work out what the sheets need of a comparison and what stands in them beforehand."""
        facts = Facts(comparison)
        facts.rows += prefilled.facts
        return cls(comparison, facts, Decided(comparison, prefilled), group)

    @property
    def rows(self) -> list[tuple[int, Pair, Origin]]:
        """The pairs with a row of their own, with their numbers and how they came here: first those of the group."""
        numbered = [row for row in self._numbered if row[1].id not in self.comparison.judged_with]
        mine = {n: turn for n, (group, turn) in self.facts.turns.items() if group == self.group}
        return sorted(numbered, key=lambda row: (row[0] not in mine, mine.get(row[0], row[0])))

    @property
    def shared(self) -> list[tuple[int, Pair, int]]:
        """The pairs that share the row of another, with their numbers, and the number of that."""
        numbers = {pair.id: n for n, pair, _origin in self._numbered}
        judged_with = self.comparison.judged_with
        return [(n, pair, numbers[judged_with[pair.id]]) for n, pair, _origin in self._numbered if pair.id in judged_with]

    @property
    def _numbered(self) -> list[tuple[int, Pair, Origin]]:
        return [(n, pair, origin) for n, (pair, origin) in enumerate(self.comparison.judged, 1)]

    def programme(self, side: Side) -> Curriculum:
        """Give the programme of a side."""
        return self.comparison.vmbo if side == "vmbo" else self.comparison.mbo

    @property
    def titles(self) -> str:
        """The titles of both programmes on a line, shortened."""
        return "  ↔  ".join(shortened(programme.title, _TITLE) for programme in (self.comparison.vmbo, self.comparison.mbo))
