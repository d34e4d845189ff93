"""The texts of one programme, with what matching takes from each of them: computed once, however often it is compared."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from overlap.language import expanded, field_vectors, units, without_boilerplate, words
from overlap.model import Goal

from .terms import Units
from .vectors import Bags, Numbering, word_parts


class Texts:
    """A text per goal, and its features. Two of them can be compared when they have the same ``numbering``."""

    def __init__(self, texts: Sequence[str], numbering: Numbering) -> None:
        self.texts = list(texts)
        self._numbering = numbering

    def under(self, headings: "Texts") -> "Texts":
        """Each text with the heading above it."""
        return Texts([f"{text} {heading}" for text, heading in zip(self.texts, headings.texts, strict=True)], self._numbering)

    @cached_property
    def parts(self) -> Bags:
        """Runs of characters inside words."""
        return self._numbering.counted(self.texts, word_parts)

    @cached_property
    def stems(self) -> Bags:
        """Whole words."""
        return self._numbering.counted(self.texts, _stems)

    @cached_property
    def units(self) -> list[Units]:
        """Words and terms."""
        return [units(text) for text in self.texts]

    @cached_property
    def fields(self) -> NDArray[np.float64]:
        """The direction of each text among the fields of work."""
        return field_vectors(self.texts)


class VmboTexts:
    """The texts of a vmbo programme."""

    def __init__(self, goals: Sequence[Goal], numbering: Numbering) -> None:
        self.goals = goals
        self.eindterm = Texts([expanded(without_boilerplate(goal.text)) for goal in goals], numbering)
        # a short eindterm means nothing without the deeltaak above it
        self.deeltaak = Texts([goal.section[-1].title if goal.section else "" for goal in goals], numbering)
        self.in_context = self.eindterm.under(self.deeltaak)


class MboTexts:
    """The texts of an mbo programme: ``item`` is the title with the omschrijving."""

    def __init__(self, goals: Sequence[Goal], numbering: Numbering) -> None:
        self.goals = goals
        titles = [expanded(without_boilerplate(goal.text)) for goal in goals]
        items = [f"{title}. {without_boilerplate(goal.description)}" for title, goal in zip(titles, goals, strict=True)]
        self.titel, self.item = Texts(titles, numbering), Texts(items, numbering)
        # a kerntaak says what all its items are about
        self.kerntaak = Texts([" ".join(heading.title for heading in goal.section) for goal in goals], numbering)
        self.titel_in_context, self.in_context = self.titel.under(self.kerntaak), self.item.under(self.kerntaak)


def _stems(text: str) -> list[str]:
    return [word.stem for word in words(text)]
