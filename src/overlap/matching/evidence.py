"""The pieces of evidence: each a small, named figure per pair, from 0 (says nothing) to about 1.

A piece is a function of `Sides` that gives a matrix of vmbo goals x mbo items. `weights.json` holds what each counts
for. What each is worth was measured, and what was tried and left out: docs/matching.md.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np

from overlap.language import without_boilerplate, words
from overlap.model import Goal

from .terms import TermTable
from .vectors import Matrix, cosine, word_parts


class Sides:
    """Both programmes as the texts that are compared, and what several pieces share (computed once)."""

    def __init__(self, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> None:
        self.vmbo, self.mbo = vmbo, mbo
        self.eindterm = [without_boilerplate(goal.text) for goal in vmbo]
        # a short eindterm means nothing without the deeltaak above it, a kerntaak says what all its items are about
        self.deeltaak = [goal.section[-1].title if goal.section else "" for goal in vmbo]
        self.titel = [without_boilerplate(goal.text) for goal in mbo]
        self.kerntaak = [" ".join(heading.title for heading in goal.section) for goal in mbo]
        self.item = [f"{t} {without_boilerplate(g.description)}" for t, g in zip(self.titel, mbo, strict=True)]

    @cached_property
    def terms(self) -> TermTable:
        """The words of both sides against each other, headings included."""
        left = list(zip(self.eindterm, self.deeltaak, strict=True))
        right = list(zip(self.item, self.kerntaak, strict=True))
        return TermTable(left, right)

    @cached_property
    def cosines(self) -> Matrix:
        """The mean of four tf-idf cosines; two pieces are made from it.

        Characters inside words of the eindterm against title and omschrijving; the same with the headings above both;
        the same against the title and kerntaak alone; and whole words (stems) with the headings.
        """
        vmbo = _joined(self.eindterm, self.deeltaak)
        mbo = _joined(self.item, self.kerntaak)
        titles = _joined(self.titel, self.kerntaak)
        return (
            cosine(self.eindterm, self.item, word_parts)
            + cosine(vmbo, mbo, word_parts)
            + cosine(vmbo, titles, word_parts)
            + cosine(vmbo, mbo, lambda text: [word.stem for word in words(text)])
        ) / 4


def _joined(texts: Sequence[str], headings: Sequence[str]) -> list[str]:
    return [f"{text} {heading}" for text, heading in zip(texts, headings, strict=True)]


def likeness(sides: Sides) -> Matrix:
    """How alike the texts are, by characters inside words and by whole words, rare ones counting most."""
    return sides.cosines


def stands_out(sides: Sides) -> Matrix:
    """How far that likeness is above the three best for the same eindterm (below 0 for most pairs)."""
    best = np.sort(sides.cosines, axis=1)[:, -3:]
    above: Matrix = sides.cosines - best.mean(axis=1, keepdims=True)
    return above


def eindterm_covered(sides: Sides) -> Matrix:
    """The share of the eindterm, by rarity of its words, that is found in the item (also inside compounds)."""
    return sides.terms.left_covered(sides.eindterm, sides.terms.right_words)


def deeltaak_covered(sides: Sides) -> Matrix:
    """The share of the deeltaak that is found in the item."""
    return sides.terms.left_covered(sides.deeltaak, sides.terms.right_words)


def title_covered(sides: Sides) -> Matrix:
    """The share of the title of the item that is found in the eindterm or its deeltaak."""
    return sides.terms.right_covered(sides.titel, sides.terms.left_words)


PIECES: Mapping[str, Callable[[Sides], Matrix]] = {
    piece.__name__: piece for piece in (likeness, stands_out, eindterm_covered, deeltaak_covered, title_covered)
}


def gather(sides: Sides) -> dict[str, Matrix]:
    """All evidence on all pairs: per piece a matrix of len(vmbo) x len(mbo)."""
    return {name: piece(sides) for name, piece in PIECES.items()}
