"""What the texts of a pair say: pieces of evidence, each a small, named figure per pair.

A piece is a function of `Sides` that gives a matrix of vmbo goals x mbo items. `weights.json` holds what each counts
for. What each is worth was measured, and what was tried and left out: docs/matching.md. What the other pairs say is in
context.py.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from overlap.locale import mark as _

from .actions import item_parts_covered, same_action_on_same_object
from .sides import Sides
from .words.vectors import Matrix

SEMANTIC = "semantic"  # the piece of a language model, where one was asked for
_FOUND = 0.5  # of the eindterm, of its deeltaak and of the title together, each from 0 to 1, from which texts agree in something
_SAME_ACTION = 0.05  # likeness of what is done, from which they do too
# what each piece is called for a teacher, those of context.py and semantic.py too
LABELS: Mapping[str, str] = {
    "likeness": _("the wording is alike"),
    "same_field": _("they belong to the same field of work"),
    "same_field_in_context": _("they belong to the same field of work, with what stands above them"),
    "eindterm_covered": _("the eindterm is found in the item"),
    "title_covered": _("the title of the item is found in the eindterm"),
    "deeltaak_covered": _("the deeltaak above the eindterm is found in the item"),
    "same_action_on_same_object": _("the same is done to the same thing"),
    "item_parts_covered": _("the things that the item names are found in the eindterm or its deeltaak"),
    "best_of_eindterm": _("close to the best match of this eindterm"),
    "stands_out_for_eindterm": _("stands out among the items for this eindterm"),
    "stands_out_for_item": _("stands out among the eindtermen for this item"),
    "neighbours": _("the rest of the deeltaak fits the item"),
    "module_and_kerntaak": _("module and kerntaak are about the same"),
    "rest_of_kerntaak": _("the other items of the kerntaak fit the eindterm as well"),
    "others_of_item": _("other eindtermen fit the item as well"),
    "others_of_eindterm": _("other generic items fit the eindterm as well"),
    "other_language": _("the two are of different languages"),
    "other_domain": _("the two are of different skills or domains of one subject"),
    SEMANTIC: _("the language model finds the texts alike"),
}


def likeness(sides: Sides) -> Matrix:
    """Give how alike the texts are, by characters inside words and by whole words, rare ones counting most."""
    return sides.cosines


def same_field(sides: Sides) -> Matrix:
    """Give how near the fields of work are that eindterm and item belong to, in whatever words (language/werkvelden)."""
    return sides.fields["own"]


def same_field_in_context(sides: Sides) -> Matrix:
    """Give how near the fields of work are of eindterm and item, each with the headings above it."""
    return sides.fields["in_context"]


def eindterm_covered(sides: Sides) -> Matrix:
    """Give the share of the eindterm, by weight of its units, that is found in the item."""
    return sides.covered["eindterm"]


def title_covered(sides: Sides) -> Matrix:
    """Give the share of the title of the item that is found in the eindterm."""
    return sides.covered["title"]


def deeltaak_covered(sides: Sides) -> Matrix:
    """Give the share of the deeltaak above the eindterm that is found in the item or its kerntaak."""
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
    """Work out what the texts say of all pairs: per piece a matrix of len(vmbo) x len(mbo)."""
    return {name: piece(sides) for name, piece in PIECES.items()}


def agreeing(evidence: Mapping[str, Matrix]) -> NDArray[np.bool_]:
    """Tell of each pair whether its own texts agree in anything: in words that are found in the other, or in what is done.

    Where they do not, it is seldom right, and there is no reason that a teacher can check. Both bounds are from docs/matching.md.
    """
    found = sum(evidence[piece.__name__] for piece in (eindterm_covered, title_covered, deeltaak_covered))
    agree: NDArray[np.bool_] = (found >= _FOUND) | (evidence[same_action_on_same_object.__name__] >= _SAME_ACTION)
    return agree
