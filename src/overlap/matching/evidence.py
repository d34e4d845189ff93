"""The pieces of evidence: each a small, named figure per pair.

A piece is a function of `Sides` that gives a matrix of vmbo goals x mbo items. `weights.json` holds what each counts
for. What each is worth was measured, and what was tried and left out: docs/matching.md.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property

import numpy as np

from overlap.language import is_general, units, without_boilerplate, words
from overlap.locale import mark as _
from overlap.model import Goal

from .terms import GENERAL, TermTable, Units
from .vectors import Matrix, cosine, cosine_of_bags, word_parts


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
    def concepts(self) -> Matrix:
        """The mean of three cosines of the concepts that the texts speak of, those near them included."""
        own, item, title = _concepts(self.eindterm), _concepts(self.item), _concepts(self.titel)
        in_context = _concepts(_joined(self.eindterm, self.deeltaak)), _concepts(_joined(self.item, self.kerntaak))
        return (cosine_of_bags(*in_context) + cosine_of_bags(own, item) + cosine_of_bags(own, title)) / 3

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
        """One plain figure from likeness, concepts and coverage: what ranks and neighbours are taken from."""
        return 3 * self.cosines + 3 * self.concepts + self.covered["eindterm"] + self.covered["title"]


def _units(texts: Sequence[str]) -> list[Units]:
    return [units(text) for text in texts]


def _concepts(texts: Sequence[str]) -> list[dict[int, float]]:
    """Per text the concepts that it speaks of and those near them, with how much (0 to 1); less for general words."""
    bags: list[dict[int, float]] = []
    for text in texts:
        bag: dict[int, float] = {}
        for unit in units(text):
            for concept, weight in unit.concepts.items():
                said = weight * (GENERAL if unit.general or is_general(concept) else 1.0)
                bag[concept] = max(bag.get(concept, 0.0), said)
        bags.append(bag)
    return bags


def _joined(texts: Sequence[str], headings: Sequence[str]) -> list[str]:
    return [f"{text} {heading}" for text, heading in zip(texts, headings, strict=True)]


def likeness(sides: Sides) -> Matrix:
    """How alike the texts are, by characters inside words and by whole words, rare ones counting most."""
    return sides.cosines


def concepts_alike(sides: Sides) -> Matrix:
    """How alike the concepts are that both speak of, in whatever words."""
    return sides.concepts


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


def stands_out_for_eindterm(sides: Sides) -> Matrix:
    """How far the pair is above the mean of its eindterm, in standard deviations (at most about 5)."""
    return _above_mean(sides.together, axis=1)


def stands_out_for_item(sides: Sides) -> Matrix:
    """How far the pair is above the mean of its item, in standard deviations."""
    return _above_mean(sides.together, axis=0)


def _above_mean(matrix: Matrix, axis: int) -> Matrix:
    mean, spread = matrix.mean(axis=axis, keepdims=True), matrix.std(axis=axis, keepdims=True)
    above: Matrix = (matrix - mean) / (spread + 0.05)
    return above


def neighbours(sides: Sides) -> Matrix:
    """Likeness and coverage of the other eindtermen under the same deeltaak with this item, on average.

    A deeltaak and a werkproces are often about the same work, also where one eindterm says little.
    """
    groups = _places([goal.section for goal in sides.vmbo])
    found = np.zeros_like(sides.together)
    for rows in groups.values():
        total = sides.together[rows].sum(axis=0)
        for i in rows:
            found[i] = (total - sides.together[i]) / max(1, len(rows) - 1)
    return found


def module_and_kerntaak(sides: Sides) -> Matrix:
    """How alike the module and the kerntaak around the pair are, on average over their pairs, beside the whole."""
    modules, kerntaken = _places([g.module for g in sides.vmbo]), _places([g.module for g in sides.mbo])
    found = np.zeros_like(sides.together)
    for rows in modules.values():
        for columns in kerntaken.values():
            block = np.ix_(rows, columns)
            found[block] = sides.together[block].mean()
    beside: Matrix = found - sides.together.mean()
    return beside


def _places(names: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        places[name].append(n)
    return places


PIECES: Mapping[str, Callable[[Sides], Matrix]] = {
    piece.__name__: piece
    for piece in (
        likeness,
        concepts_alike,
        eindterm_covered,
        item_covered,
        title_covered,
        deeltaak_covered,
        best_of_eindterm,
        stands_out_for_eindterm,
        stands_out_for_item,
        neighbours,
        module_and_kerntaak,
    )
}

# what each piece is called for a teacher
LABELS: Mapping[str, str] = {
    "likeness": _("the wording is alike"),
    "concepts_alike": _("they speak of the same things, in whatever words"),
    "eindterm_covered": _("the eindterm is found in the item"),
    "item_covered": _("the item, with its description, is found in the eindterm"),
    "title_covered": _("the title of the item is found in the eindterm"),
    "deeltaak_covered": _("the deeltaak above the eindterm is found in the item"),
    "best_of_eindterm": _("close to the best match of this eindterm"),
    "stands_out_for_eindterm": _("stands out among the items for this eindterm"),
    "stands_out_for_item": _("stands out among the eindtermen for this item"),
    "neighbours": _("the rest of the deeltaak fits the item"),
    "module_and_kerntaak": _("module and kerntaak are about the same"),
}


def gather(sides: Sides) -> dict[str, Matrix]:
    """All evidence on all pairs: per piece a matrix of len(vmbo) x len(mbo)."""
    return {name: piece(sides) for name, piece in PIECES.items()}
