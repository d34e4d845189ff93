"""The pieces of evidence: each a small, named figure per pair.

A piece is a function of `Sides` that gives a matrix of vmbo goals x mbo items. `weights.json` holds what each counts
for. What each is worth was measured, and what was tried and left out: docs/matching.md.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property

import numpy as np

from overlap.language import units, without_boilerplate, words
from overlap.model import Goal

from .terms import TermTable, Units
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
        self.item = [f"{t}. {without_boilerplate(g.description)}" for t, g in zip(self.titel, mbo, strict=True)]

    @cached_property
    def terms(self) -> TermTable:
        """The units of both sides against each other, headings included."""
        return TermTable(list(zip(self.eindterm, self.deeltaak, strict=True)), list(zip(self.item, self.kerntaak, strict=True)))

    @cached_property
    def cosines(self) -> Matrix:
        """The mean of four tf-idf cosines.

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

    @cached_property
    def covered(self) -> dict[str, Matrix]:
        """How much of a text is found on the other side, by words, concepts and parts of compounds."""
        own, above = _units(self.eindterm), _units(self.deeltaak)
        item, title, kerntaak = _units(self.item), _units(self.titel), _units(self.kerntaak)
        in_context = [(*a, *b) for a, b in zip(item, kerntaak, strict=True)]
        return {
            "eindterm": self.terms.left_covered(own, item),
            "item": self.terms.right_covered(item, own),
            "title": self.terms.right_covered(title, own),
            "deeltaak": self.terms.left_covered(above, in_context),
        }

    @cached_property
    def together(self) -> Matrix:
        """One plain figure from likeness and coverage: what ranks and neighbours are taken from."""
        return 3 * self.cosines + self.covered["eindterm"] + self.covered["title"]


def _units(texts: Sequence[str]) -> list[Units]:
    return [units(text) for text in texts]


def _joined(texts: Sequence[str], headings: Sequence[str]) -> list[str]:
    return [f"{text} {heading}" for text, heading in zip(texts, headings, strict=True)]


def likeness(sides: Sides) -> Matrix:
    """How alike the texts are, by characters inside words and by whole words, rare ones counting most."""
    return sides.cosines


def eindterm_covered(sides: Sides) -> Matrix:
    """The share of the eindterm, by weight of its units, that is found in the item."""
    return sides.covered["eindterm"]


def item_covered(sides: Sides) -> Matrix:
    """The share of the item, omschrijving included, that is found in the eindterm."""
    return sides.covered["item"]


def title_covered(sides: Sides) -> Matrix:
    """The share of the title of the item that is found in the eindterm."""
    return sides.covered["title"]


def deeltaak_covered(sides: Sides) -> Matrix:
    """The share of the deeltaak above the eindterm that is found in the item or its kerntaak."""
    return sides.covered["deeltaak"]


def best_of_eindterm(sides: Sides) -> Matrix:
    """Likeness and coverage as a share of the best for the same eindterm; low where even the best is weak."""
    share: Matrix = sides.together / (sides.together.max(axis=1, keepdims=True) + 0.3)
    return share


def stands_out(sides: Sides) -> Matrix:
    """How far likeness and coverage are above the mean of the eindterm, in standard deviations (at most about 5)."""
    mean, spread = sides.together.mean(axis=1, keepdims=True), sides.together.std(axis=1, keepdims=True)
    above: Matrix = (sides.together - mean) / (spread + 0.05)
    return above


def neighbours(sides: Sides) -> Matrix:
    """Likeness and coverage of the other eindtermen under the same deeltaak with this item, on average.

    A deeltaak and a werkproces are often about the same work, also where one eindterm says little.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i, goal in enumerate(sides.vmbo):
        groups[tuple(heading.label for heading in goal.section)].append(i)
    found = np.zeros_like(sides.together)
    for rows in groups.values():
        total = sides.together[rows].sum(axis=0)
        for i in rows:
            found[i] = (total - sides.together[i]) / max(1, len(rows) - 1)
    return found


PIECES: Mapping[str, Callable[[Sides], Matrix]] = {
    piece.__name__: piece
    for piece in (
        likeness,
        eindterm_covered,
        item_covered,
        title_covered,
        deeltaak_covered,
        best_of_eindterm,
        stands_out,
        neighbours,
    )
}


def gather(sides: Sides) -> dict[str, Matrix]:
    """All evidence on all pairs: per piece a matrix of len(vmbo) x len(mbo)."""
    return {name: piece(sides) for name, piece in PIECES.items()}
