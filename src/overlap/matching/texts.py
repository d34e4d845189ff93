"""The texts of one programme, with what matching takes from each of them: computed once, however often it is compared."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from overlap.language import actions, expanded, field_vectors, units, without_boilerplate, words
from overlap.model import Goal

from .context import Group
from .deeds import Deeds, asked, goal_parts
from .vectors import Bags, Numbering, plain_words, word_parts
from .vocabulary import Passages, Units, Vocabulary


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
        return self._numbering.counted(map(plain_words, self.texts), word_parts)

    @cached_property
    def stems(self) -> Bags:
        """Whole words."""
        return self._numbering.counted([[word.stem for word in words(text)] for text in self.texts], _itself)

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

    @cached_property
    def deeltaken(self) -> Group:
        """Which goals stand under the same deeltaak."""
        return Group.of(goal.section for goal in self.goals)

    @cached_property
    def modules(self) -> Group:
        """Which goals stand in the same module."""
        return Group.of(goal.module for goal in self.goals)

    @cached_property
    def deeds(self) -> Deeds:
        """What each goal asks to do."""
        return Deeds([asked(goal.text) for goal in self.goals])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The units of the eindtermen, the deeltaken above them, and the objects of the actions."""
        return Vocabulary(self.eindterm.units, self.deeltaak.units, chain.from_iterable(self.deeds.objects))

    @cached_property
    def own(self) -> Passages:
        """The eindtermen."""
        return self.vocabulary.passages(self.eindterm.units)

    @cached_property
    def above(self) -> Passages:
        """The deeltaken above them."""
        return self.vocabulary.passages(self.deeltaak.units)

    @cached_property
    def whole(self) -> Passages:
        """Both together."""
        return self.vocabulary.passages([(*a, *b) for a, b in zip(self.eindterm.units, self.deeltaak.units, strict=True)])

    @cached_property
    def objects(self) -> Passages:
        """The objects of each action."""
        return self.vocabulary.passages(self.deeds.objects, parts=True)


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

    @cached_property
    def kerntaken(self) -> Group:
        """Which items stand in the same kerntaak."""
        return Group.of(goal.module for goal in self.goals)

    @cached_property
    def deeds(self) -> Deeds:
        """What each item asks to do, in its title and omschrijving."""
        return Deeds([(*asked(goal.text), *actions(goal.description)) for goal in self.goals])

    @cached_property
    def named(self) -> list[tuple[str, ...]]:
        """The things that the title of each item names, or the title where it names one."""
        return [goal_parts(goal.text) or (title,) for goal, title in zip(self.goals, self.titel.texts, strict=True)]

    @cached_property
    def pieces(self) -> dict[str, Units]:
        """All these things, with their units."""
        return {piece: units(piece) for piece in sorted({piece for those in self.named for piece in those})}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The units of the items, the headings above them, the objects of the actions and what titles name."""
        parts = chain.from_iterable([*self.deeds.objects, *self.pieces.values()])
        return Vocabulary(self.item.units, self.kerntaak.units, parts)

    @cached_property
    def titles(self) -> Passages:
        """The titles."""
        return self.vocabulary.passages(self.titel.units)

    @cached_property
    def own(self) -> Passages:
        """Titles with omschrijving."""
        return self.vocabulary.passages(self.item.units)

    @cached_property
    def whole(self) -> Passages:
        """The same with the headings."""
        return self.vocabulary.passages([(*a, *b) for a, b in zip(self.item.units, self.kerntaak.units, strict=True)])

    @cached_property
    def objects(self) -> Passages:
        """The objects of each action."""
        return self.vocabulary.passages(self.deeds.objects, parts=True)

    @cached_property
    def parts(self) -> Passages:
        """What titles name, piece by piece."""
        return self.vocabulary.passages(list(self.pieces.values()), parts=True)


def _itself(word: str) -> tuple[str, ...]:
    return (word,)
