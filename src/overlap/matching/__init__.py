"""Two curricula -> every pair of goals with two probabilities, a band and reasons.

The road: texts of both sides (evidence.Sides) -> evidence, in several looks (looks, context) -> calibration -> which are
proposed -> reasons for those (scored). Many with many: `many`, by `jobs` over all cores, `kept` for a run that is stopped.
"""

from collections.abc import Sequence

import numpy as np

from overlap.language import using
from overlap.model import Goal, Pair, Settings

from .calibration import THRESHOLDS, covered
from .context import CONTEXT
from .evidence import PIECES
from .scored import NOT_PROPOSED, Scored
from .scoring import gather
from .sides import Sides

__all__ = [
    "CONTEXT",
    "NOT_PROPOSED",
    "PIECES",
    "THRESHOLDS",
    "Scored",
    "Sides",
    "covered",
    "gather",
    "match",
]


def match(
    vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings | None = None, *, explain_all: bool = False
) -> tuple[Pair, ...]:
    """Score every vmbo goal against every mbo item, best first.

    A pair is proposed when its score reaches the lowest band asked for and it is among the best
    ``settings.max_per_goal`` of its vmbo goal. Reasons are given for those, or with ``explain_all`` for every pair.
    """
    settings = settings or Settings()
    if not vmbo or not mbo:
        return ()
    with using(settings.begrippen):
        found = Scored(vmbo, mbo, settings)
        order = np.argsort(-found.score, axis=None, kind="stable")
        places = zip(*np.unravel_index(order, found.score.shape), strict=True)
        return tuple(found.pair(int(i), int(j), explain=explain_all) for i, j in places)
