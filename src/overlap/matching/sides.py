"""Both programmes of a comparison as the texts that are compared, and what is made of the two together once."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from overlap.model import Goal

from .context import Around
from .likeness import Likeness
from .terms import TermTable
from .texts import MboTexts, VmboTexts
from .vectors import Matrix, Numbering, cosine


class Sides:
    """Both programmes as the texts that are compared, and what several pieces share (computed once)."""

    def __init__(self, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> None:
        numbering = Numbering()
        self._take(VmboTexts(vmbo, numbering), MboTexts(mbo, numbering))

    @classmethod
    def of(cls, vmbo: VmboTexts, mbo: MboTexts, likeness: Likeness | None = None) -> "Sides":
        """Two programmes whose features were numbered together, so that they are computed once for many comparisons.

        ``likeness`` keeps how alike words are, for many comparisons with the vmbo programmes that it was made for.
        """
        sides = cls.__new__(cls)
        sides._take(vmbo, mbo, likeness)
        return sides

    def _take(self, vmbo: VmboTexts, mbo: MboTexts, likeness: Likeness | None = None) -> None:
        self.vmbo, self.mbo = vmbo.goals, mbo.goals
        self.vmbo_texts, self.mbo_texts, self._likeness = vmbo, mbo, likeness
        self.semantic: Matrix | None = None  # what a language model says, where one was asked for (looks.weighed)
        self.eindterm, self.deeltaak = vmbo.eindterm.texts, vmbo.deeltaak.texts
        self.titel, self.item, self.kerntaak = mbo.titel.texts, mbo.item.texts, mbo.kerntaak.texts

    @cached_property
    def together(self) -> Around:
        """Which goals stand under the same headings."""
        return Around(self.vmbo_texts.deeltaken, self.vmbo_texts.modules, self.mbo_texts.kerntaken)

    @cached_property
    def terms(self) -> TermTable:
        """The units of both sides against each other, headings included."""
        return TermTable(self.vmbo_texts.vocabulary, self.mbo_texts.vocabulary, self._likeness)

    @cached_property
    def cosines(self) -> Matrix:
        """The mean of four tf-idf cosines.

        Characters inside words of the eindterm against title and omschrijving; the same with the headings above both;
        the same against the title and kerntaak alone; and whole words (stems) with the headings.
        """
        vmbo, mbo = self.vmbo_texts, self.mbo_texts
        return (
            cosine(vmbo.eindterm.parts, mbo.item.parts)
            + cosine(vmbo.in_context.parts, mbo.in_context.parts)
            + cosine(vmbo.in_context.parts, mbo.titel_in_context.parts)
            + cosine(vmbo.in_context.stems, mbo.in_context.stems)
        ) / 4

    @cached_property
    def covered(self) -> dict[str, Matrix]:
        """How much of a text is found on the other side, by words, concepts and parts of compounds."""
        vmbo, mbo = self.vmbo_texts, self.mbo_texts
        return {
            "eindterm": self.terms.left_covered(vmbo.own, mbo.own),
            "title": self.terms.right_covered(mbo.titles, vmbo.own),
            "deeltaak": self.terms.left_covered(vmbo.above, mbo.whole),
        }

    @cached_property
    def fields(self) -> dict[str, Matrix]:
        """How near the fields of work are that the texts belong to: of the texts themselves, and with their headings."""
        vmbo, mbo = self.vmbo_texts, self.mbo_texts
        return {
            "own": vmbo.eindterm.fields @ mbo.item.fields.T,
            "in_context": vmbo.in_context.fields @ mbo.in_context.fields.T,
        }

    @cached_property
    def same_work(self) -> float:
        """How much the programmes as a whole belong to the same fields of work: the cosine of their summed directions.

        Measured: 0.5 to 0.9 within a sector, 0.2 to 0.5 between sectors, 0.15 where there is nothing in common.
        """
        mine, theirs = (texts.in_context.fields.sum(axis=0) for texts in (self.vmbo_texts, self.mbo_texts))
        return float(mine @ theirs / (np.linalg.norm(mine) * np.linalg.norm(theirs) + 1e-9))
