"""What stands under a general subject (Nederlands, rekenen, loopbaan …) is another thing in each item.

The items of a dossier are about one trade, and an eindterm may well be in several of them. The generic requirements part what
everyone learns in things that do not overlap: there an eindterm that meets many items is a wide one ("zich oriënteren op de
eigen loopbaan"), of which each pair is at most related. Measured on four comparisons that readers marked: docs/matching.md.
And what is asked of one language is not asked of another, in however many words the two agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from overlap.language import LANGUAGES, SchoolSubject

from .calibration import chance, log_odds
from .words.vectors import Matrix

# for each outcome the piece of evidence, what it counts for in log-odds, and its value where it counts for nothing
OTHERS_OF_EINDTERM: Final = {"verwant": "others_of_eindterm", "overlap": "others_of_eindterm_overlap"}
_SPREAD: Final = {"verwant": -0.8, "overlap": -1.6}
_USUAL: Final = {"verwant": 1.2, "overlap": 0.3}
OTHER_LANGUAGE: Final = "other_language"
_LESS: Final = -2.0  # what a pair of two languages counts for, in log-odds: as if seven in eight were not there

Subjects = Sequence[SchoolSubject | None]


def others_of_eindterm(chances: Matrix, generic: NDArray[np.bool_]) -> Matrix:
    """Give the logarithm of 1 + how many other generic items the eindterm is expected to meet.

    Args:
        chances: of all pairs, vmbo goals x mbo items.
        generic: which of the items are generic; for others it is 0.
    """
    among = np.where(generic, chances, 0.0)
    others: Matrix = np.where(generic, np.log1p(among.sum(axis=1, keepdims=True) - among), 0.0)
    return others


def other_language(vmbo: Subjects, mbo: Subjects) -> NDArray[np.bool_]:
    """Tell of each pair, vmbo goals x mbo items, whether the two are of different languages."""
    ours, theirs = (np.array([str(subject) if subject in LANGUAGES else "" for subject in side]) for side in (vmbo, mbo))
    apart: NDArray[np.bool_] = (ours[:, None] != theirs) & (ours[:, None] != "") & (theirs != "")
    return apart


def with_generic_items(
    evidence: Mapping[str, Matrix], model: Mapping[str, Any], vmbo: Subjects, mbo: Subjects
) -> tuple[dict[str, Matrix], dict[str, Any]]:
    """Add to evidence and model what is particular to items that stand under a general subject.

    Pairs of an eindterm count for less where it meets many of them, and where the two are of different languages.

    Args:
        evidence: of all pairs, vmbo goals x mbo items.
        model: an intercept and weights per outcome.
        vmbo: the subject of each goal, and
        mbo: that of each item; None for what stands under no general subject.
    """
    generic = np.array([subject is not None for subject in mbo], np.bool_)
    further, apart = dict(evidence), dict(model)
    further[OTHER_LANGUAGE] = np.where(other_language(vmbo, mbo), 1.0, 0.0)
    for outcome, piece in OTHERS_OF_EINDTERM.items():
        others = others_of_eindterm(chance(log_odds(evidence, model[outcome])), generic)
        further[piece] = np.where(generic, others - _USUAL[outcome], 0.0)
        weights = {**model[outcome]["weights"], piece: _SPREAD[outcome], OTHER_LANGUAGE: _LESS}
        apart[outcome] = {**model[outcome], "weights": weights}
    return further, apart
