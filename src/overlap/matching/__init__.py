"""Two curricula -> every pair of goals with two probabilities, a band and reasons.

The road: texts of both sides (evidence.Sides) -> evidence, in several looks (looks, context) -> calibration -> which are
proposed -> reasons for those.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from overlap.language import using
from overlap.model import Goal, Pair, Settings

from . import reasons
from .actions import said_of_action
from .calibration import THRESHOLDS, band_of
from .context import CONTEXT
from .evidence import PIECES, Sides
from .looks import gather
from .many import Cell, Progress, Proposal, match_many
from .parts import parts_of_pair, said
from .progression import progression
from .relation import relation
from .scoring import scored

__all__ = ["CONTEXT", "PIECES", "THRESHOLDS", "Cell", "Progress", "Proposal", "Sides", "gather", "match", "match_many"]


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
        return _match(vmbo, mbo, settings, explain_all=explain_all)


def _match(vmbo: Sequence[Goal], mbo: Sequence[Goal], settings: Settings, *, explain_all: bool) -> tuple[Pair, ...]:
    sides = Sides(vmbo, mbo)
    found = scored(sides, settings)
    order = np.argsort(-found.score, axis=None, kind="stable")
    pairs = []
    for i, j in zip(*np.unravel_index(order, found.score.shape), strict=True):
        band = band_of(found.score[i, j]) if found.proposed[i, j] else None
        more: dict[str, Any] = {"because": reasons.because(sides, i, j, proposed=band is not None)} if band or explain_all else {}
        if band:
            covered = found.evidence["eindterm_covered"][i, j], found.evidence["title_covered"][i, j]
            parts = parts_of_pair(sides, i, j)
            kind, sure = relation(found.overlap[i, j], *covered, *parts)
            more |= {"relation": kind, "relation_sure": sure, "shared": reasons.shared(sides, i, j)}
            overlaps = kind != "verwant"
            more["because"] += (said_of_action(sides, i, j) if overlaps else ()) + said(*parts, overlaps=overlaps)
            more["progression"] = progression(vmbo[i], mbo[j], overlaps=overlaps)
        pairs.append(Pair(vmbo[i], mbo[j], float(found.score[i, j]), float(found.overlap[i, j]), band, **more))
    return tuple(pairs)
