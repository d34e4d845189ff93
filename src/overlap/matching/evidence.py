"""What the texts of a pair say: pieces of evidence, each a small, named figure per pair.

A piece is a function of `Sides` that gives a matrix of vmbo goals x mbo items. `weights.json` holds what each counts
for. What each is worth was measured, and what was tried and left out: docs/matching.md. What the other pairs say is in
context.py.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from overlap.language import expanded, field_vectors, units, without_boilerplate, words
from overlap.model import Goal

from .actions import item_parts_covered, same_action_on_same_object
from .terms import TermTable, Units
from .vectors import Matrix, cosine, counted, joined, word_parts


class Sides:
    """Both programmes as the texts that are compared, and what several pieces share (computed once)."""

    def __init__(self, vmbo: Sequence[Goal], mbo: Sequence[Goal]) -> None:
        self.vmbo, self.mbo = vmbo, mbo
        self.semantic: Matrix | None = None  # what a language model says, where one was asked for (looks.weighed)
        self.eindterm = [expanded(without_boilerplate(goal.text)) for goal in vmbo]
        # a short eindterm means nothing without the deeltaak above it, a kerntaak says what all its items are about
        self.deeltaak = [goal.section[-1].title if goal.section else "" for goal in vmbo]
        self.titel = [expanded(without_boilerplate(goal.text)) for goal in mbo]
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
        own, above = counted(self.eindterm, word_parts), counted(self.deeltaak, word_parts)
        item, title, kerntaak = (counted(texts, word_parts) for texts in (self.item, self.titel, self.kerntaak))
        in_context = joined(own, above)
        whole = _joined(self.eindterm, self.deeltaak), _joined(self.item, self.kerntaak)
        return (
            cosine(own, item)
            + cosine(in_context, joined(item, kerntaak))
            + cosine(in_context, joined(title, kerntaak))
            + cosine(*(counted(texts, _stems) for texts in whole))
        ) / 4

    @cached_property
    def covered(self) -> dict[str, Matrix]:
        """How much of a text is found on the other side, by words, concepts and parts of compounds."""
        own, above = _units(self.eindterm), _units(self.deeltaak)
        item, title, kerntaak = _units(self.item), _units(self.titel), _units(self.kerntaak)
        in_context = [(*a, *b) for a, b in zip(item, kerntaak, strict=True)]
        return {
            "eindterm": self.terms.left_covered(own, item),
            "title": self.terms.right_covered(title, own),
            "deeltaak": self.terms.left_covered(above, in_context),
        }

    @cached_property
    def fields(self) -> dict[str, Matrix]:
        """How near the fields of work are that the texts belong to: of the texts themselves, and with their headings."""
        vmbo, mbo = _joined(self.eindterm, self.deeltaak), _joined(self.item, self.kerntaak)
        return {
            "own": field_vectors(self.eindterm) @ field_vectors(self.item).T,
            "in_context": field_vectors(vmbo) @ field_vectors(mbo).T,
        }


def _stems(text: str) -> list[str]:
    return [word.stem for word in words(text)]


def _units(texts: Sequence[str]) -> list[Units]:
    return [units(text) for text in texts]


def _joined(texts: Sequence[str], headings: Sequence[str]) -> list[str]:
    return [f"{text} {heading}" for text, heading in zip(texts, headings, strict=True)]


def likeness(sides: Sides) -> Matrix:
    """How alike the texts are, by characters inside words and by whole words, rare ones counting most."""
    return sides.cosines


def same_field(sides: Sides) -> Matrix:
    """How near the fields of work are that eindterm and item belong to, in whatever words (language/werkvelden)."""
    return sides.fields["own"]


def same_field_in_context(sides: Sides) -> Matrix:
    """The same with the headings above both."""
    return sides.fields["in_context"]


def eindterm_covered(sides: Sides) -> Matrix:
    """The share of the eindterm, by weight of its units, that is found in the item."""
    return sides.covered["eindterm"]


def title_covered(sides: Sides) -> Matrix:
    """The share of the title of the item that is found in the eindterm."""
    return sides.covered["title"]


def deeltaak_covered(sides: Sides) -> Matrix:
    """The share of the deeltaak above the eindterm that is found in the item or its kerntaak."""
    return sides.covered["deeltaak"]


PIECES: Mapping[str, Callable[[Sides], Matrix]] = {
    piece.__name__: piece
    for piece in (
        likeness,
        same_field,
        same_field_in_context,
        eindterm_covered,
        title_covered,
        deeltaak_covered,
        same_action_on_same_object,
        item_parts_covered,
    )
}


def of_texts(sides: Sides) -> dict[str, Matrix]:
    """What the texts say of all pairs: per piece a matrix of len(vmbo) x len(mbo)."""
    return {name: piece(sides) for name, piece in PIECES.items()}
