"""What a workbook is about: all that its sheets are made of."""

from dataclasses import dataclass

from overlap.model import Comparison, Curriculum, Side
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import Prefilled
from overlap.workbook.xlsx.fitting import shortened

from .decided import Decided

_TITLE = 90  # characters of the title of a programme


@dataclass(frozen=True, slots=True)
class Subject:
    """The comparison, the rows of its hidden sheet, and what is decided about it beforehand."""

    comparison: Comparison
    facts: Facts
    decided: Decided

    @classmethod
    def of(cls, comparison: Comparison, prefilled: Prefilled) -> "Subject":
        """Work out what the sheets need of a comparison and what stands in them beforehand."""
        facts = Facts(comparison)
        facts.rows += prefilled.facts
        return cls(comparison, facts, Decided(comparison, prefilled))

    def programme(self, side: Side) -> Curriculum:
        """Give the programme of a side."""
        return self.comparison.vmbo if side == "vmbo" else self.comparison.mbo

    @property
    def titles(self) -> str:
        """The titles of both programmes on a line, shortened."""
        return "  ↔  ".join(shortened(programme.title, _TITLE) for programme in (self.comparison.vmbo, self.comparison.mbo))
