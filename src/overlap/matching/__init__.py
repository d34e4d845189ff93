"""Two curricula -> every pair of goals with two probabilities, a band and reasons.

The road: texts of both sides (sides) -> evidence, in several looks (evidence, context) -> calibration -> which are
proposed, and reasons for those (scores).
"""

from collections.abc import Sequence

import numpy as np

from overlap.model import Goal, Pair, Settings

from .calibration import covered
from .cards import deeltaak_above, has_titles_only, kerntaak_above, own_cards_met, with_cards, without_card
from .context import CONTEXT
from .evidence import PIECES
from .scores import NOT_PROPOSED, Scores, score
from .sides import Ready, Sides

__all__ = [
    "CONTEXT",
    "NOT_PROPOSED",
    "PIECES",
    "Ready",
    "Scores",
    "Sides",
    "covered",
    "deeltaak_above",
    "has_titles_only",
    "kerntaak_above",
    "match",
    "own_cards_met",
    "score",
    "with_cards",
    "without_card",
]


def match(
    vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings | None = None, *, explain_all: bool = False
) -> tuple[Pair, ...]:
    """Score every vmbo goal against every mbo item, best first.

    A pair is proposed when it is of a band that is asked for (`calibration.bands`) and among the best
    ``settings.max_per_goal`` of its vmbo goal, where that is set. Reasons are given for those, or with ``explain_all`` for
    every pair.
    """
    if not vmbo or not mbo:
        return ()
    scores = score(vmbo, mbo, settings or Settings())
    order = np.argsort(-scores.score, axis=None, kind="stable")
    rows, columns = (places.tolist() for places in np.unravel_index(order, scores.score.shape))
    return tuple(scores.pairs(rows, columns, explain=explain_all))
